"""A catalogue as files for other systems: databases, spreadsheets, search servers. Files of the site are in `index`."""
