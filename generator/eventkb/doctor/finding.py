"""What an examination says about one thing."""

from enum import StrEnum

from eventkb.model.frozen import frozen_dataclass


class State(StrEnum):
    """How something is: as it should be, worth knowing, or in the way of a command."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@frozen_dataclass(kw_only=True)
class Finding:
    """A thing that was examined. `area` is what it belongs to, `value` what was found, `help` what to do."""

    area: str
    name: str
    value: str
    state: State = State.OK
    help: str = ""
