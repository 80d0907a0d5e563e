"""Links to other sites for what this one doesn't explain: the places that the operator names, with filled slots."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from eventkb.model.frozen import frozen_dataclass

UNESCAPED = "!~*'()"
"""What `encodeURIComponent` of browsers leaves as it is, besides letters, digits and `_.-`."""
LONE = re.compile("[\ud800-\udfff]")
"""Halves of pairs of surrogates, as where a text was cut; nothing can encode them."""
LONGEST = 200
"""Characters of a slot; a URL has limits."""


@frozen_dataclass()
class Subject:
    """What was asked for, for other sites: the source and the ID as far as they are known, and the typed text.

    Of a pasted entry, the text is its source and its ID; its message stays here.
    """

    source: str = ""
    id: str = ""
    text: str = ""


def links(subject: Subject, places: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The title and the URL of each place, for a subject."""
    for title, url in places:
        filled = url.replace("{source}", _quoted(subject.source)).replace("{id}", _quoted(subject.id))
        yield title, filled.replace("{text}", _quoted(subject.text))


def _quoted(text: str) -> str:
    return quote(LONE.sub("\ufffd", text[:LONGEST]), safe=UNESCAPED)
