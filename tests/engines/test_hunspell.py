"""Hunspell dictionaries as they are installed."""

from pathlib import Path

import pytest

from eventkb.engines.hunspell import DictionaryFault, dictionaries
from eventkb.model.locale import Locale

EN, DE = Locale("en"), Locale("de")


def put(file: Path, *words: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join((str(len(words)), *words)), "utf-8")
    file.with_suffix(".aff").write_text("SET UTF-8\nSFX s Y 1\nSFX s 0 s .\n", "utf-8")


@pytest.mark.parametrize("name", ["de.dic", "de_DE.dic", "de_AT.dic", "dictionary-de/index.dic"])
def test_a_dictionary_is_found_by_the_names_that_are_in_use(tmp_path: Path, name: str) -> None:
    """The names of Debian, LibreOffice and npm are found, and the dictionary knows inflected forms."""
    put(tmp_path / name, "Dienst/s", "Übergabe")
    loaded = dictionaries(tmp_path, (EN, DE))
    assert list(loaded) == [DE]
    assert [loaded[DE](word) for word in ("Dienst", "Diensts", "Übergabe", "Dinst")] == [True, True, True, False]


def test_a_folder_without_any_is_reported(tmp_path: Path) -> None:
    """The message names the expected files; a `.dic` without its `.aff` doesn't count."""
    (tmp_path / "de.dic").write_text("0\n")
    with pytest.raises(DictionaryFault, match=r"none of en\.dic, de\.dic"):
        dictionaries(tmp_path, (EN, DE))
