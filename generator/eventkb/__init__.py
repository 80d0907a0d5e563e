"""eventkb: structured YAML definitions of log events into a bilingual static knowledge base.

For programs: `load` a project, `look_up` events, `explain_codes`, `render` articles. Everything else may change from
version to version.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventkb.library import CodeMeaning, EventMatch, Found, Library, explain_codes, look_up, render
    from eventkb.pipeline.project import Engine

__all__ = ["CodeMeaning", "EventMatch", "Found", "Library", "explain_codes", "load", "look_up", "render"]


def load(root: str | Path = ".", *, public: bool = False) -> "Library":
    """Reads the project in a folder: the one with `mkdocs.yml`; for the public without a house's own notes.

    Raises:
        EngineFault, LanguageFault: its settings are wrong; the message says how.
    """
    from eventkb import library  # noqa: PLC0415 - a command that needs none of this should not wait for its import

    return library.load(root, _engine, public=public)


def _engine(root: Path) -> "Engine":
    from eventkb.engines.chosen import Chosen  # noqa: PLC0415 - the same

    return Chosen(root)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from eventkb import library  # noqa: PLC0415 - the same

    return getattr(library, name)
