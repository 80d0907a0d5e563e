"""What all tests share: property tests without a clock, since how fast a machine is proves nothing."""

from hypothesis import settings

settings.register_profile("eventkb", deadline=None, max_examples=60, database=None)
settings.load_profile("eventkb")
