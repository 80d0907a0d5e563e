"""What is kept of a published site: values under names, and blobs in one file."""

from pathlib import Path

import pytest

from eventkb.cache.store import BLOBS, MOST_ROOM, Lost, Store


def test_blobs_that_have_been_replaced_take_no_more_room_than_the_others(tmp_path: Path) -> None:
    """However often a text is changed, and all blobs stay what they were."""
    store = Store(tmp_path)
    values: dict[str, object] = {name: (name, "x" * 900) for name in ("a", "b", "c")}
    places = store.write_blobs(values.items())
    for number in range(50):
        values["b"] = ("b", f"{number:900}")
        places = store.add_blobs({"b": values["b"]}, places)
        assert {name: store.blob(place) for name, place in places.items()} == values
        needed = sum(length for _, length, _ in places.values())
        assert (store.folder / BLOBS).stat().st_size <= MOST_ROOM * needed


def test_a_damaged_blob_is_noticed(tmp_path: Path) -> None:
    """Nothing is poured of what is not what was kept."""
    store = Store(tmp_path)
    places = store.write_blobs([("a", "x" * 90)])
    data = bytearray((store.folder / BLOBS).read_bytes())
    data[40] ^= 1
    (store.folder / BLOBS).write_bytes(data)
    with pytest.raises(Lost):
        store.blob(places["a"])
