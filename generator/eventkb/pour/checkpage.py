"""The page of a rule of `check` or `read`: what is wrong, why a reader suffers, a wrong and a right example."""

from eventkb.language.markup import Html
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.diagnostic import Rule
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.rulepage import RulePage
from eventkb.pour.article import Crumb
from eventkb.pour.edition import Edition


@frozen_dataclass(kw_only=True)
class CheckView:
    """`language` is that of the prose where it is not the page's own."""

    crumbs: tuple[Crumb, ...]
    code: str
    name: str
    severity: str
    severity_word: str
    prose: Html
    language: str | None
    wrong: str
    right: str


def check_page(edition: Edition, rule: Rule, page: RulePage) -> tuple[Address, CheckView]:
    """The page of a rule in the edition's language, or else in the one that its text was written in."""
    own = address.check_page(edition.locale, rule.code)
    return own, CheckView(
        crumbs=(Crumb(edition.word("checks", "title"), relative(own, address.checks(edition.locale))),),
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        severity_word=edition.word("checks", rule.severity),
        prose=edition.html_unmarked(page.text.nearest(edition.locale)),
        language=None if edition.locale in page.text.values else page.text.source_language,
        wrong=page.wrong,
        right=page.right,
    )
