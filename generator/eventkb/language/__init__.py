"""What texts are made of: Markdown, search terms, phrases of diagnostics, what a translation must keep."""
