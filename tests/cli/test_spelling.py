"""The project's own texts are spelt as the dictionaries or the project's lists of words say."""

import pytest

from tests.cli.conftest import Run
from tests.site.conftest import ROOT


def test_every_word_of_ours_is_in_a_dictionary(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word is in the npm dictionaries or in words/, in every language."""
    monkeypatch.chdir(ROOT)
    result = run("check", "--dictionaries", "node_modules")
    assert {path.name for path in (ROOT / "node_modules").glob("dictionary-*")} == {"dictionary-de", "dictionary-en"}
    assert "E275" not in result.stdout
    assert result.exit_code == 0
