"""What is kept of a published site: values under names, and blobs in few files."""

from pathlib import Path

import pytest

from eventkb.cache import FOLDER
from eventkb.cache.store import MOST_ROOM, Lost, Store

BLOBS = "blobs"


def test_blobs_that_have_been_replaced_take_no_more_room_than_the_others(tmp_path: Path) -> None:
    """However often a text is changed, and all blobs stay what they were."""
    store = Store(tmp_path)
    values: dict[str, object] = {name: (name, "x" * 900) for name in ("a", "b", "c")}
    places = store.add_blobs(BLOBS, [((name,), value) for name, value in values.items()], {})
    for number in range(50):
        values["b"] = ("b", f"{number:900}")
        places = store.add_blobs(BLOBS, [(("b",), values["b"])], places)
        assert {name: store.blob(place) for name, place in places.items()} == values
        needed = sum(length for _, _, length, _ in places.values())
        assert (store.folder / BLOBS).stat().st_size <= MOST_ROOM * needed


def test_a_blob_of_several_names_is_there_until_the_last_one_has_another(tmp_path: Path) -> None:
    """Names that have none of their own share one, also after room was made, and a file that was taken over stays."""
    store = Store(tmp_path)
    taken = store.add_blobs("taken", [(("x",), "x" * 99)], {})
    Store(tmp_path, "other").take(store.folder / "taken")
    together = ("a", "b", "y" * 900)
    places = Store(tmp_path, "other").add_blobs(BLOBS, [(("a", "b"), together)], taken)
    for number in range(50):
        places = Store(tmp_path, "other").add_blobs(BLOBS, [(("b",), f"{number:900}")], places)
    found = {name: Store(tmp_path, "other").blob(place) for name, place in places.items()}
    assert found == {"x": "x" * 99, "a": together, "b": f"{49:900}"}
    assert (store.folder / "taken").read_bytes() == (tmp_path / FOLDER / "other/taken").read_bytes()


def test_a_damaged_blob_is_noticed(tmp_path: Path) -> None:
    """Nothing is poured of what is not what was kept."""
    store = Store(tmp_path)
    places = store.add_blobs(BLOBS, [(("a",), "x" * 90)], {})
    data = bytearray((store.folder / BLOBS).read_bytes())
    data[40] ^= 1
    (store.folder / BLOBS).write_bytes(data)
    with pytest.raises(Lost):
        store.blob(places["a"])
