"""What is installed, as findings with what to do."""

import sys

from eventkb.doctor import Program, State, installation
from eventkb.doctor.finding import Finding


def named(findings: list[Finding], name: str) -> Finding:
    return next(finding for finding in findings if finding.name == name)


def fails() -> str:
    raise OSError("no such program\nand more")


def test_every_required_package_has_its_version() -> None:
    """Of the environment that these tests run in, in which nothing is missing."""
    findings = list(installation(()))
    assert named(findings, "mkdocs").value.startswith("1.")
    assert named(findings, "Python").value.startswith(sys.version.split()[0])
    assert not [finding for finding in findings if finding.area == "packages" and finding.state is not State.OK]


def test_a_missing_and_an_old_package_are_errors_with_a_command() -> None:
    """An optional one is only named, and one for other systems is none of ours."""
    required = [
        "click>=99",
        "surely-not-there>=1",
        'also-not-there>=1; extra == "mcp"',
        'none; sys_platform == "nowhere"',
    ]
    findings = list(installation((), required))
    old, missing = named(findings, "click"), named(findings, "surely-not-there")
    assert old.state is State.ERROR and ">=99 is required" in old.value and old.help == 'pip install "click>=99"'
    assert missing.state is State.ERROR and missing.help == 'pip install "surely-not-there>=1"'
    assert named(findings, "also-not-there").state is State.OK
    assert not [finding for finding in findings if finding.name == "none"]


def test_a_program_that_does_not_answer_is_reported_with_its_first_line() -> None:
    """As an error only if a build needs it."""
    programs = (Program("index", fails, True, "install it"), Program("git", fails, False, "or not"))
    findings = list(installation((*programs, Program("font", lambda: "1.0", True, ""))))
    assert named(findings, "index") == Finding(
        area="programs", name="index", value="does not answer: no such program", state=State.ERROR, help="install it"
    )
    assert named(findings, "git").state is State.WARNING
    assert named(findings, "font").value == "1.0"
