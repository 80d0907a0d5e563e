"""Writes files; the only room that does. A site is replaced as a whole or not at all."""

from eventkb.publish.files import copy_tree, discard, replace, replace_made, write
from eventkb.publish.staging import SiteFault, exchange, recover, stage

__all__ = ["SiteFault", "copy_tree", "discard", "exchange", "recover", "replace", "replace_made", "stage", "write"]
