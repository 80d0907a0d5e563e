"""Shared texts: missing, unused, and going round in circles."""

from tests.check.examined import codes, marked, only, report

USE = "user_action:\n  actions:\n    - use: "


def test_a_mistyped_shared_text_is_marked_and_the_right_one_suggested() -> None:
    """The key after `use` is marked, and the help says what to type."""
    assert marked(f"{USE}check-the-lgo\n") == "check-the-lgo"
    assert only(f"{USE}check-the-lgo\n").help == "did you mean check-the-log?"


def test_a_shared_text_that_could_not_be_read_is_no_second_error() -> None:
    """A mistake in a shared text is reported there, and not again in the articles that use it."""
    assert codes("# events/shared/check-the-log.yml\ntxt: {en: Look.}\n") == ["E101"]


def test_a_shared_text_used_by_another_is_used() -> None:
    """A shared text within a shared text reaches readers too."""
    block = "# events/shared/check-the-log.yml\ntext: {en: Look.}\nsteps: [{use: open-it}]\n"
    assert codes(f"{block}# events/shared/open-it.yml\ntext: {{en: Open it.}}\n") == []


def test_nothing_is_called_unused_while_a_file_is_broken() -> None:
    """The file that could not be read may be the one that uses the text."""
    block = "levle: error\n# events/shared/check-the-disk.yml\ntext: {en: Check the disk.}\n"
    assert codes(block) == ["E101"]


def test_a_circle_is_reported_once_with_its_way() -> None:
    """Of all shared texts in a circle one is reported, with the way round."""
    block = (
        "# events/shared/check-the-log.yml\ntext: {en: Look.}\nsteps: [{use: open-it}]\n"
        "# events/shared/open-it.yml\ntext: {en: Open it.}\nchoices: [{use: check-the-log}]\n"
    )
    diagnostics = report(block)
    assert [(diagnostic.rule.code, diagnostic.message) for diagnostic in diagnostics] == [
        ("E253", "shared texts use each other in a circle: check-the-log → open-it → check-the-log")
    ]
