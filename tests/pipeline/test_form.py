"""Files that are in form are not formatted again, until something that decides their form changes."""

from pathlib import Path

import pytest

from eventkb.edit import Formed
from eventkb.model.kind import Kind
from eventkb.pipeline.form import form
from eventkb.read.kinds import of_any_kind
from tests.catalogues import LOCALES
from tests.kinds import KINDS

FILE = "events/Demo/1.yml"
ROUGH = b"id: 1\nsource: Demo\nmessage: It has begun.\n"
WINDOWS, TEXTUAL = KINDS.named("windows"), KINDS.named("application")


def formed_in(root: Path, data: bytes, kind: Kind | None = None) -> Formed:
    kind_of = (lambda _: kind) if kind else of_any_kind
    return form(root, {FILE: data}, [FILE], folder="events", locales=LOCALES, kind_of=kind_of)


def test_what_is_in_form_stays_so(tmp_path: Path) -> None:
    """The second and the third time, too; another content is formatted."""
    in_form = formed_in(tmp_path, ROUGH).changed[FILE]
    for _ in range(3):
        assert formed_in(tmp_path, in_form) == Formed({}, (), ())
    assert formed_in(tmp_path, ROUGH).changed == {FILE: in_form}


def test_what_was_formatted_is_known_to_be_in_form(tmp_path: Path) -> None:
    """The first check after it has nothing to format again: what is kept afterwards is what was kept before."""
    in_form = formed_in(tmp_path, ROUGH).changed[FILE]
    kept = (tmp_path / ".cache/eventkb/formed.pickle").read_bytes()
    assert formed_in(tmp_path, in_form) == Formed({}, (), ())
    assert (tmp_path / ".cache/eventkb/formed.pickle").read_bytes() == kept


def test_a_file_with_an_error_is_reported_each_time(tmp_path: Path) -> None:
    """Nothing is known of its form."""
    for _ in range(2):
        assert formed_in(tmp_path, b"id: 1\nid: 2\n").diagnostics


@pytest.mark.parametrize(("first", "then"), [(WINDOWS, TEXTUAL), (TEXTUAL, WINDOWS)])
def test_another_kind_of_ids_is_another_form(tmp_path: Path, first: Kind, then: Kind) -> None:
    """`id: 1` is quoted where IDs are texts, whatever was known before."""
    plain = formed_in(tmp_path, ROUGH, WINDOWS).changed[FILE]
    quoted = formed_in(tmp_path, ROUGH, TEXTUAL).changed[FILE]
    assert plain != quoted
    formed_in(tmp_path, plain, first)
    assert formed_in(tmp_path, plain, then).changed == ({FILE: quoted} if then is TEXTUAL else {})
