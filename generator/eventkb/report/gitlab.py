"""GitLab's Code Quality report, which merge requests show at the lines.

GitLab drops entries with equal fingerprints and shows no rule names. So the description contains the code, and the
fingerprint counts equal problems of a file. It contains no line, so a problem that only moves stays the same.
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
    entries = []
    for diagnostic in diagnostics:
        key = (diagnostic.rule.code, diagnostic.place.file, diagnostic.message)
        seen[key] += 1
        entries.append(_object(diagnostic, json.dumps([*key, seen[key]])))
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


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
