"""What an article says about an event in one word: whether it may be ignored, and from which level on it is written."""

from enum import StrEnum


class Ignorable(StrEnum):
    """Whether an event may be ignored: never, once, if no related event appears beside it, or usually."""

    NEVER = "never"
    ONCE = "once"
    IF_ALONE = "if-alone"
    USUALLY = "usually"


class LoggingLevel(StrEnum):
    """The diagnostic level from which on a source writes an event. At the lowest one it is always written."""

    LOWEST = "lowest"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXPERT = "expert"


LOWEST = LoggingLevel.LOWEST
"""The member by itself: to find it in its class takes Python 3.11 a while, and each link to an event asks for it."""
