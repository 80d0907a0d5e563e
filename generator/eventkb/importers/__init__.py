"""From files of vendors and systems to definitions: one module per format, and what they share.

A format's reader takes bytes and returns a `Harvest`: the events that the file describes, and what could not be read.
"""
