"""Reading: from the bytes of files to definitions, or to diagnostics that say where, what and how to mend it.

`piece` reads one file, `assemble` puts all of them together; `folder` opens them.
"""

from generator.read.assemble import Reading, assemble
from generator.read.language import LanguageFault
from generator.read.locate import locator
from generator.read.piece import Piece, piece, readable
from generator.read.rules import RULES

__all__ = ["RULES", "LanguageFault", "Piece", "Reading", "assemble", "locator", "piece", "readable"]
