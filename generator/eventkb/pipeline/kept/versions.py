"""Events before and after a change."""

from collections.abc import Sequence

from eventkb.model.event import Event

Versions = Sequence[tuple[Event | None, Event | None]]
"""Events that differ, each as it was and as it is; None where it was not there, or is there no more."""
