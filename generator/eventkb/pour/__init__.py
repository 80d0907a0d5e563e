"""Catalogue and frames into pages: an event becomes a view, a view becomes HTML. Nothing here reads or writes."""
