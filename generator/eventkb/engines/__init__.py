"""Outside programs that render pages. The only rooms that import them."""
