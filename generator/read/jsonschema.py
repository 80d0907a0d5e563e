"""JSON Schema of the files below events/, for editors: made of the models, with what only the catalogue knows.

Dialect: draft 2020-12. Editors ignore `unevaluatedProperties`, so each mapping closes itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from generator.locale import Locale
from generator.read import schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

FILES: Mapping[str, Any] = {
    "definition": schema.Definition,
    "known": list[schema.Stub],
    "source": schema.SourceFile,
    "products": dict[str, schema.Product],
    "shared": schema.Shared,
    "glossary": list[schema.Term],
}
"""By the name of a schema, what a file of its kind holds."""


@dataclass(frozen=True, slots=True)
class Known:
    """The values that only a catalogue knows."""

    locales: Sequence[Locale]
    sources: Sequence[str]
    products: Sequence[str]
    versions: Sequence[str]
    shared: Sequence[str]
    events: Sequence[str]


def schemas(known: Known) -> dict[str, Schema]:
    """The schema of each kind of file, by its name."""
    return {name: _schema(kind, known) for name, kind in FILES.items()}


def _schema(kind: Any, known: Known) -> Schema:
    made = TypeAdapter(kind).json_schema(mode="validation")
    for model in (made, *made.get("$defs", {}).values()):
        _offer(model.get("properties", {}), known)
    found = _closed(made, known.locales)
    return {"$schema": DIALECT, **found}


def _offer(properties: Schema, known: Known) -> None:
    """Puts what the catalogue knows beside the keys that name it."""
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
    versions = properties.get("versions", {})
    if versions.get("type") == "array" and known.versions:
        versions["items"] = {"enum": list(known.versions)}


def _closed(node: Any, locales: Sequence[Locale]) -> Any:
    """A schema without titles and defaults, which are noise in hovers, and with the languages as keys of texts."""
    if isinstance(node, list):
        return [_closed(one, locales) for one in node]
    if not isinstance(node, dict):
        return node
    properties = {key: _closed(_without_null(one), locales) for key, one in node.get("properties", {}).items()}
    rest = {
        key: _closed(one, locales)
        for key, one in node.items()
        if key not in {"title", "default", "properties", "discriminator"}
    }
    if properties:
        rest["properties"] = properties
    under_languages = rest.get("additionalProperties")
    if isinstance(under_languages, dict) and _is_language(under_languages, node):
        rest["properties"] = properties | {locale: {**under_languages} for locale in locales}
        rest["additionalProperties"] = False
    return rest


def _is_language(value: Schema, node: Schema) -> bool:
    """Whether a mapping's further keys are languages: those of texts and lists, not of products and versions."""
    return not value.get("$ref", "").endswith(("/Product", "/ProductVersion"))


def _without_null(node: Schema) -> Schema:
    """A key that may be left out, which isn't the same as one that may be `null`."""
    branches = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    if not branches or len(branches) == len(node["anyOf"]):
        return node
    rest = {key: one for key, one in node.items() if key != "anyOf"}
    return {**rest, **branches[0]} if len(branches) == 1 else {**rest, "anyOf": branches}
