"""Messages, their insertion strings, and variants."""

from eventkb.check.messages import undescribed_insertion
from eventkb.check.subject import Subject
from eventkb.model.locale import Locale
from tests.check.examined import codes, marked, only
from tests.kinds import project


def test_a_translation_without_an_insertion_string_says_which() -> None:
    """The message names the number and both languages."""
    diagnostic = only('message: {en: "%1 has called %2.", de: "%1 hat angerufen."}\n')
    assert (diagnostic.rule.code, diagnostic.message) == (
        "E231",
        "the message under en contains %2, the one under de does not",
    )


def test_both_directions_are_reported_at_once() -> None:
    """A wrong number is one too many and one too few."""
    diagnostic = only('message: {en: "%1 has ended.", de: "%2 ist beendet."}\n')
    assert (
        diagnostic.message == "the message under en contains %1, the one under de does not; "
        "the message under de contains %2, the one under en does not"
    )


def test_the_order_of_insertion_strings_is_free() -> None:
    """Another language needs another order, and may repeat one."""
    assert codes('message: {en: "%1 has called %2.", de: "%2 wurde von %1 angerufen, also %2."}\n') == []


def test_ten_and_one_are_different_and_percent_signs_are_none() -> None:
    """`%10` is ten, `%%1` a percent sign and a one, `%z` itself."""
    assert codes('message: {en: "%10 %%1 %z 5%", de: "%10 %%1 5%"}\n') == []
    assert codes('message: {en: "%10.", de: "%1."}\n') == ["E231"]


def test_a_difference_between_two_wordings_of_the_vendor_is_a_warning() -> None:
    """What the vendor wrote can't be corrected, only compared."""
    diagnostic = only('original_languages: [en, de]\nmessage: {en: "%1 has called %2.", de: "%1 hat angerufen."}\n')
    assert (diagnostic.rule.code, diagnostic.severity) == ("E232", "warning")


def test_a_variant_is_compared_as_well() -> None:
    """A variant's message has its own translation, and its own place."""
    variant = 'variants:\n  - versions: ["2.0"]\n    message:\n      en: "%1 ends."\n      de: Ende.\n'
    assert marked(f'versions: ["1.0", "2.0"]\n{variant}') == "Ende."


def test_an_article_has_to_describe_its_insertion_strings() -> None:
    """The missing numbers are listed, and the help names the first item to write."""
    diagnostic = only(
        'message: "%1 has called %2 by %3."\ninsertions: [null, {name: server, en: who}]\n'
        "explanation: {en: It called.}\n"
    )
    assert (diagnostic.rule.code, diagnostic.severity) == ("E233", "warning")
    assert diagnostic.message == "%1, %3 of Demo/1 have no description"
    assert "item 1 of `insertions`" in diagnostic.help


def test_a_project_in_one_language_is_not_told_to_write_another_one() -> None:
    """The cure names a language of the site."""
    event = "source: Demo\nid: 7\nmessage: Der Dienst %1 startet.\nexplanation: {de: Er startet.}\n"
    definitions = project({"events/Demo/7.yml": event.encode()}).reading.definitions
    (finding,) = undescribed_insertion(Subject(definitions=definitions, locales=(Locale("de"),)))
    assert finding.help.endswith("- {name: …, de: …}")


def test_a_stub_need_not_describe_anything() -> None:
    """Whoever only collects facts is not asked for more."""
    assert codes('message: "%1 has called %2."\n') == []


def test_a_variant_with_its_own_message_may_use_the_descriptions_of_the_event() -> None:
    """A description counts as used if any message that it belongs to has its number."""
    block = (
        'message: "%1 has ended."\ninsertions: [{name: server, en: who}, {name: reason, en: why}]\n'
        'versions: ["1.0", "2.0"]\nvariants:\n  - {versions: ["2.0"], message: "%1 has ended: %2"}\n'
    )
    assert codes(block) == []


def test_a_list_that_slipped_by_one_is_reported() -> None:
    """A description without its number is marked."""
    diagnostic = only('message: "%2 has ended."\ninsertions: [{name: server, en: who}, {name: reason, en: why}]\n')
    assert (diagnostic.rule.code, diagnostic.message) == (
        "E234",
        "server is item 1, but no message of Demo/1 contains %1",
    )


def test_a_value_that_only_the_data_contains_may_be_described_for_a_case() -> None:
    """Some messages leave the error out that decides what to do; the event's data has it."""
    block = (
        'message: "It has failed."\ninsertions: [{name: error, en: the error}]\n'
        'cases: [{when: {error: ["5"]}, title: "Access denied"}]\n'
    )
    assert "E234" not in codes(block)


def test_two_insertion_strings_of_one_name_are_reported_by_number() -> None:
    """The message says which two numbers share the name."""
    diagnostic = only('message: "%1 has called %2."\ninsertions: [{name: server, en: who}, {name: server, en: whom}]\n')
    assert (diagnostic.rule.code, diagnostic.message) == ("E235", "%1 and %2 are both called server")


def test_a_variant_may_use_the_names_of_the_event_again() -> None:
    """The lists of an event and of its variant are read one at a time, so they may share names."""
    block = (
        'message: "%1 has ended."\ninsertions: [{name: server, en: who}]\nversions: ["1.0", "2.0"]\nvariants:\n'
        '  - {versions: ["2.0"], message: "%1 ends.", insertions: [{name: server, en: who}]}\n'
    )
    assert codes(block) == []


def test_a_version_twice_in_one_variant_is_no_contradiction() -> None:
    """Only two variants can contradict each other."""
    assert "E236" not in codes('versions: ["1.0", "2.0"]\nvariants: [{versions: ["2.0", "2.0"], level: error}]\n')


def test_a_version_in_two_variants_names_the_first() -> None:
    """The message says which variant has the version already."""
    variants = '[{versions: ["2.0"], level: error}, {versions: ["1.0", "2.0"], level: warning}]'
    assert (
        only(f'versions: ["1.0", "2.0"]\nvariants: {variants}\n').message == "version 2.0 already belongs to variant 1"
    )


def test_variants_of_an_event_without_versions_are_right() -> None:
    """Where nobody knows all versions of an event, a variant can't contradict them."""
    assert codes('variants: [{versions: ["2.0"], level: error}]\n') == []


def test_a_value_with_its_unit_is_no_placeholder_of_a_program() -> None:
    """`%2s` are seconds where the second value is described, and a placeholder of printf where it isn't."""
    described = "insertions: [{name: cpu, en: which}, {name: seconds, en: how long}]\n"
    assert codes(f'message: "CPU %1 stuck for %2s!"\n{described}') == []
    assert "E238" in codes('message: "CPU %1 stuck for %2s!"\ninsertions: [{name: cpu, en: which}]\n')
