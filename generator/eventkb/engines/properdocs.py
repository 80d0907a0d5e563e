"""ProperDocs, which continues MkDocs 1.x under another name. It is the same adapter, with other imports."""

from importlib.metadata import version as version_of

import properdocs.replacement  # noqa: F401 - after this, each import of `mkdocs`, by any plugin, is one of ProperDocs

from eventkb.engines.mkdocs import MkDocs


class ProperDocs(MkDocs):
    """The engine, as `build` knows engines."""

    version = f"properdocs {version_of('properdocs')}, mkdocs-material {version_of('mkdocs-material')}"
