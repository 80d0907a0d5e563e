"""JSON Schema: what an editor accepts and refuses is what `check` does."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from eventkb.assist.jsonschema import DIALECT, FILES, Schema, schemas
from eventkb.cli.schema import _known
from eventkb.edit.canonical import NAMES
from tests import own
from tests.catalogues import ROOT

KINDS = {f"{name}.yml": name for name in ("known", "source", "products", "glossary", "catalogue")}
FOLDERS = {"shared": "shared", "guides": "guide", "codes": "codes"}
EVENT = {"source": "ESE", "id": 1, "message": {"en": "It has begun."}}


@cache
def validators() -> dict[str, Draft202012Validator]:
    """The schemas of this repository, each as what asks it."""
    made = schemas(_known(own.project(), own.gathered().definitions))
    return {name: Draft202012Validator(schema) for name, schema in made.items()}


def schema(name: str) -> Schema:
    return validators()[name].schema


def kind(file: Path) -> str:
    return FOLDERS.get(file.parent.name) or KINDS.get(file.name, "definition")


def as_text(value: object) -> object:
    """YAML as we read it: dates and the like stay text."""
    return yaml.load(value, yaml.BaseLoader)


def problems(name: str, value: object) -> list[str]:
    return [node.json_path for node in validators()[name].iter_errors(value)]


@pytest.mark.parametrize("name", [NAMES[kind] for kind in FILES])
def test_a_schema_is_one_of_its_dialect(name: str) -> None:
    """Editors refuse others."""
    assert schema(name)["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.slow
def test_every_file_of_the_catalogue_is_accepted() -> None:
    """What `check` likes, an editor underlines nowhere."""
    underlined = {}
    for file in sorted((ROOT / "events").rglob("*.yml")):
        value = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict) and "modified" in node:
                node["modified"] = str(node["modified"])
        underlined[file.relative_to(ROOT).as_posix()] = problems(kind(file), value)
    assert {file: places for file, places in underlined.items() if places} == {}
    assert len(underlined) > 500


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"mesage": "x"}, "$"),
        ({"level": "fatal"}, "$.level"),
        ({"id": 70_000}, "$.id"),
        ({"message": {"xx": "x"}}, "$.message"),
        ({"product": "exchnage"}, "$.product"),
        ({"user_action": {"actions": [{"use": "no-such-text"}]}}, "$.user_action.actions[0].use"),
        ({"related": [{"event": "ESE/1", "relation": "likes"}]}, "$.related[0].relation"),
        ({"insertions": [{"name": "one", "fr": "x"}]}, "$.insertions[0]"),
    ],
)
def test_what_check_refuses_is_underlined_while_typing(change: dict[str, object], place: str) -> None:
    """At the key or the value that is wrong."""
    assert place in " ".join(problems("definition", EVENT | change))


def test_hovers_say_what_a_key_is_for_and_offer_what_there_is() -> None:
    """Descriptions come from the models, values from the catalogue."""
    properties = schema("definition")["properties"]
    assert properties["id"]["description"].startswith("The event ID: a number or a text")
    assert "MSExchangeTransport" in properties["source"]["examples"]
    assert "exchange" in properties["product"]["enum"]


def test_help_is_in_every_language() -> None:
    """An editor shows what a key means, in English and below it in German."""
    diagnostics = schema("definition")["properties"]["level"]["description"]
    assert diagnostics.startswith("How severe the vendor takes it.")
    assert "Wie schwer der Hersteller das Ereignis nimmt." in diagnostics


def test_snippets_make_what_is_accepted() -> None:
    """What an editor offers to write at once has no unknown key."""
    (snippet,) = schema("definition")["defaultSnippets"]
    assert problems("definition", snippet["body"] | {"source": "ESE", "id": 1}) == []


def test_the_conditions_of_a_case_have_any_names_and_lists_of_texts() -> None:
    """A number, a single value and an unknown key beside the conditions are underlined."""

    def case(**parts: object) -> dict[str, object]:
        return {**EVENT, "cases": [{"when": {"error": ["-1018"]}, "title": {"en": "A"}, **parts}]}

    assert problems("definition", case()) == []
    assert problems("definition", case(when={"title": ["5"], "en": ["6"]})) == []
    assert problems("definition", case(when={"error": [-1018]})) == ["$.cases[0].when.error[0]"]
    assert problems("definition", case(when={"error": "-1018"})) == ["$.cases[0].when.error"]
    assert problems("definition", case(when={})) and problems("definition", case(text={"en": "A"}))


def test_a_snippet_keeps_all_its_keys() -> None:
    """What is noise in a schema is a key in a snippet."""
    (snippet,) = schema("definition")["$defs"]["Case"]["defaultSnippets"]
    assert list(snippet["body"]) == ["when", "title", "explanation", "user_action"]


def test_an_insertion_string_names_a_table_that_exists() -> None:
    """The tables of the package are offered, and another name is underlined."""
    insertion = {"name": "error", "en": "the error", "codes": ["ese"]}
    assert not problems("definition", {**EVENT, "insertions": [insertion]})
    assert problems("definition", {**EVENT, "insertions": [{**insertion, "codes": ["eese"]}]})


def test_a_code_table_is_a_file_of_its_own() -> None:
    """Its codes are texts, and its notation one of five."""
    table = {"title": "Exit codes", "notation": "decimal", "codes": [{"code": "1", "text": {"en": "Full."}}]}
    assert not problems("codes", table)
    assert problems("codes", {**table, "notation": "octal"})
    assert problems("codes", {**table, "codes": [{"code": 1, "text": {"en": "Full."}}]})
