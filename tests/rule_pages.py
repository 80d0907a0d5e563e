"""The examples on the pages of rules, put into a demo catalogue, so that tests can run what the pages claim.

An example is a fragment. What comes before the first line of `# events/…` belongs to the event Demo/1, and a key
that is given replaces the event's own. A line of `# events/…` begins another file of the catalogue.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from eventkb.model.diagnostic import Rule
from eventkb.read import folder, rule_page
from eventkb.stock.catalogues import Folders

Files = dict[str, bytes]

FIRST_EVENT = "events/Demo/1.yml"
DEMO: Mapping[str, str] = {
    FIRST_EVENT: """\
source: Demo
id: 1
product: demo
message: The service is starting.
""",
    "events/Demo/2.yml": """\
source: Demo
id: 2
product: demo
message: The service has ended.
user_action:
  actions:
    - use: check-the-log
""",
    "events/shared/check-the-log.yml": """\
text:
  en: Read the log from its end.
  de: Lesen Sie das Protokoll vom Ende her.
""",
    "events/products.yml": """\
demo:
  title: Demo
  versions:
    "1.0": {title: Demo 1}
    "2.0": {title: Demo 2}
""",
}

NEXT_FILE = re.compile(
    r"^# (events/\S.*|kinds/\S.*|beside/\S.*|addresses\.txt|ejected\.txt|mkdocs\.yml)$", re.MULTILINE
)
NUMBERED = re.compile(r"events/(?:[^/]+/)*([^/]+)/([0-9]+)\.yml")
KEY = re.compile(r"^(\w+)[ ]?:", re.MULTILINE)
ENTRY = re.compile(r"^(\w+):(?:.*)\n(?:[ ].*\n)*", re.MULTILINE)
CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")
BYTE = re.compile(rb"<byte ([0-9A-F]{2})>")
MANY = re.compile(r"<([0-9]+) times (.)>")
UTF_16 = "<saved as UTF-16>\n"
UNREADABLE = b"<unreadable: "


PAGES = folder.texts(Path(__file__).parents[1] / "templates/rules", "*.yml")
"""The pages of all rules, by the file's name."""


def cases(rule: Rule) -> tuple[Files, Files]:
    """The whole demo catalogue with the wrong example of a rule's page in it, and with the right one."""
    page = rule_page(rule, PAGES)
    return catalogue(page.wrong), catalogue(page.right)


def catalogue(block: str) -> Files:
    """The demo catalogue with the files and keys of one block."""
    files = {name: text.encode() for name, text in DEMO.items()}
    for name, fragment in _files(block):
        files[name] = _bytes(_completed(name, fragment))
    return files


def folders(files: Files) -> Folders:
    """The folders of definitions that a catalogue's `mkdocs.yml` names; without it, the project's own."""
    settings = yaml.safe_load(files.get("mkdocs.yml", b"")) or {}
    own, *others = settings.get("plugins", {}).get("eventkb", {}).get("events", ["events"])
    return Folders(own, tuple(others))


def write(files: Files, root: Path) -> None:
    """Puts the files of a catalogue into a folder; one that says it is unreadable becomes a link to nowhere."""
    for name, data in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if data.startswith(UNREADABLE):
            file.symlink_to("nowhere")
        else:
            file.write_bytes(data)


def _files(block: str) -> list[tuple[str, str]]:
    """A block cut into files; of the first event only if something is said about it."""
    first, *named = NEXT_FILE.split(block.rstrip("\n") + "\n")
    pairs = [(name, text.removeprefix("\n")) for name, text in zip(named[::2], named[1::2], strict=True)]
    return [(FIRST_EVENT, first), *pairs] if first.strip() else pairs


def _completed(name: str, fragment: str) -> str:
    """An event's fragment with what else an event needs; any other file as it is."""
    numbered = NUMBERED.fullmatch(name)
    given = set(KEY.findall(fragment))
    if numbered is None or (name != FIRST_EVENT and not given):
        return fragment
    base = DEMO.get(name) or f"source: {numbered[1]}\nid: {numbered[2]}\nmessage: The service is busy.\n"
    rest = "".join(match[0] for match in ENTRY.finditer(base) if match[1] not in given)
    return fragment + rest if fragment.startswith(("%", UTF_16)) else rest + fragment


def _bytes(text: str) -> bytes:
    """A text with what the signs mean that replace characters which cannot be typed into a page."""
    text = CHARACTER.sub(lambda match: chr(int(match[1], 16)), text).replace("<tab>", "\t")
    text = MANY.sub(lambda match: match[2] * int(match[1]), text)
    if text.startswith(UTF_16):
        return text.removeprefix(UTF_16).encode("utf-16")
    return BYTE.sub(lambda match: bytes([int(match[1], 16)]), text.encode())
