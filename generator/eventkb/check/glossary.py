"""The rules about the terms of the glossary."""

from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import quoted
from eventkb.model.diagnostic import Finding, Severity
from eventkb.model.locale import Locale
from eventkb.model.source import Term


@rule("E261", "duplicate-term", scope=Scope.TIES)
def duplicate_term(subject: Subject) -> Iterator[Finding]:
    seen: dict[tuple[Locale, str], Term] = {}
    for term in subject.definitions.glossary:
        for locale, name in term.names.items():
            first = seen.setdefault((locale, name.casefold()), term)
            if first is not term:
                yield duplicate_term.at(
                    term.file,
                    (term.position, locale),
                    f"{quoted(name)} is already term {first.position + 1} of the glossary",
                    help="join the two, or name them so that readers can tell them apart",
                )


@rule("E262", "avoided-term", scope=Scope.TIES)
def avoided_term(subject: Subject) -> Iterator[Finding]:
    terms = {(locale, name) for term in subject.definitions.glossary for locale, name in term.names.items()}
    for term in subject.definitions.glossary:
        for locale, words in term.avoid.items():
            for number, word in enumerate(words):
                if (locale, word) in terms:
                    yield avoided_term.at(
                        term.file,
                        (term.position, "avoid", locale, number),
                        f"{quoted(word)} is itself a term of the glossary",
                        help="delete it here, or correct the term",
                    )


@rule("E263", "untranslated-term", Severity.WARNING, scope=Scope.TIES)
def untranslated_term(subject: Subject) -> Iterator[Finding]:
    for term in subject.definitions.glossary:
        for locale in subject.locales:
            if locale not in term.names:
                name = next(iter(term.names.values()), "")
                message = f"{quoted(name)} has no name in the language {locale}"
                yield untranslated_term.at(term.file, (term.position,), message, help=f"write `{locale}: …` beside it")
