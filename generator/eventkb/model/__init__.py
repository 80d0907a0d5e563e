"""The nouns: frozen values that every room shares. No disk, no engine, no template, no language by name."""
