"""Whether anything has changed since a site was published."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_the_question_imports_nothing_that_reads_or_pours() -> None:
    """A build of a site in which nothing has changed doesn't wait for libraries of which it needs nothing."""
    heavy = "{'pydantic', 'jinja2', 'yaml', 'markdown_it', 'rich', 'eventkb.pipeline', 'eventkb.read'}"
    question = f"import sys, eventkb.cli.build; print(sorted({heavy} & sys.modules.keys()))"
    answer = subprocess.run([sys.executable, "-c", question], check=True, capture_output=True, text=True)
    assert answer.stdout == "[]\n"
