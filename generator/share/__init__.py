"""The catalogue for other systems: JSON with its schema, Markdown, feeds, tables for search engines and databases."""
