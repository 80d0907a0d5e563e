"""Days in a reader's words."""

import re

from eventkb.pour.edition import Edition
from eventkb.pour.once import once_an_edition

DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@once_an_edition
def date_words(edition: Edition, date: str | None) -> str:
    """A date of the form 2012-09-19 in the reader's words; any other text unchanged."""
    match = DATE.fullmatch(date or "")
    if not match:
        return date or ""
    month = edition.word("months", str(int(match[2])))
    words = edition.word("date").replace("{day}", str(int(match[3]))).replace("{month}", month)
    return words.replace("{year}", match[1])
