"""Any change to a valid definition is told or built: the whole way from bytes to pages never ends in a traceback."""

from collections.abc import Callable
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventkb.check import Subject, check
from eventkb.model.diagnostic import Severity, in_order
from eventkb.pipeline.gather import Gathered, catalogue
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.neutral import moved_pages, permalink_of, same_id
from eventkb.pipeline.pages import articles, listings, of_id
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Configuration, Rendered
from eventkb.pipeline.render import FRAMES
from eventkb.read import Piece, assemble, folder, locator, piece
from tests import own
from tests.catalogues import LANGUAGES, LOCALES, ROOT
from tests.kinds import WINDOWS
from tests.read.test_piece import CHANGES, FILES, places_are_within
from tests.sample import covering

TABLES = own.materials().tables
BESIDE = ("/shared/", "/codes/")
SHARED = {
    name: text.encode() for name, text in FILES.items() if any(map(name.__contains__, BESIDE)) or name.count("/") == 1
}
ARTICLES = sorted(name for name in FILES if name.rsplit("/", 1)[-1].split(".")[0].isdigit())
CONFIGURATIONS = tuple(
    Configuration(
        file=ROOT / "mkdocs.yml",
        locale=locale,
        site_name="Demo",
        url="",
        site_dir=ROOT / "site" / locale,
        events="events",
        edit_url="",
        report_url="",
    )
    for locale in LOCALES
)
RENDERED = tuple(
    Rendered(
        one,
        ROOT,
        dict.fromkeys(FRAMES.values(), "⟦head⟧⟦language_links⟧⟦article⟧")
        | {FRAMES["article"]: "⟦head⟧⟦language_links⟧⟦sidebar⟧⟦contents⟧⟦article⟧"},
    )
    for one in LOCALES
)
MATERIALS = Materials(
    languages=LANGUAGES,
    templates=folder.texts(ROOT / "templates/poured", "*.jinja"),
    rule_files={},
    paste_names={},
    paste_formats={},
    scripts={},
)


def gathered(files: dict[str, bytes]) -> Gathered:
    """What `pipeline.gather` does, without a disk."""
    reading = assemble((read(name, data) for name, data in files.items()), supplied=TABLES)
    subject = Subject(
        definitions=reading.definitions,
        broken=reading.broken,
        locales=LOCALES,
        broken_files=reading.broken_files,
    )
    findings = check(subject)
    diagnostics = tuple(in_order((*reading.diagnostics, *map(locator(files), findings))))
    faulty = frozenset(found.place.file for found in diagnostics if found.severity is Severity.ERROR)
    return Gathered(definitions=reading.definitions, diagnostics=diagnostics, files=files, faulty=faulty)


def read(name: str, data: bytes) -> Piece:
    """One file; those that all examples share are read once."""
    return shared(name) if SHARED.get(name) == data else piece(name, data, frozenset(LOCALES), kind=WINDOWS)


@cache
def shared(name: str) -> Piece:
    return piece(name, SHARED[name], frozenset(LOCALES), kind=WINDOWS)


@cache
def without_events() -> Plan:
    """The plan that each example fills with its own events, so that templates are compiled once."""
    return Plan.of(CONFIGURATIONS, RENDERED, catalogue(gathered(SHARED)), MATERIALS)


def poured(definitions: Gathered) -> int:
    """Pours every page of the sound definitions, and counts them."""
    plan = without_events().with_catalogue(catalogue(definitions))
    pages = [page for event in plan.catalogue.events.values() for page in articles(plan, event)]
    neutral = [permalink_of(plan, event) for event in plan.catalogue.events.values()]
    ids = [page for number in plan.catalogue.by_id for page in (*of_id(plan, number), same_id(plan, number))]
    return len([*pages, *neutral, *ids, *listings(plan), *moved_pages(plan)])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ARTICLES), st.lists(CHANGES, min_size=1, max_size=3))
def test_any_change_is_told_or_built(name: str, changes: list[Callable[[str], str]]) -> None:
    """A contributor's slip gives a diagnostic within the file, or pages; what is sound is built in any case."""
    text = FILES[name]
    for change in changes:
        text = change(text)
    files = {**SHARED, name: text.encode("utf-8", "surrogatepass")}
    found = gathered(files)
    for diagnostic in found.diagnostics:
        assert diagnostic.help
        assert diagnostic.place.file in files
    own = [one for one in found.diagnostics if one.place.file == name]
    assert places_are_within(type("Told", (), {"diagnostics": own})(), files[name])
    assert poured(found) >= 0


def test_every_article_stands_alone() -> None:
    """Without the events that it links an article is told what it lacks, and the rest is poured."""
    for name in covering({name: FILES[name] for name in ARTICLES}):
        found = gathered({**SHARED, name: FILES[name].encode()})
        errors = {one.rule.name for one in found.diagnostics if one.severity is Severity.ERROR}
        assert errors <= {"unknown-event"}, name
