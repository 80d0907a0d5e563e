"""What an engine leaves out of what the settings ask for is reported where they ask for it."""

from pathlib import Path

import pytest

from eventkb.engines.unused import REPLACED, unused
from tests.engines.test_settings import configured

ASKING = """\
site_name: Demo
theme:
  name: eventkb
  static_templates: [own.html]
plugins:
  eventkb: {engine: zensical}
  material/tags: {}
  social/second: {}
  page-of-the-day:
    at: noon
hooks:
  - hooks/dates.py
  - 'hooks/names.py'
"""


def test_plugins_hooks_and_settings_are_named_at_their_places(tmp_path: Path) -> None:
    """What Zensical does by itself is not among them, under any of its names."""
    file = configured(tmp_path, ASKING) / "mkdocs.yml"
    places = [
        (each.rule.code, each.place.line, each.place.column, each.place.end_column) for each in unused(file, "zensical")
    ]
    assert places == [("E411", 9, 3, 18), ("E411", 12, 5, 19), ("E411", 13, 5, 21), ("E412", 4, 3, 19)]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_other_engines_leave_nothing_out(tmp_path: Path, engine: str) -> None:
    """They are MkDocs, or continue it."""
    assert unused(configured(tmp_path, ASKING) / "mkdocs.yml", engine) == ()


def test_plugins_as_a_list_and_in_an_inherited_file(tmp_path: Path) -> None:
    """The place is in the file that has the entry, whichever language is asked about."""
    main = "site_name: Demo\nplugins:\n  - eventkb: {engine: zensical}\n  - own-plugin\n  - other: {a: 1}\n"
    folder = configured(tmp_path, main, de="hooks: [dates.py]\n")
    places = [(each.place.file, each.place.line) for each in unused(folder / "mkdocs.de.yml", "zensical")]
    assert places == [("mkdocs.yml", 4), ("mkdocs.yml", 5), ("mkdocs.de.yml", 2)]


def test_nothing_is_reported_of_settings_without_plugins_and_hooks(tmp_path: Path) -> None:
    """Nor of empty ones."""
    for text in ("site_name: Demo\n", "site_name: Demo\nplugins:\nhooks: []\ntheme: eventkb\n"):
        assert unused(configured(tmp_path, text) / "mkdocs.yml", "zensical") == ()


@pytest.mark.parametrize(
    ("plugins", "files", "is_reported"),
    [
        ("  macros: {module_name: own}\n", (), True),
        ("  macros: {include_dir: parts}\n", (), True),
        ("  - macros: {include_yaml: [a.yml]}\n", (), True),
        ("  - macros\n", ("main.py",), True),
        ("  - macros\n", (), False),
        ("  macros:\n", (), False),
    ],
)
def test_macros_with_files_of_their_own_are_reported(
    tmp_path: Path, plugins: str, files: tuple[str, ...], is_reported: bool
) -> None:
    """Zensical has the plugin, but renders a copy, beside which a module and files to include are not."""
    own = "  - eventkb: {engine: zensical}\n" if "-" in plugins else "  eventkb: {engine: zensical}\n"
    folder = configured(tmp_path, f"site_name: Demo\nplugins:\n{own}{plugins}")
    for name in files:
        (folder / name).touch()
    places = [(each.rule.code, each.place.line) for each in unused(folder / "mkdocs.yml", "zensical")]
    assert places == ([("E411", 4)] if is_reported else [])


def test_the_plugins_that_zensical_replaces_are_those_of_the_installed_version() -> None:
    """Zensical drops every plugin that is not in this list. Only `make engines` has Zensical."""
    config = pytest.importorskip("zensical.config")
    assert config._PLUGIN_UNSUPPORTED_OPTIONS.keys() == REPLACED
