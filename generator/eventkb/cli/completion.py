"""`eventkb completion`: what a shell needs to complete commands and options."""

import os

import click
from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, get_completion_class

from eventkb.cli import COMPLETION, eventkb

SHELLS = ("bash", "zsh", "fish", "powershell")
PROGRAM = "eventkb"

# Click knows bash, zsh and fish. For PowerShell the words come one a line, since quoting there is its own matter:
# https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:%(complete_var)s = 'powershell_complete'
    $env:COMP_WORDS = ($commandAst.CommandElements | ForEach-Object { "$_" }) -join "`n"
    $env:COMP_WORD = $wordToComplete
    try {
        %(prog_name)s | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_WORD
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Completion for PowerShell, in the way that click completes for other shells."""

    name = "powershell"
    source_template = POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        words = os.environ.get("COMP_WORDS", "").split("\n")[1:]
        unfinished = os.environ.get("COMP_WORD", "")
        return (words[:-1] if unfinished and words[-1:] == [unfinished] else words), unfinished

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{item.help or item.value}"


add_completion_class(PowerShellComplete)


@click.command("completion", epilog="Example: eventkb completion fish | source")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Prints a script that completes commands and options in SHELL.

    Load it where your shell starts: `eval "$(eventkb completion zsh)"` in ~/.zshrc, `eventkb completion fish | source`
    in config.fish, `eventkb completion powershell | Out-String | Invoke-Expression` in $PROFILE.
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(eventkb, {}, PROGRAM, COMPLETION).source())
