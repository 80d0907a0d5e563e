"""HTML that is safe to print, and how a text becomes a part of it."""

from collections.abc import Callable

import markupsafe
from markupsafe import Markup as Html
from markupsafe import escape

__all__ = ["Html", "escape", "escaped"]

escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` makes of a text, as a plain string.

It is what `escape` calls itself. To wrap its result takes four times as long, and whoever joins pieces of HTML needs no
wrapped pieces. A version of the library without it is slower, and nothing else.
"""
