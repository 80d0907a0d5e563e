"""The words of a language are words, or it is said what is wrong with their file."""

import pytest

from eventkb.read.language import LanguageFault, language


def test_words_are_words() -> None:
    """Words are found by the way to them, and an empty one is a word too."""
    result = language("fr.yml", "fr", b"levels: {error: Erreur}\nterms: {System: ''}\n")
    assert result.word("levels", "error") == "Erreur"
    assert result.word("terms", "System") == ""


@pytest.mark.parametrize(
    ("name", "data", "line", "message"),
    [
        ("fr", b"a: b\nc: [d]\n", 2, "`c` is not a word"),
        ("fr", b"a: b\nc:\n", 2, "`c` is not a word"),
        ("fr", b"a: b\na: c\n", 2, "the key `a` is written twice, first in line 1"),
        ("fr", b'a: b\nc: "d\n', 2, 'this text begins with a quotation mark and never ends: "d'),
        ("fr", b"a: \xe4\n", 1, "the byte E4 is not UTF-8, which would be \u00e4 in code page 1252 (ANSI)"),
        ("fr", b"words\n", 1, "the file contains no words"),
        ("fr", b"", 1, "the file contains no words"),
        ("French", b"a: b\n", 1, "`French` is not a language"),
    ],
)
def test_a_fault_has_a_line_and_a_cure(name: str, data: bytes, line: int, message: str) -> None:
    """Translators of the interface read the same as contributors: where, what, and how to fix it."""
    with pytest.raises(LanguageFault) as caught:
        language(f"{name}.yml", name, data)
    assert (caught.value.file, caught.value.line, caught.value.message) == (f"{name}.yml", line, message)
    assert caught.value.help
