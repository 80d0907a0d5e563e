"""Windows event logs that Windows wrote, whole and damaged."""

import lzma
from io import BytesIO

import pytest

from eventkb.coverage.logs import logged
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
