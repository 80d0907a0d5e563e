"""Servers: the language server, the MCP server and the preview."""
