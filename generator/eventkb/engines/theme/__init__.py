"""The MkDocs theme `eventkb`: only its settings are here; the plugin adds the folders with its files."""
