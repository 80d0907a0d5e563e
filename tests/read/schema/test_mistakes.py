"""Whatever the value of whichever key is, its author reads words that were written for it."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.wording import nearest
from eventkb.read.schema import keys
from eventkb.read.schema.mistakes import MOST
from eventkb.read.schema.structure import KEYS
from tests.read.reading import reading

KEY = st.sampled_from([*sorted(KEYS), "en", "de", "fr", "", "a b"])
SCALARS = st.sampled_from(
    [None, True, 0, -1, 70000, 1.5, "", " ", "x", " x", "Demo/2", "error", "Fehler", "2012-13-01"]
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3))
FILES = st.sampled_from(
    ["Demo/7.yml", "Demo/known.yml", "Demo/source.yml", "products.yml", "glossary.yml", "shared/a.yml"]
)


@given(FILES, st.dictionaries(KEY, VALUES, max_size=4) | VALUES)
def test_any_value_of_any_key_is_reported_in_our_words(file: str, value: object) -> None:
    """No mistake falls through to the words of the library that validates."""
    result = reading({f"events/{file}": json.dumps(value).encode()})
    assert not [diagnostic.message for diagnostic in result.diagnostics if "is not what" in diagnostic.message]
    assert all(
        diagnostic.help.strip() and diagnostic.place.file == f"events/{file}" for diagnostic in result.diagnostics
    )


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), VALUES, max_size=3))
def test_an_event_is_read_or_reported(keys: dict[str, object]) -> None:
    """An event with any values either arrives or is known as broken, and then with a reason."""
    value = {"message": "Off."} | keys | {"source": "Demo", "id": 7}
    result = reading({"events/Demo/7.yml": json.dumps(value).encode()})
    [event] = [*result.definitions.events, *result.broken]
    assert str(getattr(event, "key", event)) == "Demo/7"
    assert bool(result.diagnostics) == bool(result.broken)


@pytest.mark.slow
@pytest.mark.parametrize("value", ["1", "", "{}", "{en: x}"])
def test_a_file_of_nothing_but_mistakes_is_bounded(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """What was meant is looked for only so many times, however many keys are unknown; their number is counted here."""
    searched: list[str] = []

    def counted(word: str, names: Iterable[str]) -> str | None:
        searched.append(word)
        return nearest(word, names)

    monkeypatch.setattr(keys, "nearest", counted)
    lines = "".join(f"k{number}: {value}\n" for number in range(10_000))
    diagnostics = reading({"events/Demo/1.yml": f"source: Demo\nid: 1\nmessage: x\n{lines}".encode()}).diagnostics
    assert 0 < len(diagnostics) <= 2 * MOST
    assert len(searched) <= 2 * MOST
