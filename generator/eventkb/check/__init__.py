"""Definitions into findings: every rule about the catalogue as a whole. Nothing here reads a file or prints.

A rule is a function in the module of its family; its docstring is its page. It counts by standing there.
"""

from collections.abc import Iterable
from types import ModuleType

from eventkb.check import (
    addresses,
    glossary,
    identity,
    links,
    messages,
    products,
    shared,
    spelling,
    texts,
    translations,
)
from eventkb.check.rule import Check, family
from eventkb.check.subject import Agreed, Subject
from eventkb.model.diagnostic import Finding, Rule

__all__ = ["ALONE", "CHECKS", "RULES", "SPELLING", "TOGETHER", "Agreed", "Subject", "check"]


def _of(*families: ModuleType) -> tuple[Check, ...]:
    return tuple(one for module in families for one in family(module))


ALONE = _of(texts, messages, translations)
"""Rules that ask nothing about a file but its own definitions, and what was agreed for all texts."""

TOGETHER = _of(addresses, links, identity, products, shared, glossary)
"""Rules that compare one file's definitions with those of others."""

SPELLING = _of(spelling)
"""Rules that need dictionaries, which not everybody has."""

CHECKS = tuple(sorted((*ALONE, *TOGETHER, *SPELLING), key=lambda one: one.rule.code))

RULES: tuple[Rule, ...] = tuple(one.rule for one in CHECKS)
"""The rules about the whole catalogue, in the order of their codes."""


def check(subject: Subject, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Everything that is wrong with some definitions, and what may be.

    What is missing only because a file could not be read is no fault.
    """
    return tuple(finding for one in checks for finding in one(subject))
