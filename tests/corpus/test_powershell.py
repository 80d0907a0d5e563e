"""Reading of PowerShell commands for the check of facts."""

import pytest

from tests.corpus.powershell import Call, calls


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("Get-Queue -Server EX01", [Call("Get-Queue", ("Server",))]),
        ("$queues = Get-Queue -Server EX01; Get-Date", [Call("Get-Queue", ("Server",)), Call("Get-Date", ())]),
        ("Get-Queue |\n  Format-List Identity, Status -Wrap", [Call("Get-Queue", ()), Call("Format-List", ("Wrap",))]),
        ("Get-Queue `\n  -Server EX01", [Call("Get-Queue", ("Server",))]),
        (
            "Set-Item (Get-Date -Inner 1) -Outer 2",
            [Call("Get-Date", ("Inner",)), Call("Set-Item", ("Outer",))],
        ),
        ("Get-Item 'a -NoParameter Set-Item' # Get-Date -No", [Call("Get-Item", ())]),
        (
            "Where-Object { $_.Name -eq 'x' -and (Get-Date -Day) }",
            [Call("Get-Date", ("Day",)), Call("Where-Object", ())],
        ),
        (
            "Get-WinEvent -FilterHashtable @{ Id = 1 } -MaxEvents 5",
            [Call("Get-WinEvent", ("FilterHashtable", "MaxEvents"))],
        ),
        ("certutil -store my", []),
        ("if (Test-Path x) { Remove-Item x -Force }", [Call("Test-Path", ()), Call("Remove-Item", ("Force",))]),
    ],
)
def test_each_call_has_its_own_parameters(command: str, expected: list[Call]) -> None:
    """Pipes, brackets, blocks, texts and continued lines separate the calls as PowerShell does."""
    assert sorted(calls(command), key=str) == sorted(expected, key=str)
