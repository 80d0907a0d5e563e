"""Others that do the same job, each in one module: `prepare` makes its project from ours, `command` builds it."""
