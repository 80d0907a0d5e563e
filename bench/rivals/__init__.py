"""Other programs for the same job, one module each: `prepare` makes its project from ours, `command` builds it."""
