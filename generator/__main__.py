"""`python -m generator`: the command `eventkb`."""

from generator.cli import main

main()
