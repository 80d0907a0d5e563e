"""What is kept of a published site, so that a build after a small change pours only what differs.

`keep` keeps it after a build from nothing, `renewed` makes the next site of it.
"""

from eventkb.pipeline.kept.checked import Checked, checked
from eventkb.pipeline.kept.keeping import Beginning, Made, beginning, founded, keep, settings_now
from eventkb.pipeline.kept.renewal import renewed

__all__ = ["Beginning", "Checked", "Made", "beginning", "checked", "founded", "keep", "renewed", "settings_now"]
