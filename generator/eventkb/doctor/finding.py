"""What an examination says about one thing."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something is: as it should be, worth knowing, or in the way of a command."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A thing that was examined. `area` is what it belongs to, `value` what was found, `help` what to do."""

    area: str
    name: str
    value: str
    state: State = State.OK
    help: str = ""
