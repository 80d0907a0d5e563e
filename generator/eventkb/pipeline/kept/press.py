"""Words and templates after some have changed, and which of them have another value."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from eventkb.index.styles import names_in
from eventkb.model.asked import ALL, Input
from eventkb.model.locale import Language
from eventkb.pipeline.doors import WORD, WORDS
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.plan import FRAME, TEMPLATE, Press

OTHER_TEMPLATE = re.compile(r"{%-?\s*(?:include|import|from|extends)\s+[\"']([^\"']+)[\"']")
GROUP = re.compile(r"\bwords\.([a-z_]+)")
"""What a template says of others, and of groups of words."""

OF_ENGINES = frozenset({"menu", "on_this_page"})
"""The groups of words that a site engine writes into pages."""


def renewed(press: Press, supplies: Materials) -> Press:
    """The press with the words and templates of today.

    Raises:
        Wider: more than words of pages and their templates has changed.
    """
    today = {language.locale: language for language in supplies.languages}
    if any(language.locale not in today for language in press.languages):
        raise Wider("a language is gone")
    languages = tuple(today[language.locale] for language in press.languages)
    for was, now in zip(press.languages, languages, strict=True):
        groups = {name for name in {**was.words, **now.words} if was.words.get(name) != now.words.get(name)}
        if groups & OF_ENGINES or was.word("search", "linking") != now.word("search", "linking"):
            raise Wider("words that are not only in pages have changed")
    return replace(press, languages=languages, templates=supplies.templates, replaced=supplies.replaced_templates)


def has_names_of(press: Press, supplies: Materials) -> bool:
    """Whether templates have the names for style sheets that they had, or else pages are rendered again with others."""
    return names_in(press.templates) == names_in(supplies.templates)


def of_press(was: Press, now: Press) -> Iterator[Input]:
    """What pages ask for of words, templates and frames that differ."""
    for before, after in zip(was.languages, now.languages, strict=True):
        locale = after.locale
        groups = [name for name in {**before.words, **after.words} if before.words.get(name) != after.words.get(name)]
        yield from ((f"{WORD} {locale}", name) for name in groups)
        if groups:
            yield WORDS, ALL
        for name in {**was.templates, **now.templates}:
            if _decisive(was.templates, before, name) != _decisive(now.templates, after, name):
                yield f"{TEMPLATE} {locale}", name
    for locale, kind in now.frames:
        if was.ready_frames[locale, kind] != now.ready_frames[locale, kind]:
            yield f"{FRAME} {locale}", kind


def _decisive(templates: Mapping[str, str], language: Language, name: str) -> object:
    """All that decides what a template makes of a view: its text, those that it names, and the words in these."""
    names, waiting = set[str](), [name]
    while waiting:
        other = waiting.pop()
        if other not in names and other in templates:
            names.add(other)
            waiting += OTHER_TEMPLATE.findall(templates[other])
    texts = {other: templates[other] for other in sorted(names)}
    groups = {group for text in texts.values() for group in GROUP.findall(text)}
    return texts, {group: language.words.get(group) for group in sorted(groups)}
