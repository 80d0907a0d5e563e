"""Definitions of log events for eventkb. Data only: the folder `events` beside this file."""
