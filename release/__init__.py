"""The steps of a release, which anybody can repeat: `make release`, or `python -m release --help`."""
