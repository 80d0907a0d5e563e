"""GitLab's Code Quality report, which merge requests show at the lines.

GitLab drops what has an equal fingerprint and shows no rule names, so the code stands in the text, and a fingerprint
says which of several equal problems of a file it is. It holds no line: what only moves stays the same problem.
Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.report.text import NO_PAGES, Lines, Pages

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def report(diagnostics: Iterable[Diagnostic], lines: Lines, pages: Pages = NO_PAGES) -> str:
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for one in diagnostics:
        key = (one.rule.code, one.place.file, one.message)
        seen[key] += 1
        found.append(_object(one, json.dumps([*key, seen[key]])))
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _object(diagnostic: Diagnostic, identity: str) -> dict[str, object]:
    place = diagnostic.place
    lines = {"begin": place.line, "end": place.end_line}
    return {
        "description": f"{diagnostic.rule.code} {diagnostic.message} help: {diagnostic.help}",
        "check_name": f"{diagnostic.rule.code} {diagnostic.rule.name}",
        "fingerprint": hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest(),
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": place.file, "lines": lines},
    }
