"""Editing definition files: their one form, and changes of single values that leave everything else as it was typed."""

from generator.edit.canonical import FormFault, canonical

__all__ = ["FormFault", "canonical"]
