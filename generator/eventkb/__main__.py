"""`python -m eventkb`: the command `eventkb`."""

from eventkb.cli import main

main()
