"""The reference of all keys: complete, and translated."""

from pathlib import Path

import pytest
import yaml

from eventkb.read.schema.reference import ITSELF, choices, help_of, reference
from tests.kinds import KINDS

ROOT = Path(__file__).parents[3]
TRANSLATED = sorted((ROOT / "templates/keys").glob("*.yml"))


@pytest.mark.parametrize("file", TRANSLATED, ids=lambda file: file.stem)
def test_every_key_is_translated(file: Path) -> None:
    """No help is missing, and none is left over."""
    texts = yaml.safe_load(file.read_text("utf-8"))
    wanted = {(group.name, key.name) for group in reference() for key in group.keys}
    wanted |= {(group.name, ITSELF) for group in reference()}
    assert not [group for group in sorted(wanted) if not help_of(*group, texts)]
    assert {(group, key) for group, keys in texts.items() for key in keys} <= wanted


def test_every_key_has_help() -> None:
    """Also in English, of which the code is the source."""
    assert not [(group.name, key.name) for group in reference() for key in group.keys if not key.help]
    assert not [group.name for group in reference() if not group.help]


def test_what_a_key_may_contain_is_said() -> None:
    """Whether it must be there, is a list, has languages, a few words, keys of its own."""
    event = {key.name: key for key in reference(choices=choices(KINDS))[0].keys}
    assert event["source"].is_required
    assert event["versions"].is_list
    assert event["summary"].in_languages
    assert "critical" in event["level"].words
    assert (event["related"].group, event["versions"].group) == ("Relation", None)
