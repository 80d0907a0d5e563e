"""A house's project beside another's catalogue, for tests: each with a few definitions, in a folder of its own."""

from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str]

SETTINGS = """\
site_name: Our house
site_url: https://kb.example/en/
docs_dir: docs/en
site_dir: site/en
theme: {name: eventkb}
plugins:
  eventkb:
    events: [events, ../theirs/events]
    edit_url: "https://git.example/house/edit/{path}"
"""
GERMAN_SETTINGS = """\
INHERIT: mkdocs.yml
site_name: Unser Haus
site_url: https://kb.example/de/
docs_dir: docs/de
site_dir: site/de
theme: {language: de}
"""
THEIRS: Files = {
    "catalogue.yml": """\
title: {en: Demo events, de: Demo-Ereignisse}
licence: CC-BY-4.0
url: https://demo.example/
edit_url: https://git.example/demo/edit/events/{path}
report_url: https://git.example/demo/new?f={path}&t={title}
""",
    "Demo/source.yml": "name: Demo\ntitle: The demo service\n",
    "Demo/1.yml": """\
source: Demo
id: 1
message: {en: The service has started., de: Der Dienst wurde gestartet.}
original_languages: [en, de]
explanation: {en: Somebody started it., de: Jemand hat ihn gestartet.}
user_action: {actions: [{use: look}]}
modified: "2025-01-02"
""",
    "Demo/2.yml": """\
source: Demo
id: 2
message: {en: The service has ended., de: Der Dienst wurde beendet.}
original_languages: [en, de]
explanation: {en: Theirs., de: Deren.}
user_action: {actions: [{use: look}]}
""",
    "Demo/known.yml": "- {id: 3, message: {en: It is idle., de: Er ist untätig.}, original_languages: [en, de]}\n",
    "shared/look.yml": "text: {en: Look at it., de: Sehen Sie es an.}\n",
    "products.yml": "demo: {title: Demo}\nother: {title: Other}\n",
    "glossary.yml": """\
- {en: queue, de: Warteschlange, definition: {en: Theirs., de: Deren.}}
- {en: session, de: Sitzung, definition: {en: A time., de: Eine Zeit.}}
""",
}
OURS: Files = {
    "Demo/2.yml": """\
source: Demo
id: 2
message: {en: The service has ended., de: Der Dienst wurde beendet.}
original_languages: [en, de]
explanation: {en: Ours., de: Unsere.}
""",
    "House/7.yml": """\
source: House
id: 7
message: {en: The backup is late., de: Die Sicherung ist verspätet.}
original_languages: [en, de]
explanation: {en: It waits., de: Sie wartet.}
""",
}


def house(root: Path, ours: Files = OURS, theirs: Files = THEIRS, settings: str = SETTINGS) -> Path:
    """Writes both into a folder; returns the house's project."""
    files = {f"theirs/events/{name}": text for name, text in theirs.items()}
    files |= {f"ours/events/{name}": text for name, text in ours.items()}
    files |= {"ours/mkdocs.yml": settings, "ours/mkdocs.de.yml": GERMAN_SETTINGS}
    files |= {f"ours/docs/{locale}/about.md": "# About us\n" for locale in ("en", "de")}
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root / "ours"


def package(root: Path, name: str = "demo_events", theirs: Files = THEIRS) -> Path:
    """Writes an installed package with definitions; returns the folder that belongs on Python's path."""
    files = {f"{name}/events/{file}": text for file, text in theirs.items()} | {f"{name}/__init__.py": ""}
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root
