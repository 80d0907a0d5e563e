"""Formats diagnostics as text for people and programs, with one module for each format."""

from eventkb.report import github, gitlab, json, sarif, text

FORMATS = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "gitlab": gitlab.report,
}
"""The formats by the values of `--format`: functions of the diagnostics and the lines of their files."""

__all__ = ["FORMATS"]
