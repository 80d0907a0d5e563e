"""Whether anything has changed since a site was published."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_the_question_imports_nothing_that_reads_or_pours() -> None:
    """A build of a site in which nothing has changed doesn't wait for libraries of which it needs nothing."""
    heavy = "{'pydantic', 'jinja2', 'yaml', 'markdown_it', 'rich', 'eventkb.pipeline', 'eventkb.read'}"
    assert imported_with("eventkb.cli.build", heavy) == "[]\n"


@pytest.mark.slow
def test_a_build_imports_only_what_every_build_needs() -> None:
    """Site engines, the full-text engine, what draws, looks up or opens URLs is imported where it is used."""
    heavy = "{'mkdocs', 'eventkb.engines.pagefind', 'PIL', 'zxingcpp', 'eventkb.lookup.answer', 'urllib.request'}"
    assert imported_with("eventkb.cli.progress, eventkb.engines.chosen", heavy) == "[]\n"


def imported_with(modules: str, names: str) -> str:
    """Which of some modules are imported with others."""
    question = f"import sys, {modules}; print(sorted({names} & sys.modules.keys()))"
    return subprocess.run([sys.executable, "-c", question], check=True, capture_output=True, text=True).stdout
