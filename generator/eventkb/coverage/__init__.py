"""Which events of a log have an article, which only a message and which neither: what to write next."""
