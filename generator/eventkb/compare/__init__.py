"""What a change of the definitions means for readers: compares two catalogues and reports the difference."""

from eventkb.compare.difference import Difference, difference
from eventkb.compare.report import report

__all__ = ["Difference", "difference", "report"]
