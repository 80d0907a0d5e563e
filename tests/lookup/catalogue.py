"""The real catalogue's index in memory, and a corpus of questions that command and browser must answer alike."""

import json
from functools import cache
from random import Random

from bench import cases
from eventkb.lookup.answer import Index, opened
from eventkb.pipeline import finder
from tests import own
from tests.catalogues import ROOT
from tests.lookup.pasted import CASES, FORMATS, SAMPLES, case, read, samples

QUERIES = json.loads((ROOT / "tests/lookup/queries.json").read_text("utf-8"))
"""What people type -> the event that comes first (`Source/id`), null where none fits."""

EACH = 40
"""So many logged messages of the catalogue are in the corpus, each in one of the formats."""


@cache
def files() -> dict[str, bytes]:
    """The index as the site has it, without scripts, by address."""
    return dict(finder.index(own.related(), own.materials()))


@cache
def index() -> Index:
    return opened(files().__getitem__)


@cache
def logged() -> tuple[cases.Logged, ...]:
    """Messages of the catalogue with values in them, the same in every run."""
    return tuple(cases.messages(own.related(), Random(2007)))


@cache
def corpus() -> tuple[str, ...]:
    """Typed lines, pastes of all formats, and messages with values."""
    chance = Random(7)
    writers = list(cases.FORMATS.values())
    some = [
        chance.choice(writers)(message, cases.words_of(own.materials().languages, message.locale))
        for message in chance.sample(logged(), EACH)
    ]  # fmt: skip
    return (*QUERIES, *map(case, CASES), *(sample.text for sample in samples(FORMATS)), *map(read, SAMPLES), *some)
