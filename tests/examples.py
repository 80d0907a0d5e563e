"""How many examples property tests have: in `make quick` a sixth of those in `make test`."""

from hypothesis import settings

EXAMPLES: int = settings.default.max_examples
"""Those of a test that doesn't say how many it wants; others want a multiple of it."""
