"""The date of an article's last change, set by comparing it with an earlier version."""

from collections.abc import Iterator, Mapping, Sequence

from eventkb.edit.canonical import written
from eventkb.edit.change import put
from eventkb.edit.part import tree_of
from eventkb.edit.tree import Branch
from eventkb.model.locale import Locale
from eventkb.read import readable
from eventkb.read.location import Kind, Location
from eventkb.read.yaml import Value

KEY = "modified"
REVIEWED = "reviewed"
"""The key whose change is none of the article."""


def dated(
    files: Mapping[str, bytes], before: Mapping[str, bytes], *, today: str, root: str, locales: Sequence[Locale]
) -> Iterator[tuple[str, bytes]]:
    """New articles, and those whose content has changed but not their date, with today's date unless theirs is later.

    `today` is an ISO date. Formatting alone is no change; files that can't be read are skipped.

    Raises:
        FormFault: a file can't be written so that it can be read.
    """
    for file, data in files.items():
        location = Location.of(file, root)
        if location.kind is not Kind.EVENT or data == before.get(file):
            continue
        now, old = _values(file, data), _values(file, before.get(file, b""))
        if now is None or "explanation" not in now or now == old or (now.get(KEY) != (old or {}).get(KEY)):
            continue
        if str(now.get(KEY) or "") < today:  # a clock that is wrong makes no article older
            tree = tree_of(file, data)
            assert isinstance(tree.root, Branch)
            put(tree.root, (KEY,), today)
            yield file, written(tree, location, locales).encode()


def _values(file: str, data: bytes) -> Mapping[str, Value] | None:
    parsed, _ = readable(file, data)
    if not parsed or not isinstance(parsed.value, dict):
        return None
    return {key: value for key, value in parsed.value.items() if key != REVIEWED}
