"""Definitions into findings: every rule about the catalogue as a whole. Nothing in this room opens a file or prints.

A rule is a function in the module of its family, under `@rule`; its page is a file of `templates/rules/`.
"""

from collections.abc import Iterable
from itertools import islice

from eventkb.check import (
    addresses,
    cases,
    codes,
    commands,
    copies,
    dates,
    distinct,
    glossary,
    guides,
    house,
    identity,
    kinds,
    links,
    marks,
    messages,
    products,
    shared,
    spelling,
    texts,
    translations,
)
from eventkb.check.agreed import Agreed
from eventkb.check.rule import MOST_OF_A_FILE, Check, Scope, family, few
from eventkb.check.subject import Subject
from eventkb.model.diagnostic import Finding

__all__ = ["CHECKS", "Agreed", "Check", "Scope", "Subject", "check", "check_file", "check_files", "in_scope"]

FAMILIES = (
    addresses,
    cases,
    codes,
    commands,
    copies,
    dates,
    distinct,
    glossary,
    guides,
    house,
    identity,
    kinds,
    links,
    marks,
    messages,
    products,
    shared,
    spelling,
    texts,
    translations,
)

CHECKS = tuple(sorted((check for module in FAMILIES for check in family(module)), key=lambda check: check.rule.code))
"""The rules about the whole catalogue, in the order of their codes."""


def check(subject: Subject, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """The findings of some rules, which may be those of another package; of a rule in a file, the first ones.

    Nothing is reported as missing that is missing only because a file could not be read.
    """
    return tuple(finding for find in checks for finding in few(find(subject), _file))


def check_file(subject: Subject, checks: Iterable[Check]) -> tuple[Finding, ...]:
    """The findings of some rules about the definitions of a single file. No rule goes on after enough."""
    findings: list[Finding] = []
    for find in checks:
        findings += islice(find.find(subject), MOST_OF_A_FILE)
    return tuple(findings)


def check_files(subject: Subject, checks: Iterable[Check]) -> dict[str, tuple[Finding, ...]]:
    """What `check_file` finds in each of several files whose definitions were put together, by those with findings."""
    by_file: dict[str, list[Finding]] = {}
    for finding in check(subject, checks):
        by_file.setdefault(finding.file, []).append(finding)
    return {file: tuple(findings) for file, findings in by_file.items()}


def _file(finding: Finding) -> str:
    return finding.file


def in_scope(checks: Iterable[Check], *scopes: Scope) -> tuple[Check, ...]:
    """Those of some rules that need to see just this much."""
    return tuple(check for check in checks if check.scope in scopes)
