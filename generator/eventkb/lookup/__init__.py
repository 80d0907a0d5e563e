"""From what a person has typed or pasted to the right event. Reads an index and does not know where it is.

The browser has twins of these modules in templates/theme/scripts/lookup. Both read the same index and must give the
same answers. `answer` is where a question begins.
"""
