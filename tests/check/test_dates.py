"""The rules about dates."""

from tests.check.examined import codes, examined, marked, only
from tests.rule_pages import catalogue


def test_a_date_in_the_future_is_reported() -> None:
    """Tomorrow is none, since it may have begun elsewhere; the tests' day is 2026-06-30."""
    assert codes("modified: 2026-07-02\n") == ["E136"]
    assert codes("modified: 2026-07-01\n") == []


def test_a_clock_in_the_past_is_one_finding() -> None:
    """Where most articles are from the future, the machine's day is wrong, and nobody wants to read that of each."""
    article = "source: Demo\nid: {}\nmessage: It ends.\nexplanation: {{en: Why., de: Darum.}}\nmodified: 2027-01-02\n"
    files = {f"events/Demo/{number}.yml": article.format(number).encode() for number in range(10, 30)}
    past = article.replace("2027", "2020")
    files |= {f"events/Demo/{number}.yml": past.format(number).encode() for number in range(30, 40)}
    future = [each for each in examined(catalogue("") | files) if each.rule.code == "E136"]
    assert [(each.place.file, each.help.split(";")[0]) for each in future] == [
        ("events/Demo/10.yml", "set the clock of this machine")
    ]
    assert "20 articles" in future[0].message and "2026-06-30" in future[0].message
    assert only("modified: 2026-07-02\n").help == "write the day of the last change"


def test_a_review_in_the_future_is_reported() -> None:
    """Like a change in the future."""
    assert codes("reviewed: {date: 2026-07-02, by: Jane Doe}\n") == ["E136"]
    assert codes("reviewed: {date: 2026-07-01, by: Jane Doe}\n") == []
    assert marked("reviewed: {date: 2026-07-02, by: Jane Doe}\n") == "2026-07-02"


def test_half_of_all_dates_are_no_wrong_clock() -> None:
    """As many articles are from the past: each one is reported at its place."""
    article = "source: Demo\nid: {}\nmessage: It ends.\nexplanation: {{en: Why., de: Darum.}}\nmodified: {}-01-02\n"
    files = {f"events/Demo/{n}.yml": article.format(n, 2027 - n % 2 * 7).encode() for n in range(10, 50)}
    assert sum(each.rule.code == "E136" for each in examined(catalogue("") | files)) == 20


def test_a_review_before_the_last_change_is_reported() -> None:
    """A change on the day of the review may have been what was reviewed."""
    assert codes("modified: 2026-05-04\nreviewed: {date: 2026-05-03, by: Jane Doe}\n") == ["E401"]
    assert codes("modified: 2026-05-04\nreviewed: {date: 2026-05-04, by: Jane Doe}\n") == []
    assert codes("reviewed: {date: 2026-05-04, by: Jane Doe}\n") == []
