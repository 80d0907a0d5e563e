"""Single texts: HTML, links and images, translations that are none, and names in commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.markup import faults
from eventkb.model.diagnostic import Fix
from eventkb.model.text import digest
from tests.check.examined import codes, marked, only, report

PIECES = st.sampled_from(
    [
        "[a](https://b.example/x)",
        "[a](http://[b/)",
        "](",
        "![",
        "[a]",
        "`",
        "\\",
        "\n",
        "    ",
        " ",
        "(",
        ")",
        "javascript:",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_quick_look_misses_no_fault(text: str) -> None:
    """Most texts are not parsed, since they can't contain a fault; those that can are recognised."""
    parsed = [fault.kind for fault in faults(f"{text}\n\n3 < 4")]  # an angle bracket has every text parsed
    assert [fault.kind for fault in faults(text)] == parsed


def explained(text: str) -> str:
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    return f"explanation:\n  en: |\n{lines}"


def test_an_element_is_reported_once_and_marked() -> None:
    """An opening and a closing tag are one mistake, marked where it begins."""
    assert marked(explained("The queue is <b>full</b>.")) == "<b>"


@pytest.mark.parametrize(
    "text", ["Replace `<server>`.", "It is 3 < 4 > 2.", "```\n<b>\n```", "Ask <https://example.net>."]
)
def test_angle_brackets_that_are_no_html_are_right(text: str) -> None:
    """Code, comparisons and addresses in angle brackets are shown as they are meant."""
    assert codes(explained(text)) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file://server/log", "//example.net", "data:text/html,x"])
def test_a_link_that_browsers_refuse_is_reported(address: str) -> None:
    """Only web and mail addresses may be linked."""
    assert codes(explained(f"See [this]({address}).")) == ["E223"]


@pytest.mark.parametrize("address", ["https://example.net/a_(b)", "http://example.net", "mailto:a@example.net"])
def test_a_link_that_browsers_follow_is_right(address: str) -> None:
    """Links to web and mail addresses are welcome."""
    assert codes(explained(f"See [this]({address}).")) == []


def test_an_image_is_reported_with_its_address() -> None:
    """The message names the image."""
    assert (
        only(explained("![Queue](https://example.net/q.png)")).message
        == "images are not shown: https://example.net/q.png"
    )


def test_a_dash_is_no_text() -> None:
    """A text of signs only is reported like an empty one."""
    assert marked('summary:\n  en: It has ended.\n  de: "-"\n') == '"-"'


def copied(text: str, more: str = "") -> str:
    return f"summary:\n  en: {text}\n  de: {text}\n{more}"


def test_a_copy_of_the_original_is_no_translation() -> None:
    """English words under another language are reported, as a warning."""
    diagnostic = only(copied("The queue is full again."))
    assert (diagnostic.rule.code, diagnostic.severity) == ("E225", "warning")


@pytest.mark.parametrize(
    "text", ["Microsoft Exchange Transport", "`Get-Queue | Where-Object Status -eq Retry`", "SMTP 4.7.0"]
)
def test_names_and_code_may_be_the_same(text: str) -> None:
    """Few words, and words in code, are the same in many languages."""
    assert codes(copied(f'"{text}"')) == []


def test_a_reviewed_copy_is_meant() -> None:
    """Once a person has said that the words are right in both languages, the text is not reported again."""
    text = "Send Connector Internet Mail Service"
    lists = f'translation: {{de: {{reviewed: ["{digest(text)}"]}}}}\n'
    assert codes(copied(text, lists)) == []


def test_messages_of_the_vendor_may_be_the_same() -> None:
    """What the vendor didn't translate is no fault of ours; what we didn't translate is."""
    message = "message: {en: The queue is full again., de: The queue is full again.}\n"
    assert codes(f"original_languages: [en, de]\n{message}") == []
    assert codes(message) == ["E225"]


def commanded(run: str, insertions: str = "insertions: [{name: connector, en: the connector}]") -> str:
    action = (
        f'user_action:\n  actions:\n    - text: {{en: Look.}}\n      command: {{shell: powershell, run: "{run}"}}\n'
    )
    return f'message: "The connector %1 is off."\n{insertions}\n{action}'


def test_a_mistyped_name_in_a_command_is_marked_and_the_right_one_suggested() -> None:
    """The braces are marked, and the help says what to type."""
    assert marked(commanded("Get-SendConnector '{{conector}}'")) == "{{conector}}"
    assert only(commanded("Get-SendConnector '{{conector}}'")).help == "did you mean {{connector}}?"


def test_a_blank_within_the_braces_is_reported() -> None:
    """A name with blanks around it is not filled in, so its reader would copy the braces."""
    assert only(commanded("Get-SendConnector '{{ connector }}'")).help == "did you mean {{connector}}?"


def test_an_insertion_string_without_a_name_goes_by_its_number() -> None:
    """As long as nobody has described `%1`, it is called 1; afterwards by its name only."""
    assert codes(commanded("Get-SendConnector '{{1}}'")) == ["E226"]
    assert [diagnostic.rule.code for diagnostic in report(commanded("Get-SendConnector '{{1}}'", "level: error"))] == [
        "E233"
    ]


@pytest.mark.parametrize("run", ["echo %TEMP% % {}", "for %i in (*) do echo %1", "$x = @{a = @{b = 1}}"])
def test_braces_and_percent_signs_of_a_shell_are_right(run: str) -> None:
    """What a shell understands by its own signs is left alone."""
    assert codes(commanded(run)) == []


def test_a_shared_text_may_not_fill_in_values() -> None:
    """Neither prose nor a command of a shared text can know an event's values."""
    shared = (
        "# events/shared/check-the-log.yml\ntext: {en: Look for %1.}\ncommand: {shell: cmd, run: 'find \"{{name}}\"'}\n"
    )
    assert codes(shared) == ["E227", "E227"]


@pytest.mark.parametrize("text", ["It is 100 % full.", "See `%TEMP%`.", "See [it](https://example.net/a%20b)."])
def test_other_percent_signs_in_a_shared_text_are_right(text: str) -> None:
    """Percentages, variables and addresses are no insertion strings."""
    assert codes(f'# events/shared/check-the-log.yml\ntext: {{en: "{text}"}}\n') == []


def test_a_placeholder_in_prose_is_reported() -> None:
    """It is shown as it was typed; within code it may be meant so."""
    assert marked("explanation: {en: 'See {{queue}} now.'}\n") == "{{queue}}"
    assert codes("explanation: {en: 'See `{{queue}}` now.'}\n") == []


def test_a_placeholder_whose_name_has_spaces_is_reported() -> None:
    """It would be left as it is in the command."""
    assert codes(commanded("Get-Queue {{the connector}}")) == ["E226"]


@pytest.mark.parametrize(
    ("written", "fix"), [("&nbsp;", Fix("\xa0")), ("&auml;", Fix("ä")), ("&#8211;", Fix("–")), ("&lt;", None)]
)
def test_a_character_as_html_is_reported(written: str, fix: Fix | None) -> None:
    """What would be markup in a text is for a person to decide."""
    diagnostic = only(f"summary: {{en: 'A{written}b'}}\n")
    assert (diagnostic.rule.code, diagnostic.fix) == ("E230", fix)


@pytest.mark.parametrize("text", ["AT&T; so", "A & b;", "`&nbsp;`", "&unheard;"])
def test_what_is_no_entity_is_not_reported(text: str) -> None:
    """An ampersand is an ordinary character."""
    assert codes(f"summary: {{en: '{text}'}}\n") == []


def test_a_misspelt_name_of_an_insertion_string_is_named_with_its_braces() -> None:
    """As it is written in the command, in the message and in the help."""
    diagnostic = only(
        "message: The connector %1 is off.\ninsertions: [{name: connector, en: a, de: b}]\nuser_action:\n  actions:\n"
        "    - text: {en: Enable it., de: Schalten Sie ihn ein.}\n"
        "      command: {shell: powershell, run: \"Enable-It '{{conector}}'\"}"
    )
    assert diagnostic.message.endswith("is called {{conector}}")
    assert diagnostic.help == "did you mean {{connector}}?"


def test_a_case_of_an_insertion_string_unlike_all_names_them() -> None:
    """Nothing is guessed that nobody meant."""
    diagnostic = only(
        "message: The connector %1 is off.\ninsertions: [{name: connector, en: a, de: b}]\n"
        "cases:\n  - when: {zzz: ['1']}\n    title: {en: It is one, de: Es ist eins}"
    )
    assert (diagnostic.rule.code, diagnostic.help) == ("E311", "write `connector`")
