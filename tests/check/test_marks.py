"""Marks and samples: an answer without a question, and values of insertion strings that do not exist."""

from tests.check.examined import codes, marked, only

MESSAGE = """\
message: "Page %1 failed with error %2."
insertions:
  - {name: page, en: the page}
  - {name: error, en: the error}
"""


def test_a_sample_may_leave_values_out() -> None:
    """What it doesn't give is shown as its example or its number."""
    assert codes(MESSAGE + "sample: {error: '-1018'}\n") == []


def test_an_unknown_name_in_a_sample_is_marked_with_the_nearest_one() -> None:
    """The name itself is marked."""
    block = MESSAGE + "sample: {eror: '-1018'}\n"
    assert (only(block).rule.code, only(block).help, marked(block)) == ("E362", "did you mean `error`?", "eror")


def test_a_reason_needs_an_answer() -> None:
    """The answer alone is enough."""
    reason = "ignorable_reason: {en: It is expected., de: Das ist zu erwarten.}\n"
    assert codes(MESSAGE + "ignorable: once\n") == []
    assert codes(MESSAGE + "ignorable: once\n" + reason) == []
    assert only(MESSAGE + reason).rule.code == "E361"
