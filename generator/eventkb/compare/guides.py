"""A guide as readers see it, as plain text by section, so that two versions can be compared."""

from collections.abc import Iterator, Mapping

from eventkb.compare.sections import STEP, Section, value_of
from eventkb.model.guide import Answer, Guide, Step, in_order
from eventkb.model.locale import Locale


def guide_sections(guide: Guide, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The title, the summary and the steps of a guide, with what is the same in every language."""
    facts = [f"start: {guide.start}", *([f"product: {guide.product}"] if guide.product else [])]
    by_section = {Section("details", None): "\n".join(facts)}
    for locale in locales:
        references = (f"{value_of(one.title, locale)}: {one.url}" for one in guide.references)
        values = (f"{one.name}: {value_of(one.meaning, locale)}" for one in guide.values)
        texts = {
            "title": value_of(guide.title, locale),
            "summary": value_of(guide.summary, locale),
            "values": "\n".join(values),
            "steps": "\n".join(line for step in in_order(guide) for line in _step(step, locale)),
            "references": "\n".join(references),
        }
        by_section |= {Section(word, locale): text.strip("\n") for word, text in texts.items()}
    return {section: text for section, text in by_section.items() if text}


def _step(step: Step, locale: Locale) -> Iterator[str]:
    yield f"{step.key}: {value_of(step.title, locale)}".rstrip(": ")
    yield from (STEP + line for line in value_of(step.text, locale).rstrip("\n").split("\n") if line)
    if step.command:
        yield from (f"{STEP}> {line}" for line in step.command.run.rstrip("\n").split("\n"))
    if step.look_for:
        yield f"{STEP}look_for: {', '.join(map(str, step.look_for))}"
    for answer in step.answers:
        yield from (STEP + line for line in _answer(answer, locale))


def _answer(answer: Answer, locale: Locale) -> Iterator[str]:
    """An answer with where it leads; what has been reached follows on lines of its own."""
    yield f"- {value_of(answer.text, locale)}{f' -> {answer.next}' if answer.next else ''}"
    if answer.done is not None:
        yield from (f"  {line}" for line in value_of(answer.done, locale).rstrip("\n").split("\n") if line)
