"""Writes files; the only room that does. A site is replaced as a whole or not at all."""

from eventkb.publish.files import copy_tree, discard, link, made_folder, replace, replace_made, write
from eventkb.publish.generations import (
    Changes,
    Listing,
    Succession,
    forget,
    generation_of,
    mark,
    prepare,
    renew,
    stamped,
)
from eventkb.publish.journal import Outcome, Recovery, recover_change, replace_all
from eventkb.publish.lock import Busy, alone
from eventkb.publish.staging import MARK, SiteFault, exchange, recover, stage, staged

__all__ = [
    "MARK",
    "Busy",
    "Changes",
    "Listing",
    "Outcome",
    "Recovery",
    "SiteFault",
    "Succession",
    "alone",
    "copy_tree",
    "discard",
    "exchange",
    "forget",
    "generation_of",
    "link",
    "made_folder",
    "mark",
    "prepare",
    "recover",
    "recover_change",
    "renew",
    "replace",
    "replace_all",
    "replace_made",
    "stage",
    "staged",
    "stamped",
    "write",
]
