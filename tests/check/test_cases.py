"""Cases: their insertion strings, values that are twice there, and their addresses."""

from tests.check.examined import codes, marked, only, report

MESSAGE = """\
message: "Page %1 failed with error %2."
insertions:
  - {name: page, en: the page}
  - {name: error, en: the error}
"""
TITLE = "title: {en: A, de: B}"


def cases(*conditions: str) -> str:
    """An event whose cases have these conditions."""
    return MESSAGE + "cases:\n" + "".join(f"  - when: {when}\n    {TITLE}\n" for when in conditions)


def test_a_sound_list_of_cases_has_no_finding() -> None:
    """Values of different insertion strings, and a narrower case before a wider one."""
    assert codes(cases('{error: ["5"], page: ["1"]}', '{error: ["-5", "6"]}', '{page: ["5"]}')) == []


def test_an_unknown_insertion_string_is_marked_with_the_nearest_name() -> None:
    """The name itself is marked."""
    block = cases('{eror: ["5"]}')
    assert (only(block).rule.code, only(block).help, marked(block)) == ("E311", "did you mean `error`?", "eror")


def test_the_same_value_twice_is_marked() -> None:
    """Within a case and in a later one; without a table, values are texts without case."""
    assert marked(cases('{error: ["A", "a"]}')) == '"a"'
    block = cases('{error: ["-1018"]}', '{error: ["7", "-1018"]}')
    assert (only(block).rule.code, marked(block)) == ("E312", '"-1018"')
    assert only(block).message == "-1018 is already in case 1, which applies first"


def test_with_a_table_two_notations_are_the_same_value() -> None:
    """Signed, hexadecimal or the symbol: the table knows that they are one code."""
    for value in ("0xFFFFFC06", "JET_errReadVerifyFailure"):
        block = cases('{error: ["-1018"]}', f'{{error: ["-1019", "{value}"]}}').replace(
            "error}", "error, codes: [ese]}"
        )
        assert (only(block).rule.code, only(block).message.partition(" ")[0]) == ("E312", value)


def test_a_value_that_no_table_knows_is_a_warning() -> None:
    """Mostly it is misspelt; a table of the project counts like one of the package."""
    block = cases('{error: ["-1018", "-99999"]}').replace("error}", "error, codes: [ese]}")
    assert (only(block).rule.code, only(block).severity, marked(block)) == ("E313", "warning", '"-99999"')
    assert only(block).message == "-99999 is not in the table ese"
    table = '# events/codes/own.yml\ntitle: Own\nnotation: decimal\ncodes: [{code: "-99999", text: {en: A, de: B}}]\n'
    assert codes(block.replace("[ese]", "[ese, own]") + table) == []


def test_a_table_that_is_not_there_says_nothing_of_values() -> None:
    """That it isn't there is the mistake; of several tables, those that are there are asked and named."""
    block = cases('{error: ["-1018", "-99999"]}')
    assert codes(block.replace("error}", "error, codes: [nowhere]}")) == ["E301"]
    both = report(block.replace("error}", "error, codes: [ese, nowhere]}"))
    assert [each.message for each in both if each.rule.code == "E313"] == ["-99999 is not in the table ese"]


def test_a_narrower_case_behind_a_wider_one_never_applies() -> None:
    """The other order is right."""
    assert codes(cases('{error: ["5"]}', '{page: ["1"], error: ["5"]}')) == ["E312"]
    assert codes(cases('{page: ["1"], error: ["5"]}', '{error: ["5"]}')) == []
    assert codes(cases('{error: ["5"], page: ["1"]}', '{page: ["1"], error: ["6"]}')) == []


def test_a_case_whose_address_is_its_number_is_reported() -> None:
    """A value without letters and digits, and one that earlier cases begin with."""
    block = cases('{error: ["?"]}')
    assert (only(block).rule.code, marked(block)) == ("E314", '"?"')
    assert only(block).message.startswith("? has no letter or digit, so #case-1 is the address,")
    taken = ['{error: ["5", "6"]}', '{page: ["5"], error: ["7"]}', '{error: ["5"], page: ["6"]}', '{page: ["5"]}']
    assert "E314" not in codes(cases(*taken[:2]))
    assert "E314" in codes(cases(*taken))


def test_a_variant_s_cases_are_compared_among_themselves() -> None:
    """They replace the event's own in these versions."""
    variant = (
        'versions: ["1.0"]\nvariants:\n  - versions: ["1.0"]\n    cases:\n      - {when: {error: ["5"]}, title: A}\n'
    )
    assert codes(cases('{error: ["5"]}') + variant) == []


def test_what_a_case_needs_is_reported_at_its_place() -> None:
    """Conditions with values in quotation marks, and at least one text."""
    assert [
        only(block).rule.code
        for block in (
            MESSAGE + 'cases:\n  - {when: {error: ["5"]}}\n',
            MESSAGE + "cases:\n  - {title: {en: A, de: B}}\n",
            cases('{error: "5"}'),
            cases("{error: []}"),
            cases("[error]"),
        )
    ] == ["E105", "E104", "E110", "E105", "E113"]
    assert marked(cases("{error: [-1018]}")) == "-1018"
    assert only(cases("{error: [-1018]}")).rule.code == "E123"


def test_a_known_event_has_no_cases() -> None:
    """They explain it, so it needs a file of its own."""
    known = f"- id: 9\n  message: It failed with %1.\n  cases: [{{when: {{error: [a]}}, {TITLE}}}]\n"
    assert codes(f"# events/Demo/known.yml\n{known}") == ["E116"]


def test_what_is_checked_in_texts_is_checked_in_cases() -> None:
    """Links, insertion strings of commands, shared texts, raw HTML."""
    action = "{text: {en: '[[Demo/99]]', de: '[[Demo/99]]'}, command: {shell: cmd, run: 'echo {{eror}}'}}"
    block = cases('{error: ["5"]}').replace(TITLE, f"user_action: {{actions: [{action}, {{use: nothing}}]}}")
    assert sorted(codes(block)) == ["E201", "E201", "E226", "E251"]
