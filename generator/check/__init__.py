"""Definitions into findings: every rule about the catalogue as a whole. Nothing here reads a file or prints.

A rule is a function in the module of its family; its docstring is its page. It counts by standing there.
"""

from generator.catalogue import Definitions
from generator.check import glossary, identity, links, messages, products, shared, texts, translations
from generator.check.rule import family
from generator.check.subject import Subject
from generator.convention import Conventions
from generator.diagnostic import Finding, Rule
from generator.event import EventKey
from generator.locale import Locale

__all__ = ["CHECKS", "RULES", "check"]

FAMILIES = (links, identity, texts, messages, products, shared, glossary, translations)

CHECKS = tuple(one for module in FAMILIES for one in family(module))

RULES: tuple[Rule, ...] = tuple(one.rule for one in CHECKS)
"""The rules about the whole catalogue, in the order of their codes."""


def check(
    definitions: Definitions,
    broken: frozenset[EventKey],
    locales: tuple[Locale, ...],
    broken_files: frozenset[str] = frozenset(),
    pages: frozenset[str] = frozenset(),
    conventions: Conventions | None = None,
) -> tuple[Finding, ...]:
    """Everything that is wrong with some definitions, and what may be.

    What is missing only because a file could not be read is no fault: `broken` are the events and `broken_files`
    the files that reading has reported an error in. `pages` are names that hand-written pages have below a language
    (`about`), which no event source may take, `conventions` how each language is written.
    """
    subject = Subject(definitions, broken, locales, broken_files, pages, conventions or {})
    return tuple(finding for one in CHECKS for finding in one(subject))
