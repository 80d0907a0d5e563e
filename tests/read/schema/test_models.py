"""The schema knows every key, and says what each is for."""

import dataclasses

import pytest
from pydantic import BaseModel

from eventkb.model.event import Event, Variant
from eventkb.read.schema import models, structure
from eventkb.read.schema.docstrings import docstrings


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.__name__)
def test_every_key_has_a_help(model: type[BaseModel]) -> None:
    """Whoever hovers over a key reads what it is for."""
    assert model.__doc__
    assert model.model_fields.keys() - docstrings(model).keys() == set()


def test_every_part_of_an_event_can_be_written() -> None:
    """What an event has, its definition can say, under the same name."""
    derived = {"key", "file", "path"}
    event = {part.name for part in dataclasses.fields(Event)} - derived
    variant = {part.name for part in dataclasses.fields(Variant)}
    assert set(models.Definition.model_fields) == event | {"source", "id"}
    assert set(models.Variant.model_fields) == variant


def test_a_key_is_found_where_it_belongs() -> None:
    """For a key in the wrong place, the right ones are known, at any depth of the file."""
    assert structure.places(models.Definition, "relation") == ("related",)
    assert set(structure.places(models.Definition, "run")) == {"command"}
    assert structure.places(models.Definition, "builds") == ()
    assert structure.places(models.Product, "builds") == ("versions",)
