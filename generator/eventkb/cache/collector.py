"""How seldom Python looks for garbage, in processes that read or make very many values and keep nearly all of them."""

import gc

NEW_VALUES = 20_000
"""Values that a process makes before it looks for garbage among them: those of some fifty pages. Python's own 700 are
not those of a single page, so that nearly all of them are still in use, and looking took a tenth of the time."""


def collect_seldom() -> None:
    """Makes this process look for garbage seldom, and never among what it has already."""
    gc.freeze()
    gc.set_threshold(NEW_VALUES)
    gc.enable()  # whoever started it may have switched that off
