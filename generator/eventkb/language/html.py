"""HTML that is safe to print, and how a text becomes a part of it."""

from collections.abc import Callable
from functools import partial

import markupsafe
from markupsafe import Markup as Html
from markupsafe import escape

__all__ = ["Html", "as_html", "escape", "escaped"]

escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` makes of a text, as a plain string.

It is what `escape` calls itself. To wrap its result takes four times as long, and whoever joins pieces of HTML needs no
wrapped pieces. A version of the library without it is slower, and nothing else.
"""

as_html: Callable[[str], Html] = partial(str.__new__, Html)
"""A plain string that is HTML already, as HTML. `Html` would first ask the value whether it has another form."""
