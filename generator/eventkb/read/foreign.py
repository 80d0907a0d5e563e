"""Keys and values as people write them who work with a log viewer in another language than English.

Known only so that the English word can be named; nothing is ever read by them. The words are data,
`templates/foreign/<language>.yml`, folded as `eventkb.language.wording.folded` does.
"""

from collections.abc import Mapping
from functools import cache

from eventkb.language.wording import folded
from eventkb.read.yaml.parse import parse
from eventkb.stock import SUPPLIED

KEYS, VALUES, CHANNELS = "keys", "values", "channels"
"""The groups of words in a file."""


def english(group: str, word: str) -> str | None:
    """The English word for one that people write instead; None if it isn't known."""
    return words(group).get(folded(word))


@cache
def words(group: str) -> Mapping[str, str]:
    """The English word for each foreign one of a group."""
    files = [parse(file.read_text("utf-8"), file.name).value for file in sorted((SUPPLIED / "foreign").glob("*.yml"))]
    return {word: right for file in files for word, right in file[group].items()}
