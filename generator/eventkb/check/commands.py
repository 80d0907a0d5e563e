"""The rules about commands, which readers copy and run."""

import re
from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject, commands
from eventkb.model.diagnostic import Finding, Fix, Severity

PROMPTS = (
    r"\[?PS\]?(?: (?:[A-Za-z]+:|[/~])[^>\n]{0,120}| )?>[ ]?",
    r"[A-Za-z]:\\[^>\n]{0,120}>[ ]?",
    r">> ",
    r"\$ (?=[a-z])",
    r"[\w.-]+@[\w.-]+:[^$#\n]{0,120}[$#] ",
)
PROMPT = re.compile(rf"^[ ]*(?:{'|'.join(PROMPTS)})", re.MULTILINE)
"""The prompts of shells on every system."""

ROOT_PROMPT = re.compile(r"^# (?=\S)", re.MULTILINE)
"""The prompt of root, which is the beginning of a comment where another line is a command."""

TYPOGRAPHIC = re.compile(r"[“”„‟‘’‚‛]|(?<!\S)[–—―](?=[A-Za-z])")
STRAIGHT = {**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("–—―", "-")}


@rule("E291", "prompt-in-command", Severity.WARNING, scope=Scope.FILE)
def prompt_in_command(subject: Subject) -> Iterator[Finding]:
    for file, path, command in commands(subject):
        lines = command.run.strip().split("\n")
        is_root = all(map(ROOT_PROMPT.match, lines))
        for match in (ROOT_PROMPT if is_root else PROMPT).finditer(command.run):
            yield prompt_in_command.at(
                file,
                path,
                f"the command begins with the prompt {match[0].strip()}, which readers would copy with it",
                help="delete the prompt, and keep only what is typed",
                span=match.span(),
                fix=None if is_root else Fix(""),
            )


@rule("E292", "typographic-sign-in-command", Severity.WARNING, scope=Scope.FILE)
def typographic_sign_in_command(subject: Subject) -> Iterator[Finding]:
    for file, path, command in commands(subject):
        for match in TYPOGRAPHIC.finditer(command.run):
            right = STRAIGHT[match[0]]
            yield typographic_sign_in_command.at(
                file,
                path,
                f"{match[0]} is a sign of word processors, which not every shell understands",
                help=f"write {right}",
                span=match.span(),
                fix=Fix(right),
            )
