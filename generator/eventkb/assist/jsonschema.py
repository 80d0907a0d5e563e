"""JSON Schema of the files below events/, for editors: made of the models, with what only the catalogue knows.

Dialect: draft 2020-12. Editors ignore `unevaluatedProperties`, so each mapping closes itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from pydantic import TypeAdapter

from eventkb.edit.canonical import NAMES
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import FORM
from eventkb.model.kind import Kind as SourceKind
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.read.location import Kind
from eventkb.read.schema import codes, guides, house, models
from eventkb.read.schema.docstrings import docstrings
from eventkb.read.schema.reference import GROUPS, ITSELF, Helps, choices, help_of
from eventkb.read.schema.structure import OPEN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

FILES: Mapping[Kind, Any] = {
    Kind.EVENT: models.Definition,
    Kind.KNOWN: list[models.Stub],
    Kind.SOURCE: models.SourceFile,
    Kind.PRODUCTS: dict[str, models.Product],
    Kind.SHARED: models.Shared,
    Kind.GLOSSARY: list[models.Term],
    Kind.NOTE: house.Note,
    Kind.CATALOGUE: house.CatalogueFile,
    Kind.CODES: codes.CodeTable,
    Kind.GUIDE: guides.Guide,
}
"""What a file of each kind contains."""

MODELS = {model.__name__: model for model in GROUPS}

SNIPPETS: Mapping[str, list[Schema]] = {
    "Definition": [
        {
            "label": "event",
            "description": "An event with everything that an article needs",
            "body": {
                "source": "${1:Backup}",
                "id": "^${2:1001}",
                "message": {SOURCE_LANGUAGE: "$3"},
                "summary": {SOURCE_LANGUAGE: "$4"},
                "explanation": {SOURCE_LANGUAGE: "$5"},
                "user_action": {"actions": [{"text": {SOURCE_LANGUAGE: "$6"}}]},
            },
        }
    ],
    "Action": [
        {"label": "text", "body": {"text": {SOURCE_LANGUAGE: "$1"}}},
        {"label": "use", "body": {"use": "$1"}},
        {
            "label": "command",
            "body": {"text": {SOURCE_LANGUAGE: "$1"}, "command": {"shell": "$2", "run": "$3"}},
        },
    ],
    "Case": [
        {
            "label": "case",
            "body": {
                "when": {"$1": ["$2"]},
                "title": {SOURCE_LANGUAGE: "$3"},
                "explanation": {SOURCE_LANGUAGE: "$4"},
                "user_action": {"actions": [{"text": {SOURCE_LANGUAGE: "$5"}}]},
            },
        }
    ],
    "Guide": [
        {
            "label": "guide",
            "description": "A guide with a question and two answers",
            "body": {
                "title": {SOURCE_LANGUAGE: "$1"},
                "summary": {SOURCE_LANGUAGE: "$2"},
                "start": "${3:first}",
                "steps": {
                    "${3:first}": {
                        "title": {SOURCE_LANGUAGE: "$4"},
                        "text": {SOURCE_LANGUAGE: "$5"},
                        "answers": [{"text": {SOURCE_LANGUAGE: "$6"}, "done": {SOURCE_LANGUAGE: "$7"}}],
                    }
                },
            },
        }
    ],
    "Answer": [
        {"label": "next", "body": {"text": {SOURCE_LANGUAGE: "$1"}, "next": "$2"}},
        {"label": "done", "body": {"text": {SOURCE_LANGUAGE: "$1"}, "done": {SOURCE_LANGUAGE: "$2"}}},
    ],
    "Relation": [
        {"label": "related", "body": {"event": "$1", "relation": "${2:see-also}", "reason": {SOURCE_LANGUAGE: "$3"}}}
    ],
    "Insertion": [{"label": "insertion", "body": {"name": "$1", SOURCE_LANGUAGE: "$2", "example": "$3"}}],
}
"""What editors offer to write at once, by the model that it makes.

Form: https://code.visualstudio.com/docs/languages/json#_define-snippets-in-json-schemas
"""


@frozen_dataclass(kw_only=True)
class Known:
    """The values that only a catalogue knows."""

    locales: Sequence[Locale]
    sources: Sequence[str]
    products: Sequence[str]
    versions: Sequence[str]
    shared: Sequence[str]
    events: Sequence[str]
    tables: Sequence[str] = ()
    helps: Mapping[Locale, Helps] = field(default_factory=dict)
    kinds: Sequence[SourceKind] = ()


def schemas(known: Known) -> dict[str, Schema]:
    """The schema of each kind of file, by its name."""
    return {NAMES[kind]: _schema(content, known) for kind, content in FILES.items()}


def _schema(content: Any, known: Known) -> Schema:
    schema = TypeAdapter(content).json_schema(mode="validation")
    for name, model in ((schema.get("title", ""), schema), *schema.get("$defs", {}).items()):
        _describe(name, model)
        _offer(model.get("properties", {}), known)
        _explain(name, model, known.helps)
        if name in SNIPPETS:
            model["defaultSnippets"] = SNIPPETS[name]
    return {"$schema": DIALECT, **_closed(schema, known.locales)}


def _describe(name: str, model: Schema) -> None:
    """Adds the help of each key, which is the docstring below it."""
    helps = docstrings(MODELS[name]) if name in MODELS else {}
    for key, node in model.get("properties", {}).items():
        if key in helps:
            node["description"] = helps[key]


def _offer(properties: Schema, known: Known) -> None:
    """Adds the names that the catalogue knows to the keys that take such a name."""
    offers = {
        "source": known.sources,
        "product": known.products,
        "use": known.shared,
        "event": known.events,
        "replaced_by": known.events,
    }
    for key, values in offers.items():
        if key in properties and values:
            properties[key]["examples"] = list(values)
    for key in ("use", "product"):
        if key in properties and offers[key]:
            properties[key] = {**_without_null(properties[key]), "enum": list(offers[key])}
    for key, words in choices(known.kinds).items():
        if words and properties.get(key, {}).get("pattern") is None and key in properties:
            properties[key] = {**_without_null(properties[key]), "enum": list(words)}
    if known.kinds and "qualifiers" in properties:
        properties["id"] = {"description": properties["id"].get("description", ""), **_id_of(known.kinds)}
    codes = properties.get("codes", {})
    if "pattern" in codes.get("items", {}) and known.tables:
        codes["items"] = {"enum": list(known.tables)}
    versions = properties.get("versions", {})
    if versions.get("type") == "array" and known.versions:
        versions["items"] = {"enum": list(known.versions)}


def _id_of(kinds: Sequence[SourceKind]) -> Schema:
    """What an ID may be in a project with sources of some kinds."""
    maximum = max((kind.id.maximum for kind in kinds if kind.is_numbered), default=None)
    number = {"type": "integer", "minimum": 0}
    branches: list[Schema] = [{**number, "maximum": maximum}] if maximum is not None else []
    if not all(kind.is_numbered for kind in kinds):
        branches = [number, {"type": "string", "pattern": f"^(?:{FORM.pattern})$"}]
    return branches[0] if len(branches) == 1 else {"anyOf": branches}


def _explain(name: str, model: Schema, helps: Mapping[Locale, Helps]) -> None:
    """Adds the translated helps below the English ones; editors show both."""
    for key, node in ((ITSELF, model), *model.get("properties", {}).items()):
        english = node.get("description")
        others = [help for translated in helps.values() if (help := help_of(name, key, translated))]
        if english and others:
            node["description"] = "\n\n".join([english, *others])


def _closed(node: Any, locales: Sequence[Locale]) -> Any:
    """A schema with the languages as keys of texts, and without titles and defaults, which are noise in hovers."""
    if isinstance(node, list):
        return [_closed(item, locales) for item in node]
    if not isinstance(node, dict):
        return node
    properties = {
        key: {name: part for name, part in inner.items() if name != "title"}
        if key in OPEN
        else _closed(_without_null(inner), locales)
        for key, inner in node.get("properties", {}).items()
    }
    rest = {
        key: inner if key == "defaultSnippets" else _closed(inner, locales)
        for key, inner in node.items()
        if key not in {"title", "default", "properties", "discriminator"}
    }
    if properties:
        rest["properties"] = properties
    under_languages = rest.get("additionalProperties")
    if isinstance(under_languages, dict) and _is_language(under_languages):
        rest["properties"] = properties | {locale: {**under_languages} for locale in locales}
        rest["additionalProperties"] = False
    return rest


def _is_language(value: Schema) -> bool:
    """Whether a mapping's further keys are languages: those of texts and lists, not of products, versions, steps."""
    return not value.get("$ref", "").endswith(("/Product", "/ProductVersion", "/Step"))


def _without_null(node: Schema) -> Schema:
    """The schema of a key that may be left out but must not be `null`."""
    branches = [branch for branch in node.get("anyOf", ()) if branch != {"type": "null"}]
    if not branches or len(branches) == len(node["anyOf"]):
        return node
    rest = {key: inner for key, inner in node.items() if key != "anyOf"}
    return {**rest, **branches[0]} if len(branches) == 1 else {**rest, "anyOf": branches}
