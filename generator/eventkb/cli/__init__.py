"""The command `eventkb`: one file for each subcommand. Knows no rule and no HTML.

Data goes to standard output, everything else to standard error. Exit codes: 0 success (also with warnings),
1 at least one error in the input, 2 wrong usage, a fault of the surroundings such as a full disk, or a defect of
eventkb.
"""

import atexit
import gc
import importlib
import keyword
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from eventkb.publish import Recovery

COMMANDS = (
    "addresses", "build", "cache", "check", "completion", "coverage", "diff", "doctor", "eject", "explain", "export",
    "fmt", "import", "init", "join", "lookup", "lsp", "mcp", "move", "new", "schema", "serve", "translate",
)  # fmt: skip
"""Each command has a module of its name, imported when the command runs: a lookup must not wait for a site engine."""

COMPLETION = "_EVENTKB_COMPLETE"
"""The variable by which a shell asks for completions."""

DOCSTRING = re.compile(r'^def command\(.*?^    """(.*?)"""', re.MULTILINE | re.DOTALL)
"""The help of a command in the source of its module."""


class Commands(click.Group):
    """The subcommands, by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands; their help is read from the source, since importing all takes a second."""
        limit = formatter.width - 6 - max(len(name) for name in COMMANDS)  # as click has it
        with formatter.section("Commands"):
            described = (click.Command(name, help=_help(name)) for name in COMMANDS)
            formatter.write_dl([(each.name or "", each.get_short_help_str(limit)) for each in described])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"eventkb.cli.{_module(cmd_name)}").command
        return command if isinstance(command, click.Command) else None


def _module(name: str) -> str:
    """The module of a command. One that is called as a word of Python, such as `import`, has a `_` at its end."""
    return f"{name}_" if keyword.iskeyword(name) else name


def _help(name: str) -> str:
    """The docstring of a command, without importing what it needs."""
    source = Path(__file__).with_name(f"{_module(name)}.py").read_text("utf-8")
    docstring = DOCSTRING.search(source)
    return docstring[1] if docstring else ""


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="eventkb")
def eventkb() -> None:
    """A bilingual knowledge base of log events, from YAML definitions to a static site.

    Each command reads mkdocs.yml in the working directory.
    """
    from eventkb.publish import recover_change  # noqa: PLC0415 - the help must not wait for it

    recovery = recover_change(Path.cwd())
    if recovery is not None:
        _report(recovery)


def _report(recovery: "Recovery") -> None:
    """Says what became of an interrupted change."""
    counted = importlib.import_module("eventkb.cli.output").counted
    if recovery.outcome is importlib.import_module("eventkb.publish").Outcome.TAKEN_BACK:
        click.echo("An interrupted command was taken back: no file has changed. Run it again.", err=True)
    else:
        click.echo(f"An interrupted command was finished: {counted(len(recovery.files), 'file')} changed.", err=True)
    for file in recovery.kept:
        click.echo(f"{file} was changed in the meantime and stays as it is. Compare it with `git diff`.", err=True)


def main() -> None:
    """The entry point: runs a command. An unexpected exception is reported as a defect of eventkb.

    What the system refuses, such as a file on a full disk, is reported with what to do, and so are the project's
    settings, words, templates and formats where they are wrong.
    """
    if sys.stdout is None:  # closed by whoever runs the command: nothing that is printed would arrive
        click.echo("eventkb: standard output is closed. Redirect it to a file or to the null device.", err=True)
        sys.exit(2)
    # When Python ends, it looks for garbage among all that is left, which takes a sixth of the time of a small build.
    atexit.register(gc.freeze)
    # Pydantic's plugins watch models; to look for them, it would read about each package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if COMPLETION in os.environ:
        importlib.import_module("eventkb.cli.completion")  # teaches click a shell that it doesn't know
    try:
        eventkb(standalone_mode=True)
    except Exception as error:
        surroundings = importlib.import_module("eventkb.cli.surroundings")
        if sentence := surroundings.cure(error):
            click.echo(f"eventkb: {sentence}", err=True)
            sys.exit(2)
        if isinstance(error, importlib.import_module("eventkb.pipeline").FAULTS):
            click.echo(f"eventkb: {error}", err=True)
            sys.exit(1)
        importlib.import_module("traceback").print_exc()
        click.echo("eventkb: this is a defect of eventkb, not of your files. Please report the lines above.", err=True)
        sys.exit(2)
