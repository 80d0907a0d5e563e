"""Writes files; the only room that does. A site is replaced as a whole or not at all."""

from eventkb.publish.files import copy_tree, discard, link, made_folder, replace, replace_made, write
from eventkb.publish.journal import Outcome, Recovery, recover_change, replace_all
from eventkb.publish.lock import Busy, alone
from eventkb.publish.staging import MARK, SiteFault, exchange, recover, stage, staged

__all__ = [
    "MARK",
    "Busy",
    "Outcome",
    "Recovery",
    "SiteFault",
    "alone",
    "copy_tree",
    "discard",
    "exchange",
    "link",
    "made_folder",
    "recover",
    "recover_change",
    "replace",
    "replace_all",
    "replace_made",
    "stage",
    "staged",
    "write",
]
