"""Long-running programs around `build`."""
