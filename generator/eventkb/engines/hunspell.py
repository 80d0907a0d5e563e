"""Hunspell dictionaries, from Debian's hunspell-*, LibreOffice or npm's dictionary-*. The only import of spylls, which
reads them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from io import StringIO
from pathlib import Path

from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers import FileReader

from eventkb.model.locale import Locale


class DictionaryFault(Exception):
    """There is no dictionary; the message says which files were expected."""


def dictionaries(folder: Path, locales: Iterable[Locale]) -> Mapping[Locale, Callable[[str], bool]]:
    """For each language that has a dictionary in a folder, a function that says whether it contains a word.

    Files are named `de.dic`, `de_DE.dic` or `dictionary-de/index.dic`, each beside its `.aff`.

    Raises:
        DictionaryFault: none of the languages has a dictionary.
    """
    files = {locale: file for locale in locales for file in [next(_files(folder, locale), None)] if file}
    if not files:
        named = ", ".join(f"{locale}.dic" for locale in locales)
        raise DictionaryFault(
            f"{folder} contains none of {named}. Debian's packages hunspell-* install them in /usr/share/hunspell."
        )
    return {locale: _knows(file) for locale, file in files.items()}


def _files(folder: Path, locale: Locale) -> Iterator[Path]:
    own = f"{locale}_{locale.upper()}"
    names = [f"{locale}.dic", f"{own}.dic", f"dictionary-{locale}/index.dic"]
    others = sorted(folder.glob(f"{locale}_*.dic"))
    return (file for file in (*(folder / name for name in names), *others) if file.with_suffix(".aff").is_file())


class _Read(FileReader):  # type: ignore[misc]  # spylls has no types
    """Reads a file at once; spylls would leave it open."""

    def _open(self, path: str, encoding: str) -> StringIO:
        return StringIO(Path(path).read_text(encoding, "surrogateescape"))


def _knows(file: Path) -> Callable[[str], bool]:
    rules, context = readers.read_aff(_Read(str(file.with_suffix(".aff"))))
    words = readers.read_dic(_Read(str(file), encoding=context.encoding), aff=rules, context=context)
    dictionary = Dictionary(rules, words)

    @cache  # most words occur in many texts
    def knows(word: str) -> bool:
        return bool(dictionary.lookup(word))

    return knows
