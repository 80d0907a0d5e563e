"""Days in a reader's words."""

import re

from eventkb.pour.edition import Edition
from eventkb.pour.once import once_an_edition

DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def date_words(edition: Edition, date: str | None) -> str:
    """A date of the form 2012-09-19 in the reader's words; any other text unchanged."""
    match = DATE.fullmatch(date) if date else None
    if not match:
        return date or ""
    year, month, day = match.groups()
    return _of_month(edition, month).replace("{day}", str(int(day))).replace("{year}", year)


@once_an_edition
def _of_month(edition: Edition, month: str) -> str:
    """The words of any day in a month; most pages have days of their own."""
    return edition.word("date").replace("{month}", edition.word("months", str(int(month))))
