"""The rules about guides: that every way through one leads somewhere, and that every step is on a way."""

import re
from collections.abc import Iterator
from itertools import islice

from eventkb.check.rule import MOST_OF_A_FILE, Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import nearest, one_of
from eventkb.model.address import slug
from eventkb.model.diagnostic import KEY, Finding, Path, Severity
from eventkb.model.event import PLACEHOLDER
from eventkb.model.guide import Answer, Guide, Step, answers, commands, reachable

MOST_STEPS = 60
"""Steps that fit a diagram; who follows a guide makes far fewer decisions."""

STEP_KEY = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
FEW = 12


@rule("E371", "unknown-step", scope=Scope.FILE)
def unknown_step(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        for path, key in _named(guide):
            if key not in guide.steps:
                names = f"write {one_of(guide.steps)}" if len(guide.steps) <= FEW else "write the key of a step"
                message, help = f"the guide has no step {key}", f"{names}, or add this step"
                yield unknown_step.unknown(guide.file, path, message, name=key, known=guide.steps, help=help)


@rule("E372", "unreachable-step", scope=Scope.FILE)
def unreachable_step(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        if guide.start not in guide.steps:
            continue  # nothing can be reached, which another rule reports
        known = reachable(guide) | _mistyped(guide)
        lost = {key: step for key, step in guide.steps.items() if key not in known}
        pointed_at = {answer.next for _, step, answer in answers(guide) if step.key in lost and answer.next != step.key}
        for key in [key for key in lost if key not in pointed_at] or list(lost)[:1]:
            yield unreachable_step.at(
                guide.file,
                ("steps", key, KEY),
                f"no way leads from the start to the step {key}",
                help=f"write `next: {key}` in the answer that leads here, or delete the step",
            )


@rule("E373", "circle-without-way-out", scope=Scope.FILE)
def circle_without_way_out(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        entered = reachable(guide) | _mistyped(guide)
        trapped = [key for key in guide.steps if key in entered - _leading_on(guide)]
        reported: set[str] = set()
        for key in trapped:
            if key not in reported:
                reported |= _below(guide, key)
                circle = _circle(guide, key)
                yield circle_without_way_out.at(
                    guide.file,
                    ("steps", circle[0], KEY),
                    f"these steps lead to each other only, and to no end: {' → '.join(circle)}",
                    help="give one of them an answer with `done`, or one that leads to another step",
                )


@rule("E374", "step-without-answer", scope=Scope.FILE)
def step_without_answer(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        for step in guide.steps.values():
            if not step.answers:
                message = f"the step {step.key} has no answers, so nobody gets on from here"
                help = "write `answers:` with at least one `text`, and `next` or `done`"
                yield step_without_answer.at(guide.file, ("steps", step.key, KEY), message, help=help)


@rule("E375", "answer-without-end", scope=Scope.FILE)
def answer_without_end(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        for path, _, answer in answers(guide):
            if answer.next is None and answer.done is None:
                message = "the answer leads neither to a step nor to an end"
                help = "write `next` with the key of a step, or `done` with what has been reached"
                yield answer_without_end.at(guide.file, path, message, help=help)


@rule("E376", "answer-with-two-ends", scope=Scope.FILE)
def answer_with_two_ends(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        for path, _, answer in answers(guide):
            if answer.next is not None and answer.done is not None:
                message = f"the answer leads to the step {answer.next} and ends the guide"
                help = "keep one of `next` and `done`; what is to be said before going on belongs to that step"
                yield answer_with_two_ends.at(guide.file, (*path, "done", KEY), message, help=help)


@rule("E377", "long-guide", Severity.WARNING, scope=Scope.FILE)
def long_guide(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        if len(guide.steps) > MOST_STEPS:
            message = f"the guide has {len(guide.steps)} steps; more than {MOST_STEPS} are not drawn"
            help = "split it by symptom, and link the guides in the texts of their ends"
            yield long_guide.at(guide.file, ("steps", KEY), message, help=help)


@rule("E378", "unknown-value-in-guide", scope=Scope.FILE)
def unknown_value_in_guide(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        names = [value.name for value in guide.values]
        for path, command in commands(guide):
            for match in PLACEHOLDER.finditer(command.run):
                if match[1] not in names:
                    yield unknown_value_in_guide.unknown(
                        guide.file,
                        (*path, "run"),
                        f"the guide has no value {match[1]}, which readers could fill in",
                        name=match[1],
                        known=names,
                        help=f"describe {match[1]} under `values`",
                        span=match.span(1),
                    )


@rule("E379", "wrong-step-key", scope=Scope.FILE)
def wrong_step_key(subject: Subject) -> Iterator[Finding]:
    for guide in _guides(subject):
        for key in guide.steps:
            if not STEP_KEY.fullmatch(key):
                help = f"write {slug(key) or 'small letters a to z, digits and hyphens'}, also where `next` names it"
                message = f"{key} cannot be part of an address"
                yield wrong_step_key.at(guide.file, ("steps", key, KEY), message, help=help)


def _guides(subject: Subject) -> Iterator[Guide]:
    yield from subject.definitions.guides.values()


def _named(guide: Guide) -> Iterator[tuple[Path, str]]:
    """Each place that names a step of the guide."""
    yield ("start",), guide.start
    for path, _, answer in answers(guide):
        if answer.next is not None:
            yield (*path, "next"), answer.next


def _mistyped(guide: Guide) -> set[str]:
    """The steps that mistyped answers probably mean, and all below them: correcting the answer is enough."""
    unknown = sorted({answer.next for _, _, answer in answers(guide) if answer.next and answer.next not in guide.steps})
    meant = (nearest(key, guide.steps) for key in islice(unknown, MOST_OF_A_FILE))
    return {key for step in meant if step for key in _below(guide, step)}


def _leading_on(guide: Guide) -> frozenset[str]:
    """The steps from which a way leads to an end, or to a fault that another rule reports."""
    above: dict[str, list[str]] = {}
    waiting = [step.key for step in guide.steps.values() if _has_end(guide, step)]
    for _, step, answer in answers(guide):
        above.setdefault(answer.next or "", []).append(step.key)
    leading: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in leading:
            leading.add(key)
            waiting += above.get(key, ())
    return frozenset(leading)


def _has_end(guide: Guide, step: Step) -> bool:
    return not step.answers or any(_ends(guide, answer) for answer in step.answers)


def _ends(guide: Guide, answer: Answer) -> bool:
    return answer.done is not None or answer.next not in guide.steps


def _below(guide: Guide, key: str) -> set[str]:
    """A step, and all steps to which a way leads from it."""
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        step = guide.steps[waiting.pop()]
        if step.key not in seen:
            seen.add(step.key)
            waiting += [answer.next for answer in step.answers if answer.next in guide.steps and answer.next]
    return seen


def _circle(guide: Guide, key: str) -> list[str]:
    """A circle into which the first answers of trapped steps lead from one of them, its first step at both ends."""
    way: list[str] = []
    while key not in way:
        way.append(key)
        key = guide.steps[key].answers[0].next or key
    return [*way[way.index(key) :], key]
