"""SARIF 2.1.0, which GitHub code scanning, Azure DevOps and many editors read. Columns count code points.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Iterable
from urllib.parse import quote

from eventkb.model.diagnostic import Diagnostic, Rule
from eventkb.report.text import NO_PAGES, Lines, Pages

Object = dict[str, object]


def report(diagnostics: Iterable[Diagnostic], lines: Lines, pages: Pages = NO_PAGES) -> str:
    results = list(diagnostics)
    rules = {diagnostic.rule.code: diagnostic.rule for diagnostic in results}
    described = [_rule(rules[code], pages.get(code, rules[code].name)) for code in sorted(rules)]
    driver = {"name": "eventkb", "rules": described}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic) for diagnostic in results],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, page: str) -> Object:
    first = page.partition("\n\n")[0].replace("\n", " ")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": first},
        "fullDescription": {"text": page},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(diagnostic: Diagnostic) -> Object:
    place = diagnostic.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    location = {"artifactLocation": {"uri": quote(place.file)}, "region": region}
    return {
        "ruleId": diagnostic.rule.code,
        "level": diagnostic.severity,
        "message": {"text": f"{diagnostic.message}\nhelp: {diagnostic.help}"},
        "locations": [{"physicalLocation": location}],
    }
