"""How an event's article speaks of a code, which decides the order of articles for the code."""

from enum import IntEnum

from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass


class Standing(IntEnum):
    """What a code is in an article, the best first: the value of a case, a part of the summary, any mention."""

    CASE = 0
    SUBJECT = 1
    MENTION = 2


@frozen_dataclass()
class Speaking:
    """An event whose article speaks of a code.

    `tables` are the names of the tables that the code is from. Without one, it may be of any: the article only has the
    number, which a short number does not say.
    """

    event: EventKey
    standing: Standing
    tables: frozenset[str] = frozenset()

    def is_about(self, table: str) -> bool:
        """Whether the code may be one of a table."""
        return not self.tables or table in self.tables
