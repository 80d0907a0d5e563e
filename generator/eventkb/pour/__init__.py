"""Catalogue and frames into pages: an event becomes a view, a view becomes HTML. No module reads or writes files."""
