"""The full-text engine: parts of an index, joined into what Pagefind itself makes of all pages, and its errors."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eventkb.engines.pagefind import Pagefind
from eventkb.engines.pagefind.cbor import decoded
from eventkb.engines.pagefind.joined import joined
from eventkb.engines.pagefind.part import Part, loaded
from eventkb.model.address import Address
from eventkb.model.locale import Locale
from eventkb.pipeline.cache import digest
from eventkb.pipeline.project import EngineFault

pytestmark = pytest.mark.slow

WORDS = ["Größe", "grosse", "Postfach", "Postfächer", "Naïve", "naive", "ESE_BACKUP", "queue", "retry", "retried", "zu"]
LOCALE = Locale("de")


def page(number: int, chance: Random) -> str:
    """A lean page whose words, filters and metadata differ from those of others."""
    words = [*chance.choices(WORDS, k=chance.randrange(1, 60)), f"only{number}"]
    parts = '<span data-pagefind-meta="parts[data-value]" data-value="Post Fach"></span>' if number % 3 else ""
    return (
        f'<html lang="de"><head><title>t</title></head><body data-pagefind-body><h1 data-pagefind-meta="title">Seite '
        f'{number}</h1>{parts}<span data-pagefind-filter="level:l{number % 4}"></span>'
        f'<p data-pagefind-weight="{number % 9 + 1}">{words[0]}</p><p>{" ".join(words)}</p></body></html>'
    )


@pytest.fixture(scope="module")
def pages() -> dict[Address, str]:
    chance = Random(11)
    return {Address(f"de/demo/{number}/"): page(number, chance) for number in range(60)}


def read(file: Path) -> Any:
    return decoded(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))


def meaning(index: Path) -> dict[str, Any]:
    """What an index says, without the numbers of pages and the names of files, which no reader sees."""
    ((_, entry),) = json.loads((index / "pagefind-entry.json").read_bytes())["languages"].items()
    version, page_files, chunks, filters, _, fields = read(index / f"pagefind.{entry['hash']}.pf_meta")
    names = [name for name, _ in page_files]

    def located(places: list[Any]) -> dict[str, Any]:
        number, by_page = 0, {}
        for distance, *positions in places:
            number += distance
            by_page[names[number]] = positions
        return by_page

    words = {}
    for start, end, chunk in chunks:
        for word, places, forms in read(index / f"index/{chunk}.pf_index")[0]:
            assert start <= word
            assert word.startswith(end) or word <= end
            words[word] = located(places), {form: located(of_form) for form, of_form in forms}
    return {
        "version": version,
        "pages": sorted(map(tuple, page_files)),
        "count": entry["page_count"],
        "fields": fields,
        "words": words,
        "filters": {
            name: {value: sorted(names[number] for number in numbers) for value, numbers in values}
            for name, chunk in filters
            for values in [read(index / f"filter/{chunk}.pf_filter")[1]]
        },
        "texts": {name: (index / f"fragment/{name}.pf_fragment").read_bytes() for name in names},
    }


def made(pages: dict[Address, str], folder: Path, count: int) -> Path:
    """An index joined of parts, each of every so-manieth page."""
    folders = []
    for number in range(count):
        own = dict(list(pages.items())[number::count])
        part = folder / f"part-{count}-{number}"
        part.mkdir(parents=True)
        Pagefind().index(own, part)
        folders.append(part)
    index = folder / f"index-{count}"
    for name, file in Pagefind().join({LOCALE: folders}, folder / f"joined-{count}").items():
        (index / name).parent.mkdir(parents=True, exist_ok=True)
        (index / name).write_bytes(Path(file).read_bytes())
    return index


@pytest.fixture(scope="module")
def whole(pages: dict[Address, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index that Pagefind makes of all pages by itself."""
    folder = tmp_path_factory.mktemp("whole")
    for address, html in pages.items():
        file = folder / "pages" / address / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(html, "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", "pages", "--output-path", "index", "--silent"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "index"


@pytest.mark.parametrize("count", [1, 2, 7])
def test_joined_parts_say_what_pagefind_says_of_all_pages(
    pages: dict[Address, str], whole: Path, tmp_path: Path, count: int
) -> None:
    """The same words in the same places of the same pages, with the same filters, metadata and excerpts."""
    assert meaning(made(pages, tmp_path, count)) == meaning(whole)


def test_what_a_browser_runs_is_in_the_joined_index(pages: dict[Address, str], tmp_path: Path) -> None:
    """The scripts and the programs for the language and for languages without stems, and nothing of interfaces."""
    names = {path.name for path in made(pages, tmp_path, 2).iterdir() if path.is_file() and path.suffix != ".pf_meta"}
    expected = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.de.pagefind", "wasm.unknown.pagefind"}
    assert names == expected


def test_the_same_pages_give_the_same_files(pages: dict[Address, str], tmp_path: Path) -> None:
    """In every run, in whatever order they are given."""
    shuffled = dict(reversed(pages.items()))
    first, second = made(pages, tmp_path / "first", 1), made(shuffled, tmp_path / "second", 1)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_parts_with_other_metadata_are_joined(tmp_path: Path) -> None:
    """A field that the pages of one part lack doesn't move the others to another field."""
    html = '<html lang="de"><body data-pagefind-body>{}<p>Wort</p></body></html>'
    field = '<p data-pagefind-meta="{}">{}</p>'
    pages = {
        Address("de/a/"): html.format(field.format("zone", "Haus")),
        Address("de/b/"): html.format(field.format("area", "Haus") + field.format("zone", "Hof")),
    }
    joined_index, all_at_once = meaning(made(pages, tmp_path, 2)), meaning(made(pages, tmp_path, 1))
    assert joined_index == all_at_once
    assert {"area", "zone"} <= set(joined_index["fields"])


def test_pages_of_two_parts_with_one_name_stay_apart(pages: dict[Address, str], tmp_path: Path) -> None:
    """Pagefind names a page by seven digits; where two parts have the same name, one of the pages gets another."""
    made(dict(list(pages.items())[:1]), tmp_path, 1)
    part: Part = loaded((tmp_path / "part-1-0/part").read_bytes())
    first, second = (list(names.values()) for names in joined([part, part]).pages)
    assert not set(first) & set(second)


def parted(pages: dict[Address, str], folder: Path, count: int) -> list[Path]:
    """The parts of an index in folders that are named by what they contain."""
    parts = []
    for number in range(count):
        own = dict(list(pages.items())[number::count])
        part = folder / f"{number}-{digest(*own.values())}"
        if not part.exists():
            part.mkdir(parents=True)
            Pagefind().index(own, part)
        parts.append(part)
    return parts


def joined_in(folder: Path, parts: list[Path]) -> dict[str, bytes]:
    """The files of an index that is joined in a folder, which may have what was joined before."""
    files = Pagefind().join({LOCALE: parts}, folder)
    return {name: Path(file).read_bytes() for name, file in files.items()}


def test_an_index_is_joined_again_as_anew(
    pages: dict[Address, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever words a changed page has now: more, others, none of its own, such as come first or last."""
    monkeypatch.setitem(joined.__globals__, "CHUNK", 300)
    changing = dict(pages)
    _ = joined_in(tmp_path / "joined", parted(pages, tmp_path, 4))
    texts = ["retry", "only17 zu", "0first ~last", "Größe grosse zu " * 9, "", "only58 only57"]
    for number, words in zip((17, 17, 18, 40, 41, 18), texts, strict=True):
        address = Address(f"de/demo/{number}/")
        changing[address] = page(number, Random(number)).replace("</body>", f"<p>{words}</p></body>")
        parts = parted(changing, tmp_path, 4)
        again = joined_in(tmp_path / "joined", parts)
        assert again == joined_in(tmp_path / f"anew-{words[:5]}-{number}", parts)
        Pagefind().tidy({LOCALE: parts}, tmp_path / "joined")
        assert again == joined_in(tmp_path / "joined", parts)


def test_of_joined_indexes_the_last_one_is_kept(pages: dict[Address, str], tmp_path: Path) -> None:
    """What is joined again and again doesn't grow."""
    sizes = set()
    for number in range(3):
        parts = parted({**pages, Address("de/demo/3/"): page(number, Random(3))}, tmp_path, 2)
        _ = joined_in(tmp_path / "joined", parts)
        Pagefind().tidy({LOCALE: parts}, tmp_path / "joined")
        sizes.add(sum(path.is_file() for path in (tmp_path / "joined").rglob("*")))
    assert len(sizes) == 1


def test_a_page_of_new_words_is_found_after_joining_again(pages: dict[Address, str], tmp_path: Path) -> None:
    """What is joined again says what Pagefind itself says of all pages."""
    index = tmp_path / "index-2"
    _ = made(pages, tmp_path, 2)
    changed = {**pages, Address("de/demo/7/"): page(7, Random(1)).replace("Seite", "Neuling")}
    for name, data in joined_in(tmp_path / "joined-2", parted(changed, tmp_path, 2)).items():
        (index / name).write_bytes(data)
    assert meaning(index) == meaning(made(changed, tmp_path / "anew", 1))


def test_pages_without_words_are_no_part(tmp_path: Path) -> None:
    """There is an index that finds nothing, so that the search page says so and doesn't fail."""
    index = made({}, tmp_path, 1)
    assert json.loads((index / "pagefind-entry.json").read_bytes())["languages"] == {}
    assert (index / "pagefind.js").exists()


def test_a_failure_is_reported_in_the_engine_s_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message quotes Pagefind, or says that it ended without a word."""
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 'no such luck' >&2\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(EngineFault, match="pagefind: no such luck"):
        Pagefind().index({Address("en/a/"): "<html></html>"}, tmp_path / "into")
