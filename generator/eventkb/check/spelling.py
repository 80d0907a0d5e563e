"""The rule about spelling. It needs dictionaries, which not everybody has."""

import re
from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.protected import blanked
from eventkb.model.diagnostic import Finding, Severity
from eventkb.model.passage import Form

WORD = re.compile(r"(?<![\w.%\\/@-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w\\/@]|\.\w)")
"""A word of letters; a word with digits, points or slashes is the name of something."""

SHORTEST = 3


@rule("E275", "unknown-word", Severity.WARNING, scope=Scope.DICTIONARIES)
def unknown_word(subject: Subject) -> Iterator[Finding]:
    if not subject.dictionaries:
        return
    names = _names(subject)
    for passage in subject.texts:
        if passage.form is Form.MESSAGE or passage.text.neutral:
            continue
        for locale, value in passage.text.values.items():
            knows = subject.dictionaries.get(locale)
            if knows is None:
                continue
            for match in WORD.finditer(blanked(value)):
                # A compound with hyphens is right if its parts are: Transport-Server-Dienst.
                parts = match[0].split("-")
                if knows(match[0]) or all(_is_name(part) or part in names or knows(part) for part in parts):
                    continue
                yield unknown_word.at(
                    passage.file,
                    passage.at(locale),
                    f"`{match[0]}` is in no dictionary",
                    help=f"correct it, or add it to words/{locale}.txt if it is right",
                    span=match.span(),
                )


def _names(subject: Subject) -> frozenset[str]:
    """The words of the names that the definitions have, which are right as they are."""
    definitions = subject.definitions
    sources = definitions.sources.values()
    names = [name for source in sources for name in (source.name, *source.aliases, *source.former_names)]
    for product in definitions.products.values():
        titles = (product.title, *(version.title for version in product.versions.values()))
        names += [value for title in titles for value in title.values.values()]
    names += [name for term in definitions.glossary for name in term.names.values()]
    return frozenset(word for name in names for word in re.split(r"[\s-]+", name))


def _is_name(word: str) -> bool:
    """Whether a word looks like a name or an abbreviation: `SMTP`, `EdgeSync`, `IPsec`."""
    return len(word) < SHORTEST or sum(map(str.isupper, word)) > 1
