"""What the numbers of codes stand for, and which codes are still free. Codes of other packages are none of ours."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

CODE = re.compile(r"E([0-9]{3})")


class Family(NamedTuple):
    """The codes from `first` to `last` belong to rules about one subject."""

    title: str
    first: int
    last: int


FAMILIES = (
    Family("characters of a file", 1, 19),
    Family("YAML", 20, 99),
    Family("keys", 101, 119),
    Family("values", 120, 139),
    Family("files and folders", 140, 199),
    Family("links between events", 201, 210),
    Family("names and addresses", 211, 220),
    Family("texts", 221, 230),
    Family("messages and variants", 231, 240),
    Family("products and versions", 241, 250),
    Family("shared texts", 251, 260),
    Family("glossary", 261, 270),
    Family("translations and spelling", 271, 280),
    Family("copies of the package's files", 281, 290),
    Family("commands", 291, 300),
    Family("code tables", 301, 310),
    Family("cases", 311, 320),
    Family("kinds of event sources", 331, 339),
    Family("other catalogues and notes", 341, 350),
    Family("what is copied from elsewhere", 351, 360),
    Family("marks and samples", 361, 370),
    Family("guides", 371, 380),
    Family("articles compared with each other", 381, 389),
    Family("reviews", 401, 409),
    Family("settings and site engines", 411, 419),
)


def free(codes: Iterable[str]) -> Iterator[tuple[Family, tuple[str, ...]]]:
    """The free codes of each family, given the codes in use. They follow the highest one: a code is never reused."""
    used = {int(match[1]) for code in codes if (match := CODE.fullmatch(code))}
    for family in FAMILIES:
        highest = max((number for number in used if family.first <= number <= family.last), default=family.first - 1)
        yield family, tuple(f"E{number:03}" for number in range(highest + 1, family.last + 1))
