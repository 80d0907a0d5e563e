"""A difference as Markdown, for a comment on a pull request. Texts of contributors are always in code fences."""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from eventkb.compare.difference import Changed, Difference, Translated
from eventkb.compare.sections import Section
from eventkb.compare.touched import Touched
from eventkb.language.wording import coded, fenced
from eventkb.model.event import Event
from eventkb.model.locale import Language

LONGEST = 60_000
"""The maximum number of characters; GitHub allows 65,536 in a comment."""


def report(difference: Difference, language: Language, touched: Sequence[Touched] = ()) -> str:
    """The report in a language, with the project's own definitions that are `touched` first.

    If it gets too long, whole parts are left out, and the report says so.
    """
    if difference.is_empty and not touched:
        return f"{language.word('diff', 'nothing')}\n"
    parts = [*_touched(touched, language), _summary(difference, language), *_parts(difference, language)]
    shown: list[str] = []
    for place, part in enumerate(parts):
        if sum(map(len, shown)) + len(part) > LONGEST:
            shown.append(language.counted(len(parts) - place, "diff", "left_out"))
            break
        shown.append(part)
    return "\n\n".join(shown) + "\n"


def _touched(touched: Sequence[Touched], language: Language) -> Iterator[str]:
    """Which of the project's notes and replacements need a look, and why."""
    if touched:
        yield f"## {language.word('diff', 'touched')}"
        yield "\n".join(_touch(item, language) for item in touched)


def _touch(touched: Touched, language: Language) -> str:
    what = language.word("diff", "touches", "note" if touched.is_note else "replacement")
    how = language.word("diff", "touches", touched.touch).replace("{now}", coded(touched.now))
    return f"- {coded(touched.file)}: {what} {coded(touched.name)}, {how}"


def _summary(difference: Difference, language: Language) -> str:
    counts = {
        "added": len(difference.added),
        "written": len(difference.written),
        "changed": len(difference.changed),
        "removed": len(difference.removed),
        "renamed": len(difference.renamed),
        "beside": len(difference.beside),
        **{name: len(texts) for name, texts in _translations(difference).items()},
    }
    counted = [f"{language.word('diff', name)}: {count}" for name, count in counts.items() if count]
    head = f"## {language.word('diff', 'title')}"
    return f"{head}\n\n{', '.join(counted)}." if counted else head


def _parts(difference: Difference, language: Language) -> Iterator[str]:
    word = language.word
    yield from _addresses(difference, language)
    if difference.renamed:
        rows = [f"{coded(old)} → {coded(new)}: {count}" for old, new, count in difference.renamed]
        yield _listed(word("diff", "renamed"), rows)
    for name, events in (("added", difference.added), ("written", difference.written), ("removed", difference.removed)):
        if events:
            yield _listed(word("diff", name), [_event(changed, language) for changed in events])
    for changed in difference.changed:
        yield from _changed(f"### {coded(changed.name)}\n\n", changed, language)
    for changed in difference.beside:
        users = "" if changed.users is None else f"{language.counted(changed.users, 'diff', 'used_by')}\n\n"
        yield from _changed(f"### {coded(changed.name)}\n\n{users}", changed, language)
    for name, links in (("gained", difference.gained_relations), ("lost_relations", difference.lost_relations)):
        if links:
            rows = [f"{coded(str(key))} {word('relations', kind)} {coded(str(other))}" for key, kind, other in links]
            yield _listed(word("diff", name), rows)
    for name, texts in _translations(difference).items():
        if texts:
            yield _listed(word("diff", name), [f"{coded(owner)}: {locale}" for owner, locale in texts])


def _addresses(difference: Difference, language: Language) -> Iterator[str]:
    if difference.lost:
        lost = "\n".join(f"- `/{place}`" for place in difference.lost)
        yield f"> [!WARNING]\n> {language.word('diff', 'lost')}\n\n{lost}"
    if difference.moved:
        rows = [f"`/{place}` → {coded(str(key))}" for place, key in difference.moved]
        yield _listed(language.word("diff", "moved"), rows)


def _translations(difference: Difference) -> Mapping[str, Sequence[Translated]]:
    return {"translated": difference.translated, "stale": difference.stale, "missing": difference.missing}


def _changed(head: str, changed: Changed, language: Language) -> Iterator[str]:
    """The changed sections of an event. Each is a separate part, so that a long event is cut between two sections."""
    for section, old, new in changed.sections:
        yield f"{head}{_section(section, language)}\n{_diff(old, new)}"
        head = ""


def _section(section: Section, language: Language) -> str:
    where = f" ({section.locale})" if section.locale else ""
    return f"**{language.word('diff', 'sections', section.word)}**{where}"


def _diff(old: str, new: str) -> str:
    """The changed lines of a text."""
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1))[2:]
    return fenced("\n".join(line for line in lines if not line.startswith("@@")), "diff")


def _listed(title: str, rows: Sequence[str]) -> str:
    return f"### {title}\n\n" + "\n".join(f"- {row}" for row in rows)


def _event(event: Event, language: Language) -> str:
    """An event with the first line of its message."""
    text = event.message.nearest(language.locale)
    return f"{coded(str(event.key))}: {coded(text.strip().splitlines()[0])}"
