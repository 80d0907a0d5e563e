"""eventkb: structured YAML definitions of log events into a bilingual static knowledge base.

For programs: `load` a project, `look_up` events, `render` them. Everything else may change from version to version.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.library import Found, Library, look_up, render
    from generator.loader import load

__all__ = ["Found", "Library", "load", "look_up", "render"]


def __getattr__(name: str) -> Any:
    # A command that needs none of this should not wait for its import.
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from generator import library, loader  # noqa: PLC0415

    return getattr(loader if name == "load" else library, name)
