"""What a contributor reads about guides whose ways lead nowhere."""

import pytest

from tests.check.examined import codes, marked, only, report

HEAD = """\
# events/guides/slow-backup.yml
title: {en: The backup is slow, de: Die Sicherung ist langsam}
summary: {en: Finds the reason., de: Findet den Grund.}
"""


def guide(*steps: str, start: str = "a") -> str:
    return f"{HEAD}start: {start}\nsteps:\n" + "".join(f"  {step}\n" for step in steps)


def step(key: str, *answers: str) -> str:
    written = ", ".join(f"{{text: {{en: Yes {n}, de: Ja {n}}}, {answer}}}" for n, answer in enumerate(answers))
    return f"{key}: {{text: {{en: Look at {key}., de: Prüfen Sie {key}.}}, answers: [{written}]}}"


DONE = "done: {en: The disk is full., de: Der Datenträger ist voll.}"


def test_a_guide_whose_ways_all_end_has_no_mistake() -> None:
    """A circle is allowed as long as it has a way out, and two answers may lead to one step."""
    assert codes(guide(step("a", "next: b", "next: b"), step("b", "next: a", DONE))) == []


def test_a_mistyped_step_is_named_with_the_nearest_one() -> None:
    """The diagnostic points at the wrong word and names the right one."""
    block = guide(step("a", "next: dsik"), step("disk", DONE))
    unknown = next(diagnostic for diagnostic in report(block) if diagnostic.rule.code == "E371")
    assert (unknown.message, unknown.help) == ("the guide has no step dsik", "did you mean disk?")


def test_a_start_that_is_no_step_is_one_mistake() -> None:
    """Nothing is reported as unreachable that is unreachable only because the start is mistyped."""
    assert marked(guide(step("disk", DONE), start="dsik")) == "dsik"


def test_what_could_be_meant_is_listed_if_it_is_little() -> None:
    """Twelve steps are named; of more, nobody reads a list."""

    def help(count: int) -> str:
        steps = [step(f"s{n}", f"next: s{n + 1}" if n < count - 1 else DONE) for n in range(count)]
        return next(each.help for each in report(guide(*steps, start="zzzzzz")) if each.rule.code == "E371")

    assert help(12).startswith("write `s0`, `s1`, ")
    assert help(13) == "write the key of a step, or add this step"


def test_a_mistake_in_a_way_is_marked_at_its_step_or_answer() -> None:
    """A circle at its first step, a step without answers at its key, an end too many at `done`."""
    assert marked(guide(step("a", "next: b", DONE), step("b", "next: c"), step("c", "next: b"))) == "b"
    assert marked(guide(step("a", "next: b", DONE), "b: {text: {en: Look., de: Sehen Sie nach.}}")) == "b"
    assert marked(guide(step("a", f"next: b, {DONE}"), step("b", DONE))) == "done"


def test_of_unreachable_steps_the_first_is_reported() -> None:
    """One link makes all of them reachable."""
    block = guide(step("a", DONE), step("b", "next: c"), step("c", DONE))
    assert only(block).message == "no way leads from the start to the step b"


def test_unreachable_steps_in_a_circle_are_reported() -> None:
    """Each is named by the other, and none by a step that can be reached."""
    block = guide(step("a", DONE), step("b", "next: c"), step("c", "next: b", DONE))
    assert [diagnostic.rule.code for diagnostic in report(block)] == ["E372"]


def test_a_circle_is_shown_as_the_way_that_readers_would_go() -> None:
    """The message has the steps of the circle, and no circle is reported twice."""
    block = guide(step("a", "next: b", DONE), step("b", "next: c"), step("c", "next: d"), step("d", "next: c"))
    assert only(block).message == "these steps lead to each other only, and to no end: c → d → c"


def test_a_broken_answer_is_no_circle() -> None:
    """Whoever corrects the answer may have given the circle its way out."""
    assert codes(guide(step("a", "next: b"), step("b", "next: a", "next: disk"))) == ["E371"]


@pytest.mark.slow
def test_a_thousand_steps_are_one_warning() -> None:
    """A guide that nobody can read is reported once, at its steps, and not as a thousand mistakes."""
    steps = [step(f"s{n}", f"next: s{n + 1}" if n < 999 else DONE) for n in range(1000)]
    warning = only(guide(*steps, start="s0"))
    assert (warning.rule.code, warning.place.line) == ("E377", 4)


def test_an_unknown_event_of_a_step_is_reported_at_its_place() -> None:
    """`look_for` is checked like a relation."""
    block = f"{HEAD}start: a\nsteps:\n  {step('a', DONE)[:-1]}, look_for: [Demo/3]}}\n"
    assert marked(block) == "Demo/3"


def test_a_step_may_be_called_like_a_key() -> None:
    """Steps have names of their own, which are no keys."""
    steps = [step("text", "next: title"), step("title", "next: answers"), step("answers", DONE)]
    assert codes(guide(*steps, start="text")) == []


def test_a_link_in_a_text_of_a_guide_is_checked() -> None:
    """Every text may link events, and a dead end is an error here, too."""
    block = (
        f"{HEAD}start: a\nsteps:\n  a: {{text: {{en: 'See [[Demo/9]].'}}, answers: [{{text: {{en: Yes}}, {DONE}}}]}}\n"
    )
    assert "E201" in codes(block)


def test_a_command_may_contain_the_values_of_the_guide_only() -> None:
    """Braces with another name would be copied by readers."""
    step_with_command = step("a", DONE)[:-1] + ", command: {shell: cmd, run: 'sc query {{servce}}'}}"
    block = (
        f"{HEAD}values: [{{name: service, en: the service, de: der Dienst}}]\nstart: a\nsteps:\n  {step_with_command}\n"
    )
    assert only(block).help == "did you mean service?"
    assert marked(block) == "servce"


def test_a_text_may_link_a_guide() -> None:
    """A dead end is reported like that of an event, with the nearest name."""
    linking = "'See [[guides/slow-backup]].'"
    block = guide(step("a", DONE).replace("Look at a.", linking).replace("Prüfen Sie a.", linking))
    assert codes(block) == []
    wrong = report(block.replace("[[guides/slow-backup]]", "[[guides/slow-backups]]"))[0]
    assert (wrong.message, wrong.help) == ("no guide slow-backups", "did you mean guides/slow-backup?")


def test_a_circle_behind_a_mistyped_answer_is_reported_with_it() -> None:
    """One run names all mistakes: correcting the answer leads to no other one."""
    assert codes(guide(step("a", "next: dsik"), step("disk", "next: disk"))) == ["E371", "E373"]
