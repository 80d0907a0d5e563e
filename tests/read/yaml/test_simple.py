"""Simple YAML is read by lines, with the same result as libyaml's."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eventkb.read.yaml.characters import decode
from eventkb.read.yaml.parse import Parsed, parse
from eventkb.read.yaml.parse import _parsed as by_libyaml
from eventkb.read.yaml.simple import NotSimple, is_readable, simple

EVENTS = Path(__file__).parents[3] / "events"

LINES = st.sampled_from(
    (
        "a: b", "id: 7", "id: 010", "b: -1", "c: 1.5", "d: true", "e: null", "f: ~", "g:", "h: |", "h: |-", "h: >-",
        "i: >", "j: x: y", "k: x #y", "l: http://x", "m: 'it''s'", 'n: "x"', 'n: "\\t"', "o: [a, 1, 'c']", "p: {q: r}",
        "q: [a: b]", "r: {a, b}", "- a", "- b: c", "-", "-  x", "- - x", "- |", "text", "# comment", "", " ", "\ttab",
        "two  blanks", "z.\u00a0B.", "x-y: z", "s: 'x", "t: &x y", "u: *x", "---", "...", "v: \u2028", "w: %1", "a: b ",
    )
)  # fmt: skip
INDENTED = st.builds(lambda depth, line: " " * depth + line, st.integers(0, 5), LINES)


@given(st.lists(INDENTED, max_size=9).map("\n".join), st.sampled_from(("", "\n", "\n\n")))
@example("a: |\n  b\n \n  c", "\n")
@example("a:\n- b\nc: >-\n  d\n  e\n\n  f", "\n")
def test_a_simple_text_has_the_value_that_libyaml_reads(text: str, end: str) -> None:
    """What is read by lines has no oddity, the same value, and the same places."""
    try:
        value, has_null = simple(text + end)
    except NotSimple:
        return
    read = by_libyaml(text + end, "a.yml", frozenset())
    assert (repr(read.value), read.diagnostics, read.has_null) == (repr(value), (), has_null)
    same = Parsed(file="a.yml", text=text + end, value=value, is_simple=True)
    assert same.nodes.keys() == read.nodes.keys()
    for key in ("a", "l", "m"):
        assert same.place_below(key) == read.place_below(key)


@given(st.text(st.characters(codec="utf-8")))
@example("\ta\u00a0\u2027\ufffd")
@example("\u2028")
@example("\ufeff\ufeff")
def test_a_text_without_faults_has_no_character_that_yaml_refuses(text: str) -> None:
    """Whoever has decoded a file without a fault need not look at its characters again."""
    decoded, faults = decode("events/Demo/7.yml", text.encode())
    assert faults or (decoded is not None and is_readable(decoded))


@pytest.mark.slow
def test_nearly_all_definitions_are_simple() -> None:
    """The catalogue of this repository is read by lines, so that nobody waits for it."""
    parsed = [parse(path.read_text("utf-8"), path.name) for path in EVENTS.rglob("*.yml")]
    assert sum(each.is_simple for each in parsed) > 0.9 * len(parsed)


@pytest.mark.parametrize("text", ["", "a", "- ", "a: 'b", "a: b\na: c", "a: {b: [c]}", "? a", "a: !x b", "a: \u0085"])
def test_anything_else_is_left_to_libyaml(text: str) -> None:
    """It knows what is wrong, and where."""
    with pytest.raises(NotSimple):
        simple(text)
