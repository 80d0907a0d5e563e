"""Editing definition files: their one form, and changes of single values that leave everything else as it was typed."""

from eventkb.edit.canonical import Formed, FormFault, canonical, formed

__all__ = ["FormFault", "Formed", "canonical", "formed"]
