"""The rules about commands, which readers copy and run."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject, commands
from eventkb.model.diagnostic import Finding, Fix, Severity

WILD = re.compile(r"(\*\*?)")
ANYTHING = {"*": r"[^\s>]{0,120}", "**": r"(?:[^>\n]{0,120}[^>\s])?"}
"""What stands for anything in a prompt of a kind."""

COMMENT = "#"
"""The prompt of root begins like a comment where another line is a command."""

TYPOGRAPHIC = re.compile(r"[“”„‟‘’‚‛]|(?<!\S)[–—―](?=[A-Za-z])")
STRAIGHT = {**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("–—―", "-")}


@rule("E291", "prompt-in-command", Severity.WARNING, scope=Scope.FILE)
def prompt_in_command(subject: Subject) -> Iterator[Finding]:
    of_root, of_others = _by_user(subject.definitions.kinds.prompts)
    for file, path, command in commands(subject):
        is_root = COMMENT in command.run and all(map(of_root.match, command.run.strip().split("\n")))
        for match in _at_lines(of_root if is_root else of_others, command.run):
            yield prompt_in_command.at(
                file,
                path,
                f"the command begins with the prompt {match[0].strip()}, which readers would copy with it",
                help="delete the prompt, and keep only what is typed",
                span=match.span(),
                fix=None if is_root else Fix(""),
            )


def _at_lines(prompts: re.Pattern[str], run: str) -> Iterable[re.Match[str]]:
    """The prompts at the beginning of lines. In a command of one line, nothing else is looked at."""
    if "\n" in run:
        return prompts.finditer(run)
    match = prompts.match(run)
    return [match] if match else []


@rule("E292", "typographic-sign-in-command", Severity.WARNING, scope=Scope.FILE)
def typographic_sign_in_command(subject: Subject) -> Iterator[Finding]:
    for file, path, command in commands(subject):
        for match in () if command.run.isascii() else TYPOGRAPHIC.finditer(command.run):
            right = STRAIGHT[match[0]]
            yield typographic_sign_in_command.at(
                file,
                path,
                f"{match[0]} is a sign of word processors, which not every shell understands",
                help=f"write {right}",
                span=match.span(),
                fix=Fix(right),
            )


@cache
def _by_user(prompts: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Regular expressions for the prompts of root, and for those of others."""
    of_root = [prompt for prompt in prompts if prompt.startswith(COMMENT)]
    return _prompts(of_root), _prompts([prompt for prompt in prompts if prompt not in of_root])


def _prompts(prompts: Iterable[str]) -> re.Pattern[str]:
    """A regular expression for any of some prompts at the beginning of a line; without prompts it matches nothing."""
    by_length = sorted(prompts, key=len, reverse=True)
    return re.compile(rf"^[ ]*(?:{'|'.join(map(_prompt, by_length)) or '(?!)'})", re.MULTILINE)


def _prompt(prompt: str) -> str:
    """A regular expression for a prompt; a blank at its end is part of it only where a command follows."""
    parts = (ANYTHING.get(part) or re.escape(part) for part in WILD.split(prompt.rstrip(" ")))
    return "".join(parts) + (r" (?=\S)" if prompt.endswith(" ") else "[ ]?")
