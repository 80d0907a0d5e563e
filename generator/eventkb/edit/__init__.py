"""Editing definition files: formatting them, and changing single values without touching the rest."""

from eventkb.edit.canonical import Formed, FormFault, canonical, formed

__all__ = ["FormFault", "Formed", "canonical", "formed"]
