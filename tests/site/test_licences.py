"""The list of what others have made, compared with what is in a site and in the package."""

import json
import os
import re
from fnmatch import fnmatch
from html import unescape
from importlib import import_module
from pathlib import Path

import material
import pytest

from eventkb.model.component import Component
from eventkb.model.locale import Locale
from eventkb.pipeline.materials import materials
from eventkb.stock import SUPPLIED
from tests.site.conftest import ENGINE, ROOT

COMPONENTS = {component.key: component for component in materials(ROOT).components}
USED = os.environ.get(ENGINE, "") or "mkdocs"
LISTED = [component for component in COMPONENTS.values() if component.site and component.engine in ("", USED)]
LIBRARY = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
OWN = {path.relative_to(SUPPLIED / "theme").as_posix() for path in (SUPPLIED / "theme").rglob("*") if path.is_file()}


def of_others(name: str) -> bool:
    """Whether a file of a site is none of ours: what the theme and the full-text engine have brought along."""
    below = name.partition("/")[2]
    return name.startswith("pagefind/") or (below.startswith("assets/") and below not in OWN)


def names(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def has(component: Component, name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in component.site)


def owners(name: str) -> list[str]:
    """The components that a file of a site is of. Of two themes', it is of the one of the engine that made the site."""
    several = [component for component in LISTED if has(component, name)]
    return [component.key for component in several if component.engine] or [component.key for component in several]


@pytest.fixture
def sites(whole: Path, addressed: Path) -> tuple[Path, Path]:
    """One with the search in all texts, and one with the pictures of articles."""
    return whole / "site", addressed


def test_every_file_of_others_is_of_one_component(sites: tuple[Path, Path]) -> None:
    """None is there without a licence, and none that no page asks for."""
    others = {name for site in sites for name in names(site) if of_others(name)}
    assert others
    assert {name: owners(name) for name in others if len(owners(name)) != 1} == {}


@pytest.mark.parametrize("component", LISTED, ids=lambda component: component.key)
def test_every_listed_component_is_there(sites: tuple[Path, Path], component: Component) -> None:
    """A component that is gone leaves the list, and none is there without the output that it needs."""
    with_it = [site for site in sites if any(has(component, name) for name in names(site))]
    assert with_it and (component.needs == "" or len(with_it) == 1)


def test_every_licence_is_in_the_site_and_on_its_pages(sites: tuple[Path, Path]) -> None:
    """In each language, with a link to the text; what the site does not have is not listed."""
    for site in sites:
        texts = {file.stem: file.read_text("utf-8") for file in (site / "licences").iterdir()}
        assert all(text.endswith(COMPONENTS[key].text) for key, text in texts.items())
        assert {"material", "rxjs"} <= texts.keys() and ("pagefind" in texts) is (site / "pagefind").is_dir()
        assert ("zensical" in texts) is (USED == "zensical")
        for locale in (Locale("en"), Locale("de")):
            about = unescape((site / locale / "about/index.html").read_text("utf-8"))
            assert set(re.findall(r'href="../../licences/([a-z-]+)\.txt"', about)) == texts.keys()
            assert all(COMPONENTS[key].what.nearest(locale) in about for key in texts)


def test_what_the_theme_s_scripts_contain_is_listed() -> None:
    """Their maps name each library: a new version of the theme with another one fails here."""
    folder = Path(str(material.__file__)).parent / "templates/assets"
    maps = [*folder.glob("javascripts/bundle.*.map"), *folder.glob("stylesheets/*.map")]
    sources = [source for file in maps for source in json.loads(file.read_text("utf-8"))["sources"]]
    libraries = {match[1] for source in sources if (match := LIBRARY.search(source))}
    assert len(maps) == 3 and libraries == set(COMPONENTS["material"].contains)


@pytest.mark.skipif(USED != "zensical", reason="for another engine: make engines")
def test_what_the_other_theme_s_scripts_contain_is_listed() -> None:
    """A file beside them names most libraries."""
    folder = Path(str(import_module("zensical").__file__)).parent / "templates/assets/javascripts"
    libraries = set(re.findall(r"^Package: (.+)@", (folder / "LICENSE").read_text("utf-8"), re.MULTILINE))
    assert libraries and libraries <= set(COMPONENTS["zensical"].contains)


def test_what_a_component_contains_is_a_component() -> None:
    """And everything listed is either in a site, or in another one."""
    parts = {part for component in COMPONENTS.values() for part in component.contains}
    assert parts <= COMPONENTS.keys()
    assert {key for key, component in COMPONENTS.items() if not component.site} == parts


def test_files_of_the_package_with_parts_of_others_are_there() -> None:
    """The wheel has them, and the licences with them: both are among the package's own files."""
    supplied = [path.relative_to(SUPPLIED).as_posix() for path in SUPPLIED.rglob("*") if path.is_file()]
    for component in COMPONENTS.values():
        for pattern in component.supplied:
            assert [name for name in supplied if fnmatch(name, pattern)], pattern
    assert {f"licences/{key}.yml" for key in COMPONENTS} <= set(supplied)


def test_every_code_table_of_the_package_says_its_origin_and_licence() -> None:
    """The page *About* lists them, and the wheel has them."""
    for file in sorted((SUPPLIED / "codes").glob("*.json")):
        table = json.loads(file.read_text("utf-8"))
        assert table.get("origin") and table.get("licence"), file.name
