"""Which events of a log are explained, which are known and which are not: what to write next."""
