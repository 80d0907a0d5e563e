"""Reading: from the bytes of files to definitions, or to diagnostics that say where, what, and how to fix it.

`piece` reads one file, `assemble` puts all of them together; `folder` opens them. `salvaged` and `unwritten` are what a
preview shows of a file with errors.
"""

from eventkb.read.assemble import Reading, assemble, assembled
from eventkb.read.component import component
from eventkb.read.kinds import kind, kind_of_file
from eventkb.read.language import LanguageFault
from eventkb.read.locate import locator
from eventkb.read.piece import Piece, piece, readable
from eventkb.read.rulepage import rule_page
from eventkb.read.rules import RULES
from eventkb.read.salvage import salvaged, unwritten
from eventkb.read.schema.kinds import Allowed

__all__ = [
    "RULES",
    "Allowed",
    "LanguageFault",
    "Piece",
    "Reading",
    "assemble",
    "assembled",
    "component",
    "kind",
    "kind_of_file",
    "locator",
    "piece",
    "readable",
    "rule_page",
    "salvaged",
    "unwritten",
]
