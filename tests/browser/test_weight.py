"""Pages are light: the budget that lets ten thousand events in two languages fit on ordinary hosts."""

from pathlib import Path
from statistics import mean

import pytest

from tests.browser.pages import LOCALES

BUDGET = 30 * 1024
"""Bytes of HTML that an event's page may have on average; see docs/architecture."""


@pytest.mark.parametrize("locale", LOCALES)
def test_the_mean_article_is_within_the_budget(site: Path, locale: str) -> None:
    """The pages of events, explained or not, have at most 30 KB of HTML on average."""
    files = [file for file in (site / locale).glob("*/*/index.html") if file.parent.name.isdigit()]
    sizes = [file.stat().st_size for file in files if file.parent.parent.name != "id"]
    assert len(sizes) > 100
    assert mean(sizes) <= BUDGET
