"""The rule about addresses that were once published."""

from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.model import ledger
from eventkb.model.diagnostic import Finding
from eventkb.model.released import COMMENT

FILE = "addresses.txt"
CODES_FOLDER = "/codes/"
EVENTS = "write the old key into `aliases` of its successor, or withdraw the event instead of deleting it"
CODES = "keep the code table, and show it: a kind or the `codes` of an insertion string names it"


@rule("E219", "lost-address", scope=Scope.TIES)
def lost_address(subject: Subject) -> Iterator[Finding]:
    if not subject.released or subject.broken or subject.broken_files:
        return
    definitions = subject.definitions
    known = {*ledger.addresses(definitions, subject.locales), *ledger.former(definitions, subject.locales)}
    for number, address in enumerate(subject.released):
        if address and not address.startswith(COMMENT) and address not in known:
            yield lost_address.at(
                FILE,
                (number,),
                f"the address /{address} no longer exists",
                help=CODES if CODES_FOLDER in address else EVENTS,
                span=(0, len(address)),
            )
