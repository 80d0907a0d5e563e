"""Windows event logs that Windows wrote, whole and damaged."""

import lzma
from io import BytesIO

import pytest

from eventkb.coverage.logs import LogFault, logged
from tests.catalogues import ROOT
from tests.lookup.pasted import WORDS

LOG = lzma.decompress((ROOT / "tests/corpus/evtx/post-Security.evtx.xz").read_bytes())
DAMAGED = {
    "whole": (LOG, 126),
    "cut in a chunk": (LOG[: 4096 + 30000], 102),
    "zeros in a chunk": (LOG[:34096] + bytes(2000) + LOG[36096:], 126),
    "bytes of a chunk": (LOG[:34096] + b"\xff" * 2000 + LOG[36096:], 126),
    "the mark of a chunk": (LOG[:4096] + bytes(8) + LOG[4104:], 126),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_every_record_is_read_or_counted_as_unreadable(name: str) -> None:
    """What is behind the damage is read too."""
    data, number = DAMAGED[name]
    events = list(logged(BytesIO(data), WORDS))
    times = [event.time for event in events if event]
    assert len(events) == number
    assert len(times) > (30 if name.startswith("cut") else 100)
    assert (min(times), max(times) <= "2017-12-13T15:12:27") == ("2017-12-13T14:48:10", True)


def test_an_open_log_says_how_many_entries_the_copy_lacks() -> None:
    """All that are there are read before."""
    opened = bytearray(LOG)
    opened[120] |= 1
    first_chunk = opened[4096 : 4096 + 65536]
    place = 512
    for _ in range(5):
        place += int.from_bytes(first_chunk[place + 4 : place + 8], "little")
    opened[4096 + place : 4096 + 65536] = bytes(65536 - place)
    reading = logged(BytesIO(bytes(opened)), WORDS)
    number = 0
    with pytest.raises(LogFault) as fault:
        for _ in reading:
            number += 1
    assert f"lacks {126 - number} of the entries that it counts" in str(fault.value)
