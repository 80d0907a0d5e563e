"""The cmdlets that a PowerShell command calls, with their parameters. Reads only as much of the language as needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*|<\#.*?\#>)
    | (?P<text>@"\n.*?\n"@|@'\n.*?\n'@|"(?:`.|""|[^"])*"|'(?:''|[^'])*')
    | (?P<continued>`\n)
    | (?P<opening>[({\[])
    | (?P<closing>[)}\]])
    | (?P<end>[|;\n]|&&)
    | (?P<parameter>(?<![\w.$\])])-[A-Za-z]\w*)
    | (?P<word>[^\s(){}\[\]|;"'`]+)
    """,
    re.VERBOSE | re.DOTALL,
)
CMDLET = re.compile(r"[A-Z][A-Za-z]+-[A-Z][A-Za-z0-9]+")
ASSIGNED = re.compile(r"[$@][\w:.]*$|[-+*/]?=$|[&.]$")
"""What may come before the cmdlet of a statement."""


@dataclass(frozen=True, slots=True)
class Call:
    """A cmdlet with the parameters that one call gives it, as they are written."""

    cmdlet: str
    parameters: tuple[str, ...]


def calls(command: str) -> Iterator[Call]:
    """The calls of cmdlets in a command, inner ones included, in no certain order."""
    open_statements: list[list[str]] = [[]]
    for match in TOKEN.finditer(f"{command}\n"):
        statement = open_statements[-1]
        match match.lastgroup:
            case "opening":
                if not statement:
                    statement.append("")
                open_statements.append([])
            case "closing" if len(open_statements) > 1:
                yield from _call(open_statements.pop())
            case "end":
                yield from _call(statement)
                statement.clear()
            case "word" | "parameter" if statement or not ASSIGNED.match(match[0]):
                statement.append(match[0])
            case "text" if not statement:
                statement.append("")
    for statement in open_statements:
        yield from _call(statement)


def _call(statement: list[str]) -> Iterator[Call]:
    if statement and CMDLET.fullmatch(statement[0]):
        yield Call(
            statement[0], tuple(word[1:] for word in statement[1:] if word.startswith("-") and word[1:2].isalpha())
        )
