"""What definitions name that can be right or wrong: cmdlets, counters, registry keys, codes and symbols."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from eventkb.check.subject import Subject, commands
from eventkb.model.passage import Form, Passage
from tests.corpus.powershell import CMDLET, calls

SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
COUNTER = re.compile(
    r"""\\(?P<object>[A-Z.][^\\():*"'\n]*?)(?:\((?:[^()]|\([^()]*\))*\))?\\(?P<counter>[^\\"'`\n,]+)"""
)
DEVICE = "Device"
"""The namespace of devices, whose names look like counters."""

HIVES = {
    "HKLM": "HKEY_LOCAL_MACHINE",
    "HKCU": "HKEY_CURRENT_USER",
    "HKCR": "HKEY_CLASSES_ROOT",
    "HKU": "HKEY_USERS",
}
KEY = re.compile(r"""\b(?P<hive>HK(?:LM|CU|CR|U|EY_[A-Z_]+)):?\\(?P<path>[^"'`\n|,;)]+)""")
UNQUOTED_KEY = re.compile(r"""\b(?P<hive>HK(?:LM|CU|CR|U|EY_[A-Z_]+)):?\\(?P<path>[^\s"'`|,;)]+)""")
VALUE = re.compile(r"""(?:/v\s+|-ItemProperty\b[^|;\n]*?-Name\s+)(?:"([^"]+)"|'([^']+)'|([^\s,;|)]+))""")
HEX = re.compile(r"\b0x[0-9A-Fa-f]{8}\b")
ESE = re.compile(r"(?<![\w.-])-[1-9]\d{2,3}\b(?!\.)")
SYMBOL = re.compile(
    r"\b(?:ERROR|STATUS|JET|SEC|CRYPT|CERT|KDC|KRB|RPC|E|LDAP|NTE|TRUST|WU|VSS|SCHED|DNS|NERR|WSA)_\w*[A-Za-z]\w*"
)


class Kind(StrEnum):
    """What a name is the name of."""

    CMDLET = "cmdlet"
    PARAMETER = "parameter"
    COUNTER = "counter"
    REGISTRY_KEY = "registry key"
    REGISTRY_VALUE = "registry value"
    CODE = "code"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name with where it is. `owner` is the cmdlet of a parameter and the object of a counter, else empty."""

    file: str
    kind: Kind
    name: str
    owner: str = ""

    @property
    def label(self) -> str:
        """The name as a list of exceptions has it: `Get-Queue -Server`, `\\Memory\\Available MBytes`."""
        match self.kind:
            case Kind.PARAMETER:
                return f"{self.owner} -{self.name}"
            case Kind.COUNTER:
                return f"\\{self.owner}\\{self.name}"
        return self.name


def named(subject: Subject) -> Iterator[Named]:
    """All names in the commands and texts of the definitions, each once for a file."""
    yield from sorted({*in_commands(subject), *_in_texts(subject.texts)})


def in_commands(subject: Subject) -> Iterator[Named]:
    """What the commands name, which readers run as they are."""
    for file, _, command in commands(subject):
        if command.shell == "powershell":
            yield from _calls(file, command.run)
        yield from _keys(file, command.run, UNQUOTED_KEY)
        yield from (Named(file, Kind.REGISTRY_VALUE, next(filter(None, found))) for found in VALUE.findall(command.run))
        if "Counter" in command.run or "typeperf" in command.run:
            yield from _counters(file, command.run)


def _in_texts(texts: tuple[Passage, ...]) -> Iterator[Named]:
    for passage in texts:
        if passage.form is Form.MESSAGE:
            continue
        for words in passage.text.values.values():
            for span in SPAN.findall(words):
                yield from _calls(passage.file, span)
                yield from (Named(passage.file, Kind.CMDLET, name) for name in CMDLET.findall(span))
                yield from _keys(passage.file, span, KEY)
                yield from _counters(passage.file, span)
                yield from (Named(passage.file, Kind.CODE, code) for code in ESE.findall(span))
            yield from (Named(passage.file, Kind.CODE, code) for code in HEX.findall(words))
            yield from (Named(passage.file, Kind.SYMBOL, symbol) for symbol in SYMBOL.findall(words))


def _calls(file: str, command: str) -> Iterator[Named]:
    for call in calls(command):
        yield Named(file, Kind.CMDLET, call.cmdlet)
        yield from (Named(file, Kind.PARAMETER, name, call.cmdlet) for name in call.parameters)


def _keys(file: str, text: str, pattern: re.Pattern[str]) -> Iterator[Named]:
    for match in pattern.finditer(text):
        hive = HIVES.get(match["hive"], match["hive"])
        path = match["path"].rstrip("\\ .")
        yield Named(file, Kind.REGISTRY_KEY, f"{hive}\\{path}")


def _counters(file: str, text: str) -> Iterator[Named]:
    for match in COUNTER.finditer(text):
        if match["object"] != DEVICE and text[max(0, match.start() - 1) : match.start()] in {
            "",
            '"',
            "'",
            " ",
            "`",
            ",",
        }:
            yield Named(file, Kind.COUNTER, match["counter"].strip(), match["object"].strip())
