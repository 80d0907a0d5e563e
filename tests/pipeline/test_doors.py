"""Nobody in the rooms of pouring hides what a page asks for by remembering an answer."""

import ast
from pathlib import Path

import eventkb

REMEMBERING = ("cache", "lru_cache", "cached_property", "once")
ROOMS = ("pour", "index", "pipeline/pages.py", "pipeline/neutral.py", "pipeline/aggregates.py", "pipeline/plan.py")

OF_THEIR_ARGUMENTS = {
    "_ballot", "_cut", "_font", "_listed", "_literal", "_messages", "_selectors", "_version", "breakable",
    "class_of_channel", "class_of_source", "letters", "local", "plain", "qr", "ready", "rules", "schemas",
}  # fmt: skip
"""Functions that ask nobody, or one lookup index, which is a unit."""

KNOWN_OTHERWISE = {"below", "event_link", "guide_titles", "levels", "locale", "way", "with_feed", "word"}
"""Addresses, guides and kinds, whose change pours everything, and the function that finds a word."""

NOTED_AGAIN = {
    "_remembered_prompts", "_remembered_shell", "html", "html_shallow", "html_unmarked", "link", "made", "view",
}  # fmt: skip
"""Who remembers what was asked for, and notes it again, or remembers for each text the terms in it."""

OF_ONE_PAGE = {"example", "name", "new"}
"""Values that live as long as one page is poured."""

COMPARED = {"_term_links", "_with_section", "article_templates", "editions", "named", "ready_frames", "render"}
"""Terms, frames and templates, which are noted where they are used and compared by `kept.press` and `kept.inputs`."""


def test_what_is_remembered_hides_no_question() -> None:
    """Each function of the rooms of pouring that remembers its results is in one of the lists above."""
    home = Path(eventkb.__file__).parent
    files = [
        file for room in ROOMS for file in ([home / room] if room.endswith(".py") else (home / room).rglob("*.py"))
    ]
    remembering = {
        node.name
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and any(_is_memory(decorator) for decorator in node.decorator_list)
    }
    assert remembering <= OF_THEIR_ARGUMENTS | KNOWN_OTHERWISE | NOTED_AGAIN | OF_ONE_PAGE | COMPARED


def _is_memory(decorator: ast.expr) -> bool:
    name = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(name, ast.Name) and name.id in REMEMBERING
