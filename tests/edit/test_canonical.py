"""Formatting a definition loses nothing, changes no value, and is stable."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eventkb.edit import canonical
from eventkb.edit.canonical import written
from eventkb.edit.change import node
from eventkb.edit.tree import Branch, Document, Entry, comments
from eventkb.model.locale import Locale
from eventkb.read.location import Location
from eventkb.read.yaml import Value, parse

LOCALES = (Locale("en"), Locale("de"))
ROOT = Path(__file__).parent.parent.parent


HEAD = "# yaml-language-server: $schema=../../.cache/eventkb/schema/definition.json\n"


def formed(text: str) -> str:
    """The formatted text of an event's file, without the modeline."""
    text = canonical(parse(text, "events/Demo/1.yml"), Location.of("events/Demo/1.yml", "events"), LOCALES)
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"]), min_size=1, max_size=30
)
PROSE = st.lists(
    st.sampled_from(
        [
            "Words",
            "that",
            "say: so",
            "#no",
            "no",
            "%1",
            "- item",
            "'it'",
            '"quoted"',
            "a\nb",
            "\n\n",
            "  two",
            "\\",
            "x ",
        ]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
TEXTS = st.one_of(
    WORDS, PROSE, st.sampled_from(["yes", "on", "14.0", "2012-09-19", "1e3", "~", "", " ", "0x1", "a:", "---"])
)
SCALARS = st.one_of(TEXTS, st.integers(0, 99999), st.booleans(), st.none())
KEYS = st.sampled_from(
    ["source", "id", "message", "en", "de", "related", "run", "text", "unknown", "steps", "reviewed"]
)
VALUES = st.recursive(
    SCALARS,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(KEYS, below, max_size=4)),
    max_leaves=15,
)


def typed(value: Value, indent: int = 0) -> str:
    """A value in an unusual form: quoted, with a comment above and after each key and item."""
    blanks = " " * indent
    lines = []
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            lines += [f"{blanks}# above {key}", f"{blanks}{key}:{_inner(inner, indent)}"]
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            lines += [f"{blanks}# item {number}", f"{blanks}-{_inner(inner, indent)}"]
    else:
        lines.append(blanks + _one(value))
    return "\n".join(lines)


def _inner(value: Value, indent: int) -> str:
    if isinstance(value, dict | list) and value:
        return f" # behind\n{typed(value, indent + 3)}"
    return f"    {_one(value)} # behind it"


def _one(value: Value) -> str:
    if isinstance(value, str):
        return '"' + "".join(sign if sign.isalnum() else f"\\U{ord(sign):08x}" for sign in value) + '"'
    return (
        {None: "~", True: "TRUE", False: "False"}.get(value, str(value))
        if not isinstance(value, dict | list)
        else ("{}" if value == {} else "[]")
    )


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_values_stay(value: Value) -> None:
    """Formatting any file keeps its values."""
    text = formed(typed(value))
    assert parse(text, "f").value == value


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_comments_stay(value: Value) -> None:
    """Each comment is there exactly once."""
    before = parse(typed(value), "f")
    after = parse(formed(typed(value)), "f")
    assert Counter(comment.text for comment in comments(after)) == Counter(comment.text for comment in comments(before))


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_a_second_time_changes_nothing(value: Value) -> None:
    """Formatting formatted text changes nothing."""
    once = formed(typed(value))
    assert formed(once) == once


@pytest.mark.slow
@pytest.mark.parametrize(
    "file", sorted((ROOT / "events").rglob("*.yml")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_our_own_definitions_are_formatted(file: Path) -> None:
    """The definitions of this repository are formatted."""
    text = file.read_text("utf-8")
    location = Location.of(file.relative_to(ROOT).as_posix(), "events")
    assert canonical(parse(text, file.name), location, LOCALES) == text


def test_keys_are_ordered_with_the_comments_above_them() -> None:
    """Languages are sorted too, the source language first."""
    text = formed("""\
id: 1
# how bad it is
level: error  # says the vendor
message:
  de: Zu Ende.
  en: Over.
insertions:
  - de: Der Name
    # a value
    example: x
    en: The name
    name: server
source: Demo
""")
    assert (
        text
        == """\
source: Demo
id: 1
# how bad it is
level: error  # says the vendor
message:
  en: Over.
  de: Zu Ende.
insertions:
  - name: server
    en: The name
    de: Der Name
    # a value
    example: x
"""
    )


def test_what_yaml_would_misread_is_quoted() -> None:
    """Unnecessary quotation marks are removed."""
    text = formed("""\
source: 'Demo'
id: 1
versions: ["14.0"]
keywords: ["yes", 'two words', "a, b"]
message: {en: '%1 is on: no', de: "on"}
""")
    assert (
        text
        == """\
source: Demo
id: 1
versions: ["14.0"]
keywords: ["yes", two words, "a, b"]
message:
  en: "%1 is on: no"
  de: "on"
"""
    )


def test_long_prose_is_a_block_and_a_long_command_stays_a_line() -> None:
    """Prose is wrapped at blanks; a command can still be copied."""
    long = " ".join(["word"] * 40)
    text = formed(f"""\
message: {{en: "{long}"}}
user_action:
  actions:
    - text: {{en: Run it.}}
      command: {{shell: cmd, run: "{long}"}}
""")
    assert "  en: >-\n    word word" in text
    assert f"run: |-\n          {long}\n" in text


def test_comments_at_the_top_and_the_bottom_stay_there() -> None:
    """The modeline for editors comes first and is corrected if it was wrong."""
    text = formed("# about it\n# yaml-language-server: $schema=x\nid: 1\nsource: Demo\n# the end\n")
    assert text == "# about it\nsource: Demo\nid: 1\n# the end\n"


def test_a_very_long_list_is_written_as_a_short_one_is() -> None:
    """In parts that are read again one by one; the comments above and below it stay, and the last item."""
    events = [node({"id": number, "message": {"en": f"No. {number}: it began."}}) for number in range(4001)]
    root = Branch(True, [Entry(None, event) for event in events])
    location = Location.of("events/Demo/known.yml", "events")
    text = written(Document(["# about it"], root, ["# the end"]), location, ())
    assert text.count("yaml-language-server") == text.count("# about it") == text.count("# the end") == 1
    assert text.endswith("# the end\n")
    read = yaml.load(text, yaml.CSafeLoader)
    assert [event["id"] for event in read] == list(range(4001))


def test_a_long_quoted_text_becomes_a_block() -> None:
    """What other programs write in quotation marks over several lines is a block afterwards, without its marks."""
    words = "and stopped again " * 8
    text = f'summary:\n  en: "The service\n    error: it stopped,\n    {words.strip()}"\n'
    assert formed(text).startswith("summary:\n  en: >-\n    The service error: it stopped, and stopped")


def test_a_tag_that_only_names_the_type_is_deleted() -> None:
    """`!!int "7"` is the number 7, and `!!str 7` the text, which needs quotation marks."""
    assert formed('id: !!int "7"\nsymbolic_name: !!str 7\n') == 'id: 7\nsymbolic_name: "7"\n'


CONDITIONS = """\
source: Demo
id: 1
message: Off.
cases:
  - title: A
    when:
      zeta:
        - %s
"""


@pytest.mark.parametrize(
    "value",
    [
        "-1018",
        "0xC000006A",
        "1.5",
        "true",
        "1_000",
        "12:30",
        "2026-11-29",
        "yes",
        "n",
        "1e3",
        ".5",
        ".inf",
        "0o17",
        "+5",
    ],
)
def test_a_value_of_a_condition_becomes_a_text_as_it_was_typed(value: str) -> None:
    """Whatever another reader of YAML takes it for, it is quoted; its notation stays."""
    text = formed(CONDITIONS % value)
    assert f'      zeta: ["{value}"]\n' in text
    assert formed(text) == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"]), min_size=1, max_size=20))
def test_older_readers_of_yaml_read_the_value_of_a_condition_alike(value: str) -> None:
    """YAML 1.1 knows more words and numbers than we do."""
    typed_value = value.strip() or "x"
    text = formed(CONDITIONS % json.dumps(typed_value, ensure_ascii=False))
    (case,) = yaml.safe_load(text)["cases"]
    assert case["when"] == {"zeta": [typed_value]}


def test_the_names_of_conditions_keep_their_order() -> None:
    """The first value of the first name makes the address, also where a name is that of a key."""
    text = formed("source: Demo\nid: 1\nmessage: Off.\ncases: [{title: A, when: {title: [b], en: [c], a: [d]}}]\n")
    assert "  - when:\n      title: [b]\n      en: [c]\n      a: [d]\n    title: A\n" in text


def test_a_step_of_a_guide_may_be_called_like_a_condition() -> None:
    """Its texts are blocks as in every other step."""
    answers = "answers: [{text: {en: 'Yes'}, done: {en: Done.}}]"
    steps = f"steps:\n  when:\n    text:\n      en: |\n        One.\n        Two.\n    {answers}"
    place = "events/guides/demo.yml"
    parsed = parse(f"title: Demo\nsummary: {{en: A demo.}}\nstart: when\n{steps}\n", place)
    text = canonical(parsed, Location.of(place, "events"), LOCALES)
    assert "  when:\n    text:\n      en: |\n        One.\n        Two.\n" in text
