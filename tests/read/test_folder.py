"""Only definitions are read from the folder; other files are reported, and nothing makes reading hang."""

import os
import unicodedata
from pathlib import Path

import pytest

from eventkb.read import folder
from eventkb.read.yaml.characters import LARGEST
from tests.catalogues import ROOT


def make(root: Path, *files: str) -> Path:
    for name in files:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return root


def codes(root: Path) -> list[tuple[str, str]]:
    return [(diagnostic.place.file, diagnostic.rule.code) for diagnostic in folder.events(root, "events")[1]]


def test_definitions_are_read_in_order(tmp_path: Path) -> None:
    """Files are found at any depth, sorted, by their path from the project's root."""
    make(tmp_path, "events/b/1.yml", "events/a/c/2.yml", "events/products.yml")
    files, diagnostics = folder.events(tmp_path, "events")
    assert list(files) == ["events/a/c/2.yml", "events/b/1.yml", "events/products.yml"]
    assert files["events/b/1.yml"] == b"x" and diagnostics == ()


def test_other_files_are_reported(tmp_path: Path) -> None:
    """A file with another suffix is reported; a hidden one and a note for contributors are not."""
    make(tmp_path, "events/a/1.yaml", "events/a/2.YML", "events/a/ideas.txt", "events/a/README.md", "events/a/.x.swp")
    make(tmp_path, "events/.git/config")
    assert codes(tmp_path) == [("events/a/1.yaml", "E145"), ("events/a/2.YML", "E145"), ("events/a/ideas.txt", "E146")]


def test_a_link_that_leads_round_ends(tmp_path: Path) -> None:
    """A link to a folder above it is reported instead of being followed for ever."""
    make(tmp_path, "events/a/1.yml")
    (tmp_path / "events/a/round").symlink_to(tmp_path / "events")
    (tmp_path / "events/a/self.yml").symlink_to("self.yml")
    assert codes(tmp_path) == [("events/a/round", "E147"), ("events/a/self.yml", "E147")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Something that is no ordinary file is reported and not opened."""
    make(tmp_path, "events/a/1.yml")
    os.mkfifo(tmp_path / "events/a/2.yml")
    assert codes(tmp_path) == [("events/a/2.yml", "E147")]


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    """A file that was put there by mistake doesn't fill the memory."""
    make(tmp_path, "events/a/1.yml")
    with (tmp_path / "events/a/1.yml").open("wb") as opened:
        opened.truncate(50 * LARGEST)
    assert len(folder.events(tmp_path, "events")[0]["events/a/1.yml"]) == LARGEST + 1


def test_a_project_without_definitions_is_reported(tmp_path: Path) -> None:
    """A folder that isn't there is reported like a file that can't be opened."""
    assert codes(tmp_path) == [("events", "E147")]


def test_a_name_taken_apart_is_put_together(tmp_path: Path) -> None:
    """A system that keeps an umlaut as two characters gives the same path as any other."""
    make(tmp_path, "events/Gro\u0308ße/1.yml")
    assert list(folder.events(tmp_path, "events")[0]) == ["events/Größe/1.yml"]


def test_a_name_without_an_encoding_can_be_printed(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is read or reported, under a name that every terminal can show."""
    make(tmp_path, "events/a/1.yml")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/events/a/\xff.txt")).write_text("x")
    [(file, code)] = codes(tmp_path)
    assert (file.encode().decode(), code) == ("events/a/\ufffd.txt", "E146")


def test_templates_are_found_by_their_path(tmp_path: Path) -> None:
    """Texts come with their path below the folder, sorted."""
    make(tmp_path, "b.jinja", "a/c.jinja", "d.txt")
    assert list(folder.texts(tmp_path, "*.jinja").items()) == [("a/c.jinja", "x"), ("b.jinja", "x")]


def test_the_source_language_comes_first() -> None:
    """English leads, and the others follow by their codes."""
    known = folder.languages([{file.name: file for file in (ROOT / "templates/locales").glob("*.yml")}])
    assert [spoken.locale for spoken in known][:1] == ["en"]
    assert known[1].word("level") and known[1].word("state", "stub") != known[0].word("state", "stub")


def test_a_language_without_words_is_a_fault(tmp_path: Path) -> None:
    """A broken file of words stops a build, with its place and the cure."""
    (tmp_path / "en.yml").write_text("level: Level\nlevels:\n  error: 5\n")
    with pytest.raises(ValueError, match=r"en\.yml:3: `levels\.error` is not a word\nhelp: put the word"):
        folder.languages([{"en.yml": tmp_path / "en.yml"}])


def test_a_project_may_say_one_word_otherwise(tmp_path: Path) -> None:
    """All other words stay, and a language that lacks a word has it in the source language."""
    texts = {"en.yml": "level: Level\nid: ID\n", "own/en.yml": "level: Severity\n", "fr.yml": "level: Niveau\n"}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    supplied = {"en.yml": tmp_path / "en.yml", "fr.yml": tmp_path / "fr.yml"}
    english, french = folder.languages([supplied, {"en.yml": tmp_path / "own/en.yml"}])
    assert (english.word("level"), english.word("id")) == ("Severity", "ID")
    assert (french.word("level"), french.word("id")) == ("Niveau", "ID")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A file or folder elsewhere on the machine is not published; a link within the folder is read."""
    make(tmp_path, "events/a/1.yml", "secret/2.yml")
    (tmp_path / "events/a/2.yml").symlink_to(tmp_path / "secret/2.yml")
    (tmp_path / "events/b").symlink_to("../secret")
    (tmp_path / "events/a/3.yml").symlink_to("1.yml")
    assert list(folder.events(tmp_path, "events")[0]) == ["events/a/1.yml", "events/a/3.yml"]
    assert codes(tmp_path) == [("events/a/2.yml", "E147"), ("events/b", "E147")]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """Where the definitions are is the project's choice."""
    make(tmp_path, "elsewhere/a/1.yml")
    (tmp_path / "events").symlink_to("elsewhere")
    assert list(folder.events(tmp_path, "events")[0]) == ["events/a/1.yml"]
    assert codes(tmp_path) == []


def test_names_that_other_systems_take_for_one_are_reported(tmp_path: Path) -> None:
    """They differ in case, or in how an umlaut is encoded; of the latter, only one is read."""
    composed, decomposed = (unicodedata.normalize(form, "Über") for form in ("NFC", "NFD"))
    make(tmp_path, "events/Demo/1.yml", "events/demo/1.yml", f"events/{composed}/1.yml", f"events/{decomposed}/2.yml")
    files, _ = folder.events(tmp_path, "events")
    assert {"events/Demo/1.yml", "events/demo/1.yml"} <= files.keys()
    assert len([file for file in files if file.startswith(f"events/{composed}/")]) == 1
    assert codes(tmp_path) == [("events/demo", "E153"), (f"events/{composed}", "E153")]


def test_names_may_have_255_bytes(tmp_path: Path) -> None:
    """That is the most a file system allows."""
    make(tmp_path, f"events/{'s' * 255}/{'n' * 251}.yml")
    assert len(folder.events(tmp_path, "events")[0]) == 1


@pytest.mark.slow
def test_a_folder_may_have_ten_thousand_files(tmp_path: Path) -> None:
    """Each is asked for its name once."""
    (tmp_path / "events/a").mkdir(parents=True)
    for number in range(10_000):
        (tmp_path / f"events/a/{number}.yml").touch()
    assert len(folder.events(tmp_path, "events")[0]) == 10_000
