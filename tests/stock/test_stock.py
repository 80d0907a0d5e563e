"""What comes with the package, and what takes its place."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventkb.model.locale import Locale
from eventkb.pipeline.materials import materials
from eventkb.stock import EXTENSIONS, StockFault, extensions, installed, stock

ENGLISH, FRENCH = Locale("en"), Locale("fr")


RULE = """
from eventkb.check.rule import rule

@rule("X901", "no-house-rule")
def no_house_rule(subject):
    return iter(())

CHECKS = (no_house_rule,)
"""


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"from {folder.name}")


@pytest.fixture
def extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package that says that it extends eventkb."""
    package, installed = tmp_path / "kb_house", tmp_path / "kb_house-1.dist-info"
    write(package, "__init__.py")
    (package / "__init__.py").write_text(RULE)
    write(installed, "METADATA")
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: kb-house\nVersion: 1\n")
    (installed / "entry_points.txt").write_text(f"[{EXTENSIONS}]\nhouse = kb_house\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "kb_house", raising=False)
    _forget()
    yield package
    _forget()


def _forget() -> None:
    installed.cache_clear()
    extensions.cache_clear()


def test_a_file_of_the_project_takes_the_place_of_the_packages(tmp_path: Path) -> None:
    """One by one; all others stay."""
    write(tmp_path, "docs/en/about.md", "overrides/poured/article.jinja")
    files = stock(tmp_path).all.files
    assert files["docs/en/about.md"] == tmp_path / "docs/en/about.md"
    assert files["overrides/poured/article.jinja"] == tmp_path / "overrides/poured/article.jinja"
    assert files["docs/en/finding.md"].is_file() and files["overrides/main.html"].is_file()


def test_an_extension_comes_between_the_package_and_the_project(tmp_path: Path, extension: Path) -> None:
    """What it brings is there, unless the project says otherwise."""
    write(extension, "formats/house.yml", "locales/en.yml")
    project = tmp_path / "project"
    write(project, "locales/en.yml")
    files = stock(project).all.files
    assert files["formats/house.yml"] == extension / "formats/house.yml"
    assert files["locales/en.yml"] == project / "locales/en.yml"
    write(extension, "overrides/main.html")
    assert stock(project).theme_folders(project)[0] == extension / "overrides"


def test_rules_of_an_extension_are_among_all_rules(tmp_path: Path, extension: Path) -> None:
    """As ours are, with their pages."""
    write(extension, "rules/X901-no-house-rule.yml")
    supplies = materials(tmp_path)
    assert "X901" in [rule.code for rule in supplies.rules]
    assert "X901-no-house-rule.yml" in supplies.rule_files


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise ValueError('no house')", "ValueError: no house"),
        ("import sys; sys.exit(0)", "SystemExit: 0"),
        ("import kb_nowhere", "ModuleNotFoundError: No module named 'kb_nowhere'"),
        ("def", "SyntaxError: invalid syntax"),
        (None, "kb_house has no __init__.py"),
    ],
)
def test_an_extension_that_cannot_be_loaded_is_named(extension: Path, code: str | None, why: str) -> None:
    """Whatever it does when it is imported; it neither ends the command nor counts as a defect of ours."""
    main = extension / "__init__.py"
    main.write_text(code) if code else main.unlink()
    with pytest.raises(StockFault, match=re.escape(f"the extension kb-house can't be loaded: {why}")):
        stock(extension.parent)


@pytest.mark.parametrize("checks", ["None", "(3,)", "(len,)", "7"])
def test_rules_of_an_extension_that_are_none_are_named(tmp_path: Path, extension: Path, checks: str) -> None:
    """Before the first one is asked."""
    (extension / "__init__.py").write_text(f"CHECKS = {checks}")
    with pytest.raises(StockFault, match="kb_house: CHECKS must be"):
        materials(tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """A template in UTF-16 or of a code page."""
    write(tmp_path, "overrides/poured/article.jinja")
    (tmp_path / "overrides/poured/article.jinja").write_bytes(b"Gr\xfc\xdfe")
    with pytest.raises(StockFault, match=r"overrides/poured/article\.jinja: invalid start byte at byte 2"):
        materials(tmp_path)


def test_a_language_without_pages_borrows_them(tmp_path: Path) -> None:
    """From the source language; frames, which have no words, are never borrowed, nor are pages that a project added."""
    write(tmp_path, "docs/fr/index.md", "docs/en/team.md")
    supplies = stock(tmp_path)
    pages = supplies.pages(FRENCH)
    assert pages["index.md"] == tmp_path / "docs/fr/index.md"
    assert "finding.md" in pages and "frames/article.md" in pages and "team.md" not in pages
    borrowed = {page for page in pages if supplies.is_borrowed(FRENCH, page)}
    assert "finding.md" in borrowed and not borrowed & {"index.md", "frames/article.md"}
    assert "team.md" in supplies.pages(ENGLISH)


def test_hidden_and_compiled_files_are_no_part_of_it(tmp_path: Path) -> None:
    """An editor's files, for example."""
    write(tmp_path, "docs/en/.about.md.swp", "overrides/__pycache__/x.pyc")
    assert not [path for path in stock(tmp_path).own.files if "swp" in path or "pyc" in path]
