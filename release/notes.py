"""The notes of a release: its section of the change log, which people have written."""

import re

UNRELEASED = "Unreleased"
HEADING = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)


class NoNotes(Exception):
    """The change log has no section for a release, or an empty one."""


def notes(changelog: str, version: str) -> str:
    """What the change log says of a version: the text below `## <version>`, also `## <version> (2026-12-01)`.

    Raises:
        NoNotes: it says nothing.
    """
    headings = list(HEADING.finditer(changelog))
    ends = [*(heading.start() for heading in headings[1:]), len(changelog)]
    for heading, end in zip(headings, ends, strict=True):
        text = changelog[heading.end() : end].strip()
        if text and heading["title"].split(" ")[0].removeprefix("v") == version:
            return f"{text}\n"
    raise NoNotes(f"CHANGELOG.md has no section `## {version}` with a text; rename `## {UNRELEASED}` to it.")
