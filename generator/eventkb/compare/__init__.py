"""What a change of the definitions means for readers: compares two catalogues and reports the difference."""

from eventkb.compare.difference import Difference, difference
from eventkb.compare.report import report
from eventkb.compare.touched import Touched, touched

__all__ = ["Difference", "Touched", "difference", "report", "touched"]
