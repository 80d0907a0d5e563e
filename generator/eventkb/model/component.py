"""What others have made and a site or the package contains, with its licence."""

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.text import Text


@frozen_dataclass(kw_only=True)
class Component:
    """A work of others. `what` says what it is used for, `text` is its licence with the names of its authors.

    `site` are patterns of its files in a site, `supplied` of those among the package's own files, as `fnmatch` has
    them; `contains` are components that are in these files, by key. A site has it only with the output that it `needs`,
    and only where `engine` renders it; empty for any.
    """

    key: str
    name: str
    licence: str
    url: str
    what: Text
    text: str
    site: tuple[str, ...] = ()
    supplied: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    needs: str = ""
    engine: str = ""
