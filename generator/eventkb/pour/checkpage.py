"""A rule of `check` or `read` as a page: what is wrong, why a reader suffers, a wrong and a right example."""

import re
from dataclasses import dataclass

from eventkb.language.markup import Html
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.diagnostic import Rule
from eventkb.pour.article import Crumb
from eventkb.pour.edition import Edition

EXAMPLES = re.compile(r"^(Wrong|Right):[ ]*(.*)\n?((?:(?:[ ]{2,}.*)?(?:\n|$))*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """The page of a rule as its code has it: prose in Markdown, then examples in YAML."""

    prose: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class CheckView:
    crumbs: tuple[Crumb, ...]
    code: str
    name: str
    severity: str
    severity_word: str
    prose: Html
    language: str | None
    wrong: str
    right: str


def parse(page: str) -> RulePage:
    """A rule's page cut into its prose and its two examples."""
    text = _dedent(page)
    examples = {
        match[1]: _dedent(f"{match[2]}\n{match[3]}" if match[2] else match[3]) for match in EXAMPLES.finditer(text)
    }
    prose = EXAMPLES.sub("", text).strip()
    return RulePage(prose, examples.get("Wrong", ""), examples.get("Right", ""))


def check_page(edition: Edition, rule: Rule, translated: str | None) -> tuple[Address, CheckView]:
    """The page of a rule; `translated` is its prose in the edition's language, None where there is none."""
    here = address.check_page(edition.locale, rule.code)
    page = parse(rule.page)
    return here, CheckView(
        (Crumb(edition.word("checks", "title"), relative(here, address.checks(edition.locale))),),
        rule.code,
        rule.name,
        rule.severity,
        edition.word("checks", rule.severity),
        edition.html_unmarked(translated or page.prose),
        None if translated or edition.locale == edition.languages[0].locale else edition.languages[0].locale,
        page.wrong,
        page.right,
    )


def _dedent(text: str) -> str:
    """Without the common indentation; the first line of a docstring has none of its own."""
    lines = text.strip("\n").splitlines()
    rest = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    if lines and lines[0][:1].isspace():
        rest.append(len(lines[0]) - len(lines[0].lstrip()))
    width = min(rest, default=0)
    first = lines[0].lstrip() if lines and not lines[0][:1].isspace() else (lines[0][width:] if lines else "")
    return "\n".join([first, *(line[width:] for line in lines[1:])]).rstrip()
