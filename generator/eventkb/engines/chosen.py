"""The engines of a project, each imported only where there is something to render or to index."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from eventkb.engines import settings
from eventkb.model.address import Address
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pipeline.project import Configuration, Engine, EngineFault, TextEngine

ADAPTERS = {
    "mkdocs": ("eventkb.engines.mkdocs", "MkDocs"),
    "zensical": ("eventkb.engines.zensical", "Zensical"),
    "properdocs": ("eventkb.engines.properdocs", "ProperDocs"),
}
"""Where each engine's adapter is: its module and its class."""


@frozen_dataclass()
class Chosen:
    """The engine that the settings of the project in `root` name, by `engine:` in mkdocs.yml."""

    root: Path

    @property
    def version(self) -> str:
        return self._adapter().version

    def configurations(self, root: Path) -> tuple[Configuration, ...]:
        return settings.configurations(root)

    def render(self, configuration: Configuration, into: Path) -> None:
        self._adapter().render(configuration, into)

    def _adapter(self) -> Engine:
        """The adapter of the engine.

        Raises:
            EngineFault: the engine isn't installed.
        """
        name = settings.engine(self.root)
        module, kind = ADAPTERS[name]
        try:
            return cast("Engine", getattr(import_module(module), kind)())
        except ImportError as fault:
            raise EngineFault(
                f"{settings.MAIN}: `engine: {name}` needs {name}, which isn't installed ({fault}). "
                f"Install it with: pip install 'eventkb[{name}]'"
            ) from fault


class FullText:
    """The full-text engine, which is Pagefind."""

    @property
    def version(self) -> str:
        return self._engine().version

    def index(self, pages: Mapping[Address, str], into: Path) -> None:
        self._engine().index(pages, into)

    def join(self, parts: Mapping[Locale, Sequence[Path]], into: Path) -> Mapping[str, str]:
        return self._engine().join(parts, into)

    def tidy(self, parts: Mapping[Locale, Sequence[Path]], into: Path) -> None:
        self._engine().tidy(parts, into)

    def _engine(self) -> TextEngine:
        return cast("TextEngine", import_module("eventkb.engines.pagefind").Pagefind())
