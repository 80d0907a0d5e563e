"""What a change of the definitions means for readers: two catalogues in, one report out."""

from generator.compare.difference import Difference, difference
from generator.compare.report import report

__all__ = ["Difference", "difference", "report"]
