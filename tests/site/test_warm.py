"""A site that is built again after a change is the site that would be built from nothing.

`WARM_CHANGES=300 pytest tests/site/test_warm.py -k random -s` makes so many random changes; `FUZZ_SEED` makes others.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import yaml

from eventkb.cache.published import Head, Published
from eventkb.cache.store import Store
from eventkb.engines.chosen import Chosen
from eventkb.engines.pagefind import Pagefind
from eventkb.model.event import EventKey
from eventkb.model.text import digest
from eventkb.pipeline import Built
from eventkb.pipeline.kept import renewed
from eventkb.pipeline.kept.state import Kept
from eventkb.pipeline.order import Order
from eventkb.pipeline.project import Engines
from eventkb.pipeline.units import Unit
from tests.seeds import SEED
from tests.site.conftest import built, few_codes, place_at, write

CHANGES = int(os.environ.get("WARM_CHANGES", "8"))
ONLY = ("articles", "listings", "permalinks", "sitemap", "lookup", "api", "markdown", "full", "feeds", "welcome",
        "redirects", "setup", "inventory")  # fmt: skip
ONLY_WITH_TEXTS = (*ONLY, "fulltext")

pytestmark = pytest.mark.slow

SETTINGS = Path(__file__).parents[2]


def definitions() -> dict[str, str]:
    """A small catalogue of every kind of definition."""
    files: dict[str, object] = {
        "products.yml": _products("Harbour"),
        "glossary.yml": [
            {"en": "connector", "de": "Connector", "definition": {"en": "What sends.", "de": "Was sendet."}},
        ],
        "shared/restart.yml": {"text": {"en": "Restart the service.", "de": "Starten Sie den Dienst neu."}},
        "codes/demo.yml": {
            "title": {"en": "Codes of the demo", "de": "Codes der Demo"},
            "notation": "hex",
            "codes": [{"code": "0x80070005", "symbol": "DEMO_DENIED", "text": {"en": "Denied.", "de": "Nein."}}],
        },
        "guides/stopped.yml": {
            "title": {"en": "It has stopped", "de": "Es steht"},
            "summary": {"en": "What to do when it has stopped.", "de": "Was zu tun ist, wenn es steht."},
            "start": "look",
            "steps": {
                "look": {
                    "text": {"en": "Look for the event.", "de": "Suchen Sie das Ereignis."},
                    "look_for": ["Depot/1"],
                    "answers": [{"text": {"en": "There", "de": "Da"}, "done": {"en": "Good.", "de": "Gut."}}],
                }
            },
        },
        "Ferry/2.note.yml": {"note": {"en": "Call the harbour.", "de": "Rufen Sie den Hafen an."}},
        "Depot/source.yml": {
            "name": "Depot",
            "product": "harbour",
            "description": {"en": "Keeps parcels.", "de": "Bewahrt Pakete auf."},
        },
        "Depot/known.yml": [
            {"id": id, "message": {"en": f"Parcel {id} is late.", "de": f"Paket {id} kommt später."}}
            for id in range(40, 44)
        ],
    }
    for source in ("Depot", "Ferry"):
        for id in range(1, 7):
            files[f"{source}/{id}.yml"] = _event(source, id)
    return {f"events/{name}": _yaml(value) for name, value in files.items()}


def _products(title: str) -> dict[str, object]:
    return {"harbour": {"title": {"en": title, "de": title}, "versions": {"8.0": {"title": {"en": "8", "de": "8"}}}}}


def _event(source: str, id: int) -> dict[str, object]:
    event: dict[str, object] = {
        "source": source,
        "id": id,
        "symbolic_name": f"DEMO_{id}",
        "level": "error",
        "modified": f"2026-01-0{id}",
        "message": {"en": f"The connector %1 of {source} failed.", "de": f"Der Sendeconnector %1 ({source}) steht."},
        "insertions": [{"name": "connector", "en": "The connector", "de": "Der Connector"}],
        "explanation": {
            "en": f"The connector number {id} is gone. Code 0x80070005 says why; see [[{source}/{id % 6 + 1}]].",
            "de": f"Der Connector Nummer {id} ist weg. Code 0x80070005 sagt, warum; siehe [[{source}/{id % 6 + 1}]].",
        },
        "impact": {"en": "Parcels wait.", "de": "Pakete warten."},
        "user_action": {"actions": [{"text": {"en": "Wait a while.", "de": "Warten Sie."}}, {"use": "restart"}]},
    }
    if source == "Depot":
        event["product"] = "harbour"
        reason = {"en": "It waits.", "de": "Es wartet."}
        event["related"] = [{"event": f"Ferry/{id}", "relation": "causes", "reason": reason}]
    if id % 2:
        event["summary"] = {"en": f"Connector {id} is gone.", "de": f"Connector {id} ist weg."}
    if id == 4:
        event["translation"] = {"de": {"reviewed": [digest("Parcels wait."), digest(event["explanation"]["en"])]}}
    return event


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


class Twins:
    """A project that is built again after each change, and its copy that is built from nothing."""

    def __init__(self, folder: Path) -> None:
        self.warm, self.cold = folder / "warm", folder / "cold"
        for name in ("mkdocs.yml", "mkdocs.de.yml"):
            write(self.warm, {name: (SETTINGS / name).read_text("utf-8")})
        write(self.warm, {**few_codes(), **definitions()})
        for locale in ("en", "de"):
            about = f"docs/{locale}/about.md"
            write(self.warm, {about: (SETTINGS / about).read_text("utf-8")})
        place_at(self.warm, "https://kb.example.org/")

    def build(self, only: tuple[str, ...] = ONLY) -> tuple[Built, Built]:
        """Builds both."""
        warm = built(self.warm, only=only)
        for path in self.cold.iterdir() if self.cold.exists() else ():
            if path.name not in {".cache", "site"}:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(self.cold / ".cache/eventkb/site", ignore_errors=True)
        hidden = shutil.ignore_patterns(".cache", "site", ".eventkb-*")
        shutil.copytree(self.warm, self.cold, ignore=hidden, dirs_exist_ok=True)
        return warm, built(self.cold, only=only)

    def differences(self) -> list[str]:
        """The files that are not the same in both sites."""
        sites = [_files(folder / "site") for folder in (self.warm, self.cold)]
        return sorted(name for name in {**sites[0], **sites[1]} if sites[0].get(name) != sites[1].get(name))


def _files(site: Path) -> dict[str, bytes]:
    paths = (path for path in site.rglob("*") if path.is_file() and path.name != ".eventkb")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def twins(tmp_path: Path) -> Twins:
    return Twins(tmp_path)


def _is_warm(project: Path) -> bool:
    """Whether a build now needs nothing but what is kept."""
    return renewed(Order(root=project, only=ONLY), Engines(Chosen(project), Pagefind())) is not None


def _change_text(file: Path, key: str, locale: str, word: str) -> None:
    value = yaml.safe_load(file.read_text("utf-8"))
    value[key][locale] += f" {word}."
    file.write_text(_yaml(value), "utf-8")


def test_nothing_changed_is_noticed(twins: Twins) -> None:
    """A second build of the same files reports the same, and leaves the site's files as they are."""
    first = built(twins.warm, only=ONLY)
    before = (twins.warm / "site/en/depot/1/index.html").stat()
    assert _is_warm(twins.warm)
    again = built(twins.warm, only=ONLY)
    after = (twins.warm / "site/en/depot/1/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (again.events, again.stubs, again.pages, again.diagnostics) == (
        first.events,
        first.stubs,
        first.pages,
        first.diagnostics,
    )


def test_a_changed_text_pours_its_article_alone(twins: Twins) -> None:
    """After texts of articles have changed, the site is that of a build from nothing, with all other files kept.

    The last text is one whose translation was reviewed, so that it is outdated now.
    """
    _ = built(twins.warm, only=ONLY_WITH_TEXTS)
    notes = _last_whole_build(twins.warm)
    for number, word in enumerate(("again", "sometimes", "never", "once"), 1):
        _change_text(twins.warm / f"events/Depot/{number}.yml", "impact", "en", word)
        _ = built(twins.warm, only=ONLY_WITH_TEXTS)
    _ = twins.build(ONLY_WITH_TEXTS)
    assert twins.differences() == []
    assert _last_whole_build(twins.warm) == notes
    assert b"once." in (twins.warm / "site/en/depot/4/index.html").read_bytes()
    assert (twins.warm / "site/en/ferry/2/index.html").stat().st_nlink == 2


def test_what_pages_ask_for_pours_these_pages_alone(twins: Twins) -> None:
    """A summary, a product, a word and a template pour the pages that show them; the site is that of a whole build."""
    _ = built(twins.warm, only=ONLY)
    whole, page = _last_whole_build(twins.warm), twins.warm / "site/en/ferry/4/index.html"
    of_nobody = page.stat().st_ino
    _change_text(twins.warm / "events/Depot/1.yml", "summary", "en", "again")
    _ = built(twins.warm, only=ONLY)
    assert b"again." in (twins.warm / "site/en/depot/index.html").read_bytes()
    write(twins.warm, {"events/products.yml": _yaml(_products("Haven"))})
    _ = built(twins.warm, only=ONLY)
    assert b"Haven" in (twins.warm / "site/de/depot/2/index.html").read_bytes()
    assert page.stat().st_ino == of_nobody
    write(twins.warm, {"locales/en.yml": "impact: What it means\n"})
    _ = built(twins.warm, only=ONLY)
    assert b"What it means" in page.read_bytes()
    own = SETTINGS / "templates/poured/sidebar.jinja"
    write(twins.warm, {"overrides/poured/sidebar.jinja": f"{own.read_text('utf-8')}\n<!-- mine -->\n"})
    _ = twins.build()
    assert b"<!-- mine -->" in page.read_bytes()
    assert twins.differences() == []
    assert _last_whole_build(twins.warm) == whole


def test_a_class_of_a_template_has_its_rules(twins: Twins) -> None:
    """Style sheets have only rules for what is on pages, so they change with a template that has another class."""
    _ = built(twins.warm, only=ONLY)
    whole, styles = _last_whole_build(twins.warm), twins.warm / "site/de/styles/pages.css"
    assert b"task-list-indicator" not in styles.read_bytes()
    own = (SETTINGS / "templates/poured/sidebar.jinja").read_text("utf-8")
    write(twins.warm, {"overrides/poured/sidebar.jinja": f'{own}\n<i class="task-list-indicator"></i>\n'})
    _ = twins.build()
    assert b"task-list-indicator" in styles.read_bytes()
    assert twins.differences() == []
    assert _last_whole_build(twins.warm) == whole


def test_a_map_that_is_gone_is_in_no_sitemap(twins: Twins) -> None:
    """A guide has a map as long as the events that it names are related to others."""
    _ = built(twins.warm, only=ONLY)
    whole, sitemap = _last_whole_build(twins.warm), twins.warm / "site/sitemap.xml"
    assert b"/map/guides/stopped/" in sitemap.read_bytes()
    alone = {key: value for key, value in _event("Depot", 1).items() if key != "related"}
    write(twins.warm, {"events/Depot/1.yml": _yaml(alone)})
    _ = twins.build()
    assert b"/map/guides/stopped/" not in sitemap.read_bytes()
    assert twins.differences() == []
    assert _last_whole_build(twins.warm) == whole


def test_a_hand_written_page_is_poured_alone(twins: Twins) -> None:
    """A changed text of a hand-written page, with a picture beside it, leaves all other pages as they are.

    What the menu calls it is on all pages.
    """
    about = twins.warm / "docs/en/about.md"
    write(about.parent, {"mark.svg": "<svg/>"})
    _ = built(twins.warm, only=ONLY)
    whole, page = _last_whole_build(twins.warm), twins.warm / "site/en/ferry/4/index.html"
    of_nobody = page.stat().st_ino
    write(about.parent, {"mark.svg": "<svg></svg>"})
    about.write_text(f"{about.read_text('utf-8')}\nWe ferry parcels. ![A mark](mark.svg)\n", "utf-8")
    _ = twins.build()
    assert twins.differences() == []
    assert b"We ferry parcels." in (twins.warm / "site/en/about/index.html").read_bytes()
    assert (twins.warm / "site/en/mark.svg").read_bytes() == b"<svg></svg>"
    assert page.stat().st_ino == of_nobody
    about.write_text(about.read_text("utf-8").replace("menu: ", "menu: Ferries, ", 1), "utf-8")
    _ = twins.build()
    assert twins.differences() == []
    assert b"Ferries" in page.read_bytes()
    assert _last_whole_build(twins.warm) == whole
    write(twins.warm, {"docs/en/parcels.md": "# Parcels\n"})
    _ = twins.build()
    assert twins.differences() == []
    assert _last_whole_build(twins.warm) != whole


def test_texts_of_guides_tables_and_notes_pour_what_shows_them(twins: Twins) -> None:
    """A text of a guide, of a code or of a house's own note leaves the articles of other events as they are."""
    _ = built(twins.warm, only=ONLY_WITH_TEXTS)
    whole, page = _last_whole_build(twins.warm), twins.warm / "site/en/ferry/4/index.html"
    of_nobody = page.stat().st_ino
    for file, old, new in (
        ("guides/stopped.yml", "Look for the event.", "Look for the parcel."),
        ("codes/demo.yml", "Denied.", "Denied by the harbour."),
        ("Ferry/2.note.yml", "Call the harbour.", "Call the captain."),
    ):
        path = twins.warm / "events" / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        _ = built(twins.warm, only=ONLY_WITH_TEXTS)
    _ = twins.build(ONLY_WITH_TEXTS)
    assert twins.differences() == []
    assert b"Look for the parcel." in (twins.warm / "site/en/guides/stopped/index.html").read_bytes()
    assert b"Denied by the harbour." in (twins.warm / "site/en/codes/demo/index.html").read_bytes()
    assert b"Call the captain." in (twins.warm / "site/en/ferry/2/index.html").read_bytes()
    assert page.stat().st_ino == of_nobody
    assert _last_whole_build(twins.warm) == whole


def test_what_others_show_of_a_stub_pours_its_source_alone(twins: Twins) -> None:
    """No fact or message of a stub makes a file of other sources again; a day does not make the index again."""
    _change_first_stub(twins.warm, level="error")
    _ = built(twins.warm, only=ONLY)
    notes = _last_whole_build(twins.warm)
    _change_first_stub(twins.warm, modified="2026-04-04")
    _ = built(twins.warm, only=ONLY)
    units = _poured_since(twins.warm)
    assert {("api", "Depot", ""), ("api", "", ""), ("inventory", "", ""), ("source list", "Depot", "de")} <= units
    assert not any(kind == "lookup" or name == "Ferry" for kind, name, _ in units)
    assert not any(isinstance(name, EventKey) and name.source == "Ferry" for _, name, _ in units)
    _change_first_stub(twins.warm, level="warning")
    _ = built(twins.warm, only=ONLY)
    assert b"warning" in (twins.warm / "site/api/v1/events.json").read_bytes()
    _change_first_stub(twins.warm, message={"en": "A crane has stopped.", "de": "Ein Kran steht."})
    _ = built(twins.warm, only=ONLY)
    _change_first_stub(twins.warm, message={"en": "A crane has stopped again.", "de": "Ein Kran steht wieder."})
    _ = twins.build()
    assert twins.differences() == []
    units = _poured_since(twins.warm)
    assert ("lookup", "", "") in units
    assert not any(name == "Ferry" for _, name, _ in units)
    assert _last_whole_build(twins.warm) == notes


def test_stubs_are_known_by_the_name_of_their_source_and_not_of_its_folder(twins: Twins) -> None:
    """A list of stubs does not name its source; what is kept of it is what the file says by itself."""
    stubs = [{"id": id, "message": {"en": f"Till {id} is shut.", "de": f"Kasse {id} ist zu."}} for id in range(30)]
    folder = twins.warm / "events/Kiosk"
    folder.mkdir()
    (folder / "source.yml").write_text("name: Kiosk Service\n", "utf-8")
    (folder / "known.yml").write_text(_yaml(stubs), "utf-8")
    _ = built(twins.warm, only=ONLY)
    notes = _last_whole_build(twins.warm)
    for id in (7, 7, 9):
        stubs[id]["message"] = {"en": f"{stubs[id]['message']['en']} Again.", "de": "Zu."}
        (folder / "known.yml").write_text(_yaml(stubs), "utf-8")
        _change_text(twins.warm / "events/Depot/2.yml", "explanation", "en", f"See [[Kiosk Service/{id + 1}]].")
        _ = twins.build()
        assert twins.differences() == []
    assert _last_whole_build(twins.warm) == notes


def test_a_new_word_that_is_a_part_of_others_pours_the_articles_with_these(twins: Twins) -> None:
    """A compound word of an article is found by its part once another article has that, too."""
    _change_text(twins.warm / "events/Ferry/1.yml", "impact", "de", "Zweigstelle")
    _ = built(twins.warm, only=ONLY_WITH_TEXTS)
    notes = _last_whole_build(twins.warm)
    _change_text(twins.warm / "events/Depot/2.yml", "explanation", "de", "Stelle")
    _ = twins.build(ONLY_WITH_TEXTS)
    assert twins.differences() == []
    assert _last_whole_build(twins.warm) == notes
    assert ("article", EventKey("Ferry", 1), "de") in _poured_since(twins.warm)


def _change_first_stub(project: Path, **values: object) -> None:
    file = project / "events/Depot/known.yml"
    stubs = yaml.safe_load(file.read_text("utf-8"))
    stubs[0] |= values
    file.write_text(_yaml(stubs), "utf-8")


def _poured_since(project: Path) -> set[Unit]:
    """The units that were poured since the last build from nothing."""
    store = Store(project)
    head = store.head()
    assert isinstance(head, Head)
    return set(Kept(Published(store, head)).later().units)


@pytest.mark.parametrize("spoil", ["write", "delete", "add"])
def test_a_touched_site_is_built_from_nothing(twins: Twins, spoil: str) -> None:
    """Whoever changes, deletes or adds a file of the published site finds it gone after the next build."""
    _ = built(twins.warm, only=ONLY)
    page = twins.warm / "site/en/depot/1/index.html"
    right = page.read_bytes()
    if spoil == "write":
        page.write_text("Mine", "utf-8")
    elif spoil == "delete":
        page.unlink()
    else:
        (page.parent / "mine.txt").touch()
    assert not _is_warm(twins.warm)
    _ = built(twins.warm, only=ONLY)
    assert page.read_bytes() == right
    assert not (page.parent / "mine.txt").exists()


def test_random_changes(twins: Twins) -> None:
    """After any changes the site is that of a build from nothing.

    What a build of a part leaves wrong stays wrong, so that several such builds are compared at once.
    """
    random = Random(SEED)
    assert built(twins.warm, only=ONLY).pages
    for number in range(1, CHANGES + 1):
        name = random.choice(sorted(OF_PARTS if number % ROUND else WAYS))
        was_warm = _attempt(twins, name, random)
        print(f"{number}: {name}, {'warm' if was_warm else 'cold'}", flush=True)
        if number % ROUND == ROUND - 1 or number == CHANGES:
            warm, cold = twins.build()
            assert twins.differences() == [], f"seed {SEED}, change {number}: {name}"
            assert warm.diagnostics == cold.diagnostics, f"seed {SEED}, change {number}: {name}"


ROUND = 5
"""Each change of this number is of any kind; those between pour a part of the site, mostly, and then is compared."""


def _attempt(twins: Twins, name: str, random: Random) -> bool:
    """Makes a change and builds; a change that makes an error is taken back. Returns whether only a part was built."""
    before = {path: path.read_bytes() for path in twins.warm.rglob("*") if path.is_file() and _is_source(path, twins)}
    WAYS[name](twins.warm, random)
    whole = _last_whole_build(twins.warm)
    if not built(twins.warm, only=ONLY).pages:
        for path in twins.warm.rglob("*"):
            if path.is_file() and _is_source(path, twins) and path not in before:
                path.unlink()
        for path, data in before.items():
            if not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        _ = built(twins.warm, only=ONLY)
    return bool(whole) and _last_whole_build(twins.warm) == whole


def _last_whole_build(project: Path) -> str:
    """Names the last build that poured everything; empty where nothing is kept of one."""
    notes = project / ".cache/eventkb/site/notes.kept"
    return f"{notes.stat().st_ino} {notes.stat().st_mtime_ns}" if notes.exists() else ""


def _is_source(path: Path, twins: Twins) -> bool:
    top = path.relative_to(twins.warm).parts[0]
    return top != "site" and not top.startswith(".")


WORDS = ("again", "connector", "Sendeconnector", "0x80070005", "parcel", "Zweigstelle", "nur", "DEMO_DENIED", "`x`")


def _texts(value: object) -> list[tuple[dict[str, str], str]]:
    """The places of all texts of a definition that somebody may write on."""
    if isinstance(value, list):
        return [place for item in value for place in _texts(item)]
    if not isinstance(value, dict):
        return []
    own = [(value, locale) for locale in ("en", "de") if isinstance(value.get(locale), str)]
    return own + [place for key, item in value.items() if key != "translation" for place in _texts(item)]


def _in_file(file: Path, random: Random, change: Callable[[str], str]) -> None:
    value = yaml.safe_load(file.read_text("utf-8"))
    if places := _texts(value):
        holder, locale = random.choice(places)
        holder[locale] = change(holder[locale])
        file.write_text(_yaml(value), "utf-8")


def _write_on(pattern: str) -> Callable[[Path, Random], None]:
    def way(project: Path, random: Random) -> None:
        file = random.choice(sorted(project.glob(pattern)))
        _in_file(file, random, lambda text: f"{text} {random.choice(WORDS)}.")

    return way


def _written(project: Path) -> list[Path]:
    """The files of single events, without notes on them."""
    return [file for file in sorted(project.glob("events/*/[0-9]*.yml")) if file.stem.isdecimal()]


def _body(project: Path, random: Random) -> None:
    """Changes texts of one or two articles that nobody else shows, mostly."""
    for file in random.sample(_written(project), random.choice((1, 1, 2))):
        value = yaml.safe_load(file.read_text("utf-8"))
        keys = [key for key in ("explanation", "impact", "verification") if key in value]
        if not keys:  # other changes have deleted them
            continue
        key = random.choice(keys)
        locale = random.choice(("en", "de"))
        value[key][locale] += f" {random.choice(WORDS)} {random.randrange(100)}."
        file.write_text(_yaml(value), "utf-8")


def _word_less(project: Path, random: Random) -> None:
    """Deletes the last word of a text."""
    file = random.choice(_written(project))
    _in_file(file, random, lambda text: text.rsplit(" ", 1)[0] or text)


def _key(project: Path, random: Random) -> None:
    """Sets or deletes a key of an event."""
    file = random.choice(_written(project))
    value = yaml.safe_load(file.read_text("utf-8"))
    key, written = random.choice(
        [
            ("level", "warning"), ("modified", "2026-02-02"), ("slug", f"s-{random.randrange(99)}"),
            ("symbolic_name", "OTHER"), ("verification", {"en": "Look.", "de": "Sehen Sie nach."}),
            ("impact", None), ("summary", None), ("summary", {"en": "New.", "de": "Neu."}), ("related", None),
            ("aliases", [f"{value['source']}/{random.randrange(70, 99)}"]), ("user_action", None),
            ("category", {"en": "Storage", "de": "Speicher"}), ("authors", ["A. Writer"]),
        ]
    )  # fmt: skip
    others = {name: own for name, own in value.items() if name != key}
    value = others if written is None else {**others, key: written}
    file.write_text(_yaml(value), "utf-8")


def _product(project: Path, random: Random) -> None:
    write(project, {"events/products.yml": _yaml(_products(f"Harbour {random.randrange(99)}"))})


def _keys(project: Path) -> list[str]:
    """The keys of all events."""
    files = _written(project)
    known = yaml.safe_load((project / "events/Depot/known.yml").read_text("utf-8"))
    return [f"{file.parent.name}/{file.stem}" for file in files if ".note" not in file.name] + [
        f"Depot/{stub['id']}" for stub in known
    ]


def _new_event(project: Path, random: Random) -> None:
    """Writes an article that leads to others, or a stub, with an ID that may be that of an event of another source."""
    source, id = random.choice(("Ferry", "Depot")), random.choice((random.randrange(100, 999), 42, 43, 101, 102))
    file = f"events/{source}/{id}.yml"
    if (project / file).exists() or f"{source}/{id}" in _keys(project):
        return
    event = {**_event("Ferry", 5), "source": source, "id": id, "symbolic_name": f"DEMO_{random.randrange(9)}"}
    event["message"]["de"] = f"Das Förderband {random.choice(WORDS)} %1 steht."
    event["related"] = _relations(project, random)
    if random.random() < 0.3:
        event = {key: event[key] for key in ("source", "id", "level", "message", "insertions")}
    write(project, {file: _yaml(event)})


def _relations(project: Path, random: Random) -> list[dict[str, str]]:
    targets = random.sample(_keys(project), random.randrange(1, 3))
    return [{"event": target, "relation": random.choice(("causes", "follows", "see-also"))} for target in targets]


def _gone(project: Path, random: Random) -> None:
    if files := [file for file in _written(project) if len(file.stem) > 1]:
        random.choice(files).unlink()


def _tie(project: Path, random: Random) -> None:
    """Ties an event to others in another way."""
    file = random.choice(_written(project))
    value, keys = yaml.safe_load(file.read_text("utf-8")), _keys(project)
    ties = {
        "related": _relations(project, random),
        "symbolic_name": random.choice(("DEMO_1", "DEMO_2", f"NAME_{random.randrange(9)}")),
        "aliases": [f"{value['source']}/{random.randrange(60, 70)}"],
        "replaced_by": random.choice(keys),
        "summary": {"en": "It is 0x80070005.", "de": "Es ist 0x80070005."},
        "user_action": {"actions": [{"use": "restart"}]},
        "product": "harbour",
        "ignorable": random.choice(("never", "once", "usually")),
    }
    key = random.choice((*ties, "a link", "none"))
    if key == "none":
        value = {name: own for name, own in value.items() if name not in ties or name == "user_action"}
    elif key == "a link":
        for locale in value.get("explanation", ()):
            value["explanation"][locale] += f" [[{random.choice(keys)}]]."
    else:
        value |= {key: ties[key]}
    file.write_text(_yaml(value), "utf-8")


def _explained(project: Path, random: Random) -> None:
    """Makes an article of a stub, or a stub of an article that was made of one."""
    file = project / "events/Depot/known.yml"
    stubs = yaml.safe_load(file.read_text("utf-8"))
    written = sorted(project.glob("events/Depot/4[0-9].yml"))
    if written and (random.random() < 0.5 or len(stubs) == 1):
        article = random.choice(written)
        stubs.append({"id": int(article.stem), "message": yaml.safe_load(article.read_text("utf-8"))["message"]})
        article.unlink()
    else:
        stub = stubs.pop(random.randrange(len(stubs)))
        value = {"source": "Depot", **stub, "explanation": {"en": "A belt is torn.", "de": "Ein Band ist gerissen."}}
        write(project, {f"events/Depot/{stub['id']}.yml": _yaml({**value, "related": _relations(project, random)})})
    file.write_text(_yaml(sorted(stubs, key=lambda stub: stub["id"])), "utf-8")


def _stub(project: Path, random: Random) -> None:
    """Changes the message of a stub, or one of its facts."""
    file = project / "events/Depot/known.yml"
    value = yaml.safe_load(file.read_text("utf-8"))
    stub, key = random.choice(value), random.choice(("message", "level", "channel", "category", "modified"))
    if key == "message":
        stub[key][random.choice(("en", "de"))] += f" {random.choice(WORDS)}"
    elif key == "category":
        stub[key] = {"en": f"Storage {random.randrange(9)}", "de": "Speicher"}
    else:
        facts = {
            "level": ("warning", "error"),
            "channel": ("System", "Depot"),
            "modified": ("2026-03-04", "2026-05-02"),
        }
        stub[key] = random.choice(facts[key])
    file.write_text(_yaml(value), "utf-8")


def _site_name(project: Path, random: Random) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("site_name:"))
    file.write_text(text.replace(line, f"site_name: Knowledge {random.randrange(100)}"), "utf-8")


def _own_word(project: Path, random: Random) -> None:
    """Gives a word of the interface another wording."""
    locale = random.choice(("en", "de"))
    words = yaml.safe_load((SETTINGS / f"templates/locales/{locale}.yml").read_text("utf-8"))
    groups = [name for name, group in words.items() if isinstance(group, str) or all(map(_is_word, group.values()))]
    name = random.choice(groups)
    value = words[name]
    if isinstance(value, dict):
        key = random.choice(list(value))
        own: object = {key: f"{value[key]} {random.randrange(100)}"}
    else:
        own = f"{value} {random.randrange(100)}"
    write(project, {f"locales/{locale}.yml": _yaml({name: own})})


def _is_word(value: object) -> bool:
    return isinstance(value, str)


def _template(project: Path, random: Random) -> None:
    own = random.choice(sorted((SETTINGS / "templates/poured").glob("*.jinja")))
    name = random.choice(("", "task-list-indicator", "md-banner"))  # of classes that the theme has rules for
    text = f"{own.read_text('utf-8')}\n<!-- {random.randrange(100)} {name} -->\n"
    write(project, {f"overrides/poured/{own.name}": text})


def _page(project: Path, random: Random) -> None:
    """Changes a hand-written page: its text, a heading, rarely its title or a picture that it shows."""
    file = project / f"docs/{random.choice(('en', 'de'))}/about.md"
    text, word = file.read_text("utf-8"), random.choice(WORDS)
    way = random.choice(("text", "text", "text", "heading", "title", "picture"))
    if way == "title":
        text = text.replace("menu: ", f"menu: {random.randrange(99)} ", 1)
    elif way == "picture":
        write(
            file.parent, {"mark.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {random.randrange(99)} --></svg>'}
        )
        text += "\n![A mark](mark.svg)\n"
    else:
        text += f"\n## {word}\n" if way == "heading" else f"\n{word}\n"
    file.write_text(text, "utf-8")


def _note(project: Path, random: Random) -> None:
    text = {"en": f"Call {random.randrange(100)}.", "de": "Rufen Sie an."}
    write(project, {f"events/Ferry/{random.randrange(1, 6)}.note.yml": _yaml({"note": text})})


def _guide(project: Path, random: Random) -> None:
    """Changes a text of a guide, rarely its title; or the order of its steps, with new ones."""
    file = project / "events/guides/stopped.yml"
    value = yaml.safe_load(file.read_text("utf-8"))
    way, locale = random.choice(("text", "text", "summary", "title", "step", "date")), random.choice(("en", "de"))
    if way == "step":
        key = f"more-{random.randrange(99)}"
        value["steps"]["look"]["answers"].append({"text": {"en": "Not there", "de": "Nicht da"}, "next": key})
        value["steps"][key] = {
            "text": {"en": "Look again.", "de": "Suchen Sie wieder."},
            "look_for": [f"Ferry/{random.randrange(1, 6)}"],
            "answers": [{"text": {"en": "There", "de": "Da"}, "done": {"en": "Good.", "de": "Gut."}}],
        }
    elif way == "date":
        value["modified"] = f"2026-03-{random.randrange(10, 28)}"
    else:
        text = value["steps"]["look"]["text"] if way == "text" else value[way]
        text[locale] += f" {random.choice(WORDS)} {random.randrange(99)}."
    file.write_text(_yaml(value), "utf-8")


def _code_table(project: Path, random: Random) -> None:
    """Changes what a code means, rarely the title of its table; or adds a code."""
    file = project / "events/codes/demo.yml"
    value = yaml.safe_load(file.read_text("utf-8"))
    way, locale = random.choice(("text", "text", "action", "title", "code")), random.choice(("en", "de"))
    code = value["codes"][-1]
    if way == "code":
        number = random.randrange(0x1000, 0xFFFF)
        value["codes"].append({"code": f"0x8007{number:04X}", "text": {"en": "New.", "de": "Neu."}})
    elif way == "action":
        code["action"] = {"en": f"Wait {random.randrange(99)} minutes.", "de": "Warten Sie."}
    else:
        (value["title"] if way == "title" else code["text"])[locale] += f" {random.choice(WORDS)}"
    file.write_text(_yaml(value), "utf-8")


def _shown(project: Path, random: Random) -> None:
    """Changes what others show of an event: a summary, a message, a level, a date."""
    file = random.choice(_written(project))
    value = yaml.safe_load(file.read_text("utf-8"))
    key = random.choice(("summary", "message", "level", "modified", "authors"))
    if key in {"summary", "message"}:
        text = value.get(key, value["message"])
        text[random.choice(("en", "de"))] += f" {random.choice(WORDS)} {random.randrange(100)}."
    else:
        other = {"level": ("warning", "error"), "modified": ("2026-03-03", "2026-01-02"), "authors": (["A"], ["B"])}
        value[key] = random.choice(other[key])
    file.write_text(_yaml(value), "utf-8")


def _term(project: Path, random: Random) -> None:
    file = project / "events/glossary.yml"
    value = yaml.safe_load(file.read_text("utf-8"))
    value[0]["definition"][random.choice(("en", "de"))] = f"What sends {random.randrange(100)}."
    file.write_text(_yaml(value), "utf-8")


def _source_texts(project: Path, random: Random) -> None:
    file = project / "events/Depot/source.yml"
    _in_file(file, random, lambda text: f"{text} {random.choice(WORDS)} {random.randrange(100)}.")


OF_EVENTS = ("new event", "event gone", "tie", "explained")

OF_PARTS = (
    "body", "body again", "last word", "nothing", "shown", "shown again", "stub", "product", "term", "source",
    "shared text", "word of the interface", "template", "page", "guide", "code table", "note again",
    *OF_EVENTS, *OF_EVENTS,
)  # fmt: skip


def _touch(project: Path, random: Random) -> None:
    file = random.choice(sorted(project.glob("site/*/*/*/index.html")))
    file.write_text("touched", "utf-8")


def _nothing(project: Path, random: Random) -> None:
    _ = project, random


WAYS: dict[str, Callable[[Path, Random], None]] = {
    "body": _body,
    "body again": _body,
    "text of an event": _write_on("events/*/[0-9].yml"),
    "last word": _word_less,
    "key": _key,
    "shared text": _write_on("events/shared/*.yml"),
    "glossary": _write_on("events/glossary.yml"),
    "term": _term,
    "shown": _shown,
    "shown again": _shown,
    "source": _source_texts,
    "guide": _guide,
    "code table": _code_table,
    "product": _product,
    "new event": _new_event,
    "event gone": _gone,
    "tie": _tie,
    "explained": _explained,
    "stub": _stub,
    "site name": _site_name,
    "word of the interface": _own_word,
    "template": _template,
    "page": _page,
    "note": _note,
    "note again": _write_on("events/*/*.note.yml"),
    "touched": _touch,
    "nothing": _nothing,
}  # fmt: skip
