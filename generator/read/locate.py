"""From findings about nodes to places in files, for those who find faults without having seen a file."""

from collections.abc import Mapping
from functools import cache

from generator.diagnostic import Diagnostic, Finding, Locate
from generator.read.characters import decode
from generator.read.yaml import Parsed, parse


def locator(files: Mapping[str, bytes]) -> Locate:
    """Looks up places in these files. A file is parsed when it is first asked for, and then kept."""

    @cache
    def parsed(file: str) -> Parsed:
        text, _ = decode(file, files.get(file, b""))
        return parse(text or "", file)

    def locate(finding: Finding) -> Diagnostic:
        place = parsed(finding.file).place(finding.path, finding.span)
        return Diagnostic(finding.rule, place, finding.message, finding.help, finding.fix)

    return locate
