"""What a change of the definitions means for readers: two catalogues in, one report out."""

from eventkb.compare.difference import Difference, difference
from eventkb.compare.report import report

__all__ = ["Difference", "difference", "report"]
