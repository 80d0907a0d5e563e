"""A difference as Markdown, for the comment on a pull request. What contributors wrote stands in fences only."""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from eventkb.compare.difference import Changed, Difference, Translated
from eventkb.compare.sections import Section
from eventkb.language.wording import coded, fenced
from eventkb.model.event import Event
from eventkb.model.locale import Language

LONGEST = 60_000
"""Characters; a comment on GitHub has at most 65,536."""


def report(found: Difference, language: Language) -> str:
    """The report in the words of a language; where it would be too long, whole parts are left out, which it says."""
    if found.is_empty:
        return f"{language.word('diff', 'nothing')}\n"
    parts = [_summary(found, language), *_parts(found, language)]
    shown: list[str] = []
    for place, part in enumerate(parts):
        if sum(map(len, shown)) + len(part) > LONGEST:
            shown.append(language.counted(len(parts) - place, "diff", "left_out"))
            break
        shown.append(part)
    return "\n\n".join(shown) + "\n"


def _summary(found: Difference, language: Language) -> str:
    counts = {
        "added": len(found.added),
        "written": len(found.written),
        "changed": len(found.changed),
        "removed": len(found.removed),
        "beside": len(found.beside),
        **{name: len(texts) for name, texts in _translations(found).items()},
    }
    told = [f"{language.word('diff', name)}: {count}" for name, count in counts.items() if count]
    head = f"## {language.word('diff', 'title')}"
    return f"{head}\n\n{', '.join(told)}." if told else head


def _parts(found: Difference, language: Language) -> Iterator[str]:
    word = language.word
    yield from _addresses(found, language)
    for name, events in (("added", found.added), ("written", found.written), ("removed", found.removed)):
        if events:
            yield _listed(word("diff", name), [_event(one, language) for one in events])
    for one in found.changed:
        yield from _changed(f"### {coded(one.name)}\n\n", one, language)
    for one in found.beside:
        users = "" if one.users is None else f"{language.counted(one.users, 'diff', 'used_by')}\n\n"
        yield from _changed(f"### {coded(one.name)}\n\n{users}", one, language)
    for name, links in (("gained", found.gained_relations), ("lost_relations", found.lost_relations)):
        if links:
            rows = [f"{coded(str(here))} {word('relations', kind)} {coded(str(there))}" for here, kind, there in links]
            yield _listed(word("diff", name), rows)
    for name, texts in _translations(found).items():
        if texts:
            yield _listed(word("diff", name), [f"{coded(owner)}: {locale}" for owner, locale in texts])


def _addresses(found: Difference, language: Language) -> Iterator[str]:
    if found.lost:
        lost = "\n".join(f"- `/{place}`" for place in found.lost)
        yield f"> [!WARNING]\n> {language.word('diff', 'lost')}\n\n{lost}"
    if found.moved:
        rows = [f"`/{place}` → {coded(str(key))}" for place, key in found.moved]
        yield _listed(language.word("diff", "moved"), rows)


def _translations(found: Difference) -> Mapping[str, Sequence[Translated]]:
    return {"translated": found.translated, "stale": found.stale, "missing": found.missing}


def _changed(head: str, changed: Changed, language: Language) -> Iterator[str]:
    """An event's changed sections; each is a part of its own, so that a long event is cut between two."""
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
