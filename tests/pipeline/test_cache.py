"""What need not be done again, and when it must be."""

import os
import pickle
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.cache.store import Store
from eventkb.model.event import EventKey
from eventkb.pipeline import cache
from tests.catalogues import article

PARTS = st.lists(st.text("ab", max_size=3) | st.binary(max_size=3), max_size=4)


def as_bytes(parts: list[str | bytes]) -> list[bytes]:
    return [part.encode() if isinstance(part, str) else part for part in parts]


@given(PARTS, PARTS)
def test_other_inputs_have_another_name(one: list[str | bytes], other: list[str | bytes]) -> None:
    """A result is found again for the very same inputs only; where one ends and the next begins counts."""
    assert (cache.digest(*one) == cache.digest(*other)) == (as_bytes(one) == as_bytes(other))


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    """Under its name, in the place of what was there before."""
    cache.store(tmp_path, "pieces", {"a": 1})
    cache.store(tmp_path, "pieces", {"b": (2, "c")})
    assert cache.load(tmp_path, "pieces") == {"b": (2, "c")}
    assert cache.load(tmp_path, "other") == {}


def test_a_broken_cache_counts_as_none(tmp_path: Path) -> None:
    """A run that was killed, a full disk or a foreign file never stops a build."""
    cache.store(tmp_path, "pieces", {"a": [1, 2, "three"]})
    (file,) = (tmp_path / cache.FOLDER).iterdir()
    whole = file.read_bytes()
    broken = [whole[:length] for length in range(len(whole))]
    foreign = [pickle.dumps(one) for one in (None, 1, (1, 2, 3), ("other version", {"a": 1}), (cache.program(), [1]))]
    missing = [b"cmissing.module\nname\n.", b"cbuiltins\nno_such_name\n.", b"rubbish", os.urandom(64)]
    too_long = b"\x8e" + (2**62).to_bytes(8, "little")  # bytes, and how many of them
    for data in (*broken, *foreign, *missing, too_long):
        file.write_bytes(data)
        assert cache.load(tmp_path, "pieces") == {}


class Crafted:
    """Pickled, it is a call of a function of the one who wrote the file."""

    def __init__(self, function: object, *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call


def test_a_crafted_file_runs_nothing(tmp_path: Path) -> None:
    """Whoever checks a branch that carries a `.cache` runs no code of its author."""
    mark = tmp_path / "ran"
    cache.store(tmp_path, "pieces", {})
    (file,) = (tmp_path / cache.FOLDER).iterdir()
    calls = [
        Crafted(os.system, f"touch {mark}"),
        Crafted(eval, f"open({str(mark)!r}, 'w')"),
        Crafted(Path.touch, mark),
        Crafted(import_module, "antigravity"),
    ]
    dotted = b"\x80\x04\x8c\x14eventkb.read.folder\x8c\x09os.system\x93\x8c\x05touch\x85R."
    for data in (*(pickle.dumps((cache.program(), {"a": call})) for call in calls), dotted):
        file.write_bytes(data)
        assert cache.load(tmp_path, "pieces") == {}
    assert not mark.exists()


def one(value: object) -> int:
    """Weighs a result."""
    return 1


def test_parts_without_anything_else_are_kept_as_they_are(tmp_path: Path) -> None:
    """After a small change nearly nothing is packed again: only what was beside a former result, and new ones."""
    first, second = (cache.Part({f"{letter}{n}": n for n in range(cache.TOGETHER)}) for letter in "ab")
    everything = {**first.values, **second.values}
    cache.store_parts(tmp_path, "pieces", [first, second], everything, one)
    kept = cache.load_parts(tmp_path, "pieces")
    new = cache.Part({"new": ("x",)})
    wanted = {name: value for name, value in everything.items() if name != "b7"} | new.values
    cache.store_parts(tmp_path, "pieces", [*kept, new], wanted, one)
    again = cache.load_parts(tmp_path, "pieces")
    assert next(part.data for part in again) == first.data
    assert {name: value for part in again for name, value in part.values.items()} == wanted
    assert len(again) == len(kept)


def test_a_part_ends_once_it_has_enough() -> None:
    """Whoever needs one event of a file reads few others, and a long list is with nothing that comes behind it."""
    weights = {"a": 1, "b": cache.TOGETHER * 9, **{str(n): 1 for n in range(cache.TOGETHER + 1)}}
    parts = [list(part.values) for part in cache.in_parts(weights, int)]
    assert parts == [["a", "b"], [str(n) for n in range(cache.TOGETHER)], [str(cache.TOGETHER)]]


def test_each_part_is_read_by_itself(tmp_path: Path) -> None:
    """By its place in the file, of which a store keeps its own name."""
    values = {str(n): ("x", n) for n in range(3 * cache.TOGETHER)}
    cache.store_parts(tmp_path, "pieces", [], values, one)
    store = Store(tmp_path)
    store.take(cache.file_of_parts(tmp_path, "pieces"))
    places = cache.places_in_parts(store.folder / "pieces.pickle")
    cache.store_parts(tmp_path, "pieces", [], {"other": 1}, one)
    assert places.keys() == values.keys()
    assert all(store.blob(place)[name] == values[name] for name, place in places.items())


def test_a_part_is_the_same_in_another_process() -> None:
    """It is packed where it was made, and these bytes are what the cache keeps."""
    part = cache.Part({"a": (EventKey("Demo", 1), "error")})
    other = pickle.loads(pickle.dumps(part))
    assert (other.values, other.data) == (part.values, part.data)


def test_a_crafted_or_broken_part_counts_as_none(tmp_path: Path) -> None:
    """What is within a file that can be read is as foreign as the file."""
    mark = tmp_path / "ran"
    file = cache.file_of_parts(tmp_path, "pieces")
    cache.store_parts(tmp_path, "pieces", [], {"a": (1, 2)}, one)
    whole = file.read_bytes()
    crafted = pickle.dumps({"a": Crafted(os.system, f"touch {mark}")})
    parts = [b"rubbish", pickle.dumps([1]), crafted]
    heads = [(cache.program(), [(("a",), len(data), 0)]) for data in parts]
    foreign = [pickle.dumps(head) + data for head, data in zip(heads, parts, strict=True)]
    others = [pickle.dumps(head) for head in ({"a": 1}, 1, (cache.program(), 1), (cache.program(), [(1, "2")]))]
    for data in (*foreign, *others, *(whole[:length] for length in range(len(whole)))):
        file.write_bytes(data)
        assert cache.load_parts(tmp_path, "pieces") == []
    assert not mark.exists()


def test_values_of_many_fields_are_kept(tmp_path: Path) -> None:
    """Those that are built by name, too."""
    kept = {"a": article(), "b": (EventKey("Demo", 1), "error", frozenset({"x"}))}
    cache.store(tmp_path, "pieces", kept)
    assert cache.load(tmp_path, "pieces") == kept


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a/one.md").write_text("other"),
        lambda folder: (folder / "a/two.md").write_text(""),
        lambda folder: (folder / "a/one.md").rename(folder / "a/1.md"),
        lambda folder: (folder / "a/one.md").unlink(),
        lambda folder: (folder / "b.yml").unlink(),
    ],
    ids=["changed", "added", "renamed", "deleted", "gone"],
)
def test_any_change_of_a_file_is_noticed(tmp_path: Path, change: object) -> None:
    """Pages are rendered again when what they are made of changes, and not before."""
    (tmp_path / "a/__pycache__").mkdir(parents=True)
    (tmp_path / "a/one.md").write_text("one")
    (tmp_path / "b.yml").write_text("b")
    inputs = (tmp_path / "a", tmp_path / "b.yml")
    before = cache.files(inputs, tmp_path)
    (tmp_path / "a/__pycache__/one.pyc").write_text("compiled")
    assert cache.files(inputs, tmp_path) == before
    change(tmp_path)
    assert cache.files(inputs, tmp_path) != before


def test_a_project_that_is_moved_keeps_what_was_rendered(tmp_path: Path) -> None:
    """Files of the project count from its folder on."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mkdocs.yml").write_text("site_name: Demo")
    digests = {cache.files((tmp_path / folder / "mkdocs.yml",), tmp_path / folder) for folder in ("one", "two")}
    assert len(digests) == 1
