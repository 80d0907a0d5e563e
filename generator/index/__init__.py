"""The catalogue as files of the site that are no pages: one format a file. Values only; nobody writes here."""
