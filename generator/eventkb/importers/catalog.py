"""Message catalogues of systemd's journal (`*.catalog`), in several languages by file.

Format: https://systemd.io/CATALOG/
"""

import re
from pathlib import PurePosixPath

from eventkb.importers.harvest import (
    Harvest,
    ImportedArticle,
    ImportedEvent,
    ImportedInsertion,
    ImportedSource,
    ImportFault,
)
from eventkb.importers.languages import of_locale
from eventkb.importers.placeholders import numbered, snake, tidy
from eventkb.importers.reading import Growing, Settings, text_of
from eventkb.model.identifier import TextId

KIND = "syslog"
SOURCE = "systemd"
HEAD = re.compile(r"-- (?P<id>[0-9a-fA-F]{32})(?: +(?P<language>[a-zA-Z_@.]+))?\s*")
FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]*): *(?P<value>.*)")
VARIABLE = re.compile(r"@(?P<name>[A-Z_0-9]+)@")
LIKE_HTML = re.compile(r"<(?=[A-Za-z/!?])")
"""What Markdown would take for HTML, such as `<password>` in a command."""

LANGUAGE_IN_NAME = re.compile(r"\.(?P<language>[a-z]{2,3}(?:_[A-Z]{2})?(?:@[a-z]+)?)\.catalog(?:\.in)?\Z")
SUBJECT = "Subject"


def read(data: bytes, settings: Settings) -> Harvest:
    """The entries of a catalogue: the subject is the message, the text below it explains it.

    The language of an entry is the one that it names, else the one in the name of the file. The source is the one that
    the settings name, else `systemd`.

    Raises:
        ImportFault: it contains no entry.
    """
    lines = text_of(data, settings).split("\n")
    in_name = LANGUAGE_IN_NAME.search(PurePosixPath(settings.name.replace("\\", "/")).name)
    language = of_locale(in_name["language"]) if in_name else settings.neutral
    heads = [(number, match) for number, line in enumerate(lines) if (match := HEAD.fullmatch(line))]
    if not heads:
        raise ImportFault("it contains no line such as `-- fc2e22bc6ee647b6b90729ab34a250b1`; is it a catalogue?")
    source = settings.source or SOURCE
    growing = Growing()
    growing.source(ImportedSource(name=source, kind=KIND))
    ends = [*(number for number, _ in heads[1:]), len(lines)]
    for (number, head), end in zip(heads, ends, strict=True):
        fields, text = _entry(lines[number + 1 : end])
        tag = of_locale(head["language"]) if head["language"] else language
        if fields.get(SUBJECT):
            growing.event(_event(head["id"].lower(), number + 1, fields[SUBJECT], text, tag=tag, source=source))
        else:
            growing.problem(number + 1, f"{head['id']} has no subject.", "Write a line Subject: above it.")
    return growing.harvest()


def _event(id: str, line: int, subject: str, text: str, *, tag: str, source: str) -> ImportedEvent:
    names: list[str] = []

    def number(match: re.Match[str]) -> int:
        if match["name"] not in names:
            names.append(match["name"])
        return names.index(match["name"]) + 1

    message = numbered(subject, VARIABLE, number)
    # In the explanation a variable is named, since only messages have insertion strings.
    explanation = tidy(VARIABLE.sub(lambda match: f"`{match['name']}`", LIKE_HTML.sub(r"\\<", text)))
    return ImportedEvent(
        source=source,
        id=TextId(id),
        line=line,
        messages={tag: message},
        insertions=tuple(ImportedInsertion(snake(name)) for name in names),
        article=ImportedArticle(texts={"explanation": {tag: f"{explanation}\n"}}) if explanation else None,
    )


def _entry(lines: list[str]) -> tuple[dict[str, str], str]:
    """The fields of an entry, and the text below the empty line that ends them."""
    fields: dict[str, str] = {}
    place = 0
    while place < len(lines) and (match := FIELD.fullmatch(lines[place])):
        fields[match["name"]] = match["value"].strip()
        place += 1
    body = [line for line in lines[place:] if not line.startswith("#")]
    return fields, "\n".join(body).strip()
