"""Diagnostics as text for people and for programs: one format a file. Values in, text out."""

from eventkb.report import github, gitlab, json, sarif, text

FORMATS = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "gitlab": gitlab.report,
}
"""By the words of `--format`: a function of the diagnostics and the lines of their files."""

__all__ = ["FORMATS"]
