"""The page of all checks: in groups by what they protect, each with what it reports in the reader's language."""

from collections import Counter
from collections.abc import Mapping, Sequence

from eventkb.language.markup import plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.diagnostic import Rule, Severity
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.rulepage import RulePage
from eventkb.pour.edition import Edition, first_sentence

GROUPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "files": (("E001", "E019"), ("E140", "E159")),
    "yaml": (("E020", "E099"),),
    "keys": (("E101", "E139"),),
    "names": (("E201", "E219"), ("E331", "E339")),
    "texts": (("E220", "E239"), ("E291", "E299"), ("E351", "E369")),
    "lists": (("E241", "E269"),),
    "languages": (("E271", "E279"),),
    "codes": (("E301", "E319"),),
}
"""The codes of each group, by its key among the interface words; each span with its first and its last code."""

OTHERS = "others"


@frozen_dataclass(kw_only=True)
class CheckRow:
    """A rule and what it reports; `language` is that of its text, where that is not the page's own."""

    href: str
    code: str
    name: str
    text: str
    language: Locale | None
    severity: str
    severity_word: str


@frozen_dataclass()
class CheckGroup:
    """Rules that protect the same thing."""

    anchor: str
    title: str
    text: str
    count: int
    rows: tuple[CheckRow, ...]


@frozen_dataclass()
class SeverityCount:
    severity: str
    word: str
    count: int


@frozen_dataclass()
class CheckList:
    groups: tuple[CheckGroup, ...]
    severities: tuple[SeverityCount, ...]
    caption: str


def check_list(edition: Edition, place: Address, rules: Mapping[Rule, RulePage]) -> CheckList:
    """All rules by group; `place` is the address of the page, and `rules` have their pages."""
    by_group: dict[str, list[CheckRow]] = {name: [] for name in (*GROUPS, OTHERS)}
    for rule, page in rules.items():
        by_group[_group(rule.code)].append(_row(edition, place, rule, page))
    return CheckList(
        groups=tuple(_view(edition, name, rows) for name, rows in by_group.items() if rows),
        severities=tuple(_severities(edition, list(rules))),
        caption=edition.counted(len(rules), "checks", "caption"),
    )


def _group(code: str) -> str:
    return next((name for name, spans in GROUPS.items() if any(first <= code <= last for first, last in spans)), OTHERS)


def _view(edition: Edition, name: str, rows: Sequence[CheckRow]) -> CheckGroup:
    words = ("checks", "groups", name)
    return CheckGroup(
        f"checks-{name}", edition.word(*words, "title"), edition.word(*words, "text"), len(rows), tuple(rows)
    )


def _row(edition: Edition, place: Address, rule: Rule, page: RulePage) -> CheckRow:
    return CheckRow(
        href=relative(place, address.check_page(edition.locale, rule.code)),
        code=rule.code,
        name=rule.name,
        text=first_sentence(plain_text(page.text.nearest(edition.locale))),
        language=None if edition.locale in page.text.values else page.text.source_language,
        severity=rule.severity,
        severity_word=edition.word("checks", rule.severity),
    )


def _severities(edition: Edition, rules: Sequence[Rule]) -> list[SeverityCount]:
    counts = Counter(rule.severity for rule in rules)
    return [
        SeverityCount(severity, edition.word("checks", severity), counts[severity])
        for severity in Severity
        if counts[severity]
    ]
