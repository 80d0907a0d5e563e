"""The rule about addresses that were once published."""

from collections.abc import Iterator

from eventkb.check.rule import rule
from eventkb.check.subject import Subject
from eventkb.model import ledger
from eventkb.model.diagnostic import Finding

FILE = "addresses.txt"


@rule("E219", "lost-address")
def lost_address(subject: Subject) -> Iterator[Finding]:
    if not subject.released or subject.broken or subject.broken_files:
        return
    found = subject.definitions
    known = {*ledger.addresses(found, subject.locales), *ledger.former(found, subject.locales)}
    for number, one in enumerate(subject.released):
        if one and one not in known:
            yield lost_address.at(
                FILE,
                (number,),
                f"nothing stands at /{one} any more",
                help="name the old event in aliases of the one that took over, or withdraw it instead of deleting it",
                span=(0, len(one)),
            )
