"""Help for editors: the word at a place of a definition, what it refers to, and possible completions."""
