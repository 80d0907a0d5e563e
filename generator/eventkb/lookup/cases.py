"""Which case of an event applies to the values of an entry, or to the words of a typed line.

The twin in the browser is templates/theme/scripts/lookup/case.js.
"""

import re
from collections.abc import Mapping, Sequence

from eventkb.model.case import applies, keys_of
from eventkb.model.codes import BLANKS
from eventkb.model.identifier import EventId
from eventkb.model.record import CaseRecord, Record, Wording

MOST_WORDS = 12


def of_values(wording: Wording, values: Mapping[int, str]) -> CaseRecord | None:
    """The first case that applies to values, by the numbers of their insertion strings."""
    return next((case for case in wording.cases if values and applies(case.when, values)), None)


def of_words(record: Record, words: Sequence[str]) -> CaseRecord | None:
    """The first case of an event with a single condition of which one of the words is a value."""
    keys = frozenset().union(*map(keys_of, words)) if words else frozenset[str]()
    cases = (case for wording in record.wordings for case in wording.cases if len(case.when) == 1)
    return next((case for case in cases if not keys.isdisjoint(case.when[0][1])), None)


def words_beside(text: str, id: EventId | None) -> tuple[str, ...]:
    """The words of a typed line without its ID."""
    words = [word for word in re.split(f"[{BLANKS}]+", text) if word][:MOST_WORDS]
    if id is not None and str(id) in words:
        words.remove(str(id))
    return tuple(words)
