"""From findings about nodes to places in files, for rules that never see a file."""

from collections.abc import Mapping
from functools import cache

from eventkb.model.diagnostic import Diagnostic, Finding, Locate, Place
from eventkb.read.folder import SUFFIX
from eventkb.read.yaml import Parsed, parse
from eventkb.read.yaml.characters import decode


def locator(files: Mapping[str, bytes]) -> Locate:
    """Looks up places in these files. Each file is parsed when it is first needed, and kept."""

    @cache
    def parsed(file: str) -> Parsed:
        text, _ = decode(file, files.get(file, b""))
        return parse(text or "", file)

    def locate(finding: Finding) -> Diagnostic:
        place = _in_lines(finding) or parsed(finding.file).place(finding.path, finding.span)
        return finding.at(place)

    return locate


def _in_lines(finding: Finding) -> Place | None:
    """The place in a text file, whose lines a path counts from 0; None in a definition."""
    if finding.file.endswith(SUFFIX):
        return None
    line, (start, end) = int(finding.path[0]) + 1, finding.span or (0, 0)
    return Place.in_line(finding.file, line, start + 1, end + 1)
