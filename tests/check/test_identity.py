"""Who is who: events and sources that are defined twice, or want one address."""

import re

import pytest

from eventkb.check import Subject, check
from eventkb.model.catalogue import Definitions
from eventkb.model.source import EventSource
from tests.check.examined import codes, marked, only, report


def test_the_second_definition_names_the_first() -> None:
    """The second definition of an event is reported, with the place of the first."""
    diagnostic = only("# events/Demo/known.yml\n- {id: 3, message: Busy.}\n- {id: 3, message: Idle.}\n")
    assert (diagnostic.rule.code, diagnostic.message) == ("E211", "Demo/3 is already defined in events/Demo/known.yml")
    assert diagnostic.place.line == 2


def test_a_stub_beside_an_article_is_reported_at_the_stub() -> None:
    """The stub is what has to go, so it is the stub that is marked."""
    diagnostic = only("# events/Demo/known.yml\n- {id: 2, message: Busy.}\n")
    assert (diagnostic.rule.code, diagnostic.place.file) == ("E212", "events/Demo/known.yml")
    assert diagnostic.message == "Demo/2 has a file of its own, events/Demo/2.yml"


def test_a_stub_twice_beside_an_article_is_reported_twice() -> None:
    """Each definition too many is reported, since each has to be deleted."""
    assert codes("# events/Demo/known.yml\n- {id: 2, message: Busy.}\n- {id: 2, message: Idle.}\n") == ["E212", "E212"]


def test_two_sources_with_one_slug_are_reported_by_name() -> None:
    """The message says which two sources collide, and under which address."""
    diagnostic = only("# events/Demo Store/3.yml\nlevel: error\n# events/Demo-Store/3.yml\nlevel: error\n")
    assert (diagnostic.rule.code, diagnostic.message) == (
        "E213",
        "Demo-Store has the same address as Demo Store: demo-store",
    )
    assert diagnostic.place.file == "events/Demo-Store/3.yml"


def test_a_slug_in_source_yml_parts_them() -> None:
    """What the help proposes is enough."""
    slug = "# events/Demo-Store/source.yml\nname: Demo-Store\nslug: demo-store-2\n"
    assert codes(f"# events/Demo Store/3.yml\nlevel: error\n# events/Demo-Store/3.yml\nlevel: error\n{slug}") == []


def test_a_name_without_latin_letters_needs_a_slug() -> None:
    """A name that leaves nothing for the address is reported at the name."""
    assert marked("# events/Служба/3.yml\nlevel: error\n") == "Служба"


def test_a_reserved_slug_is_refused_although_it_was_typed() -> None:
    """A slug that somebody typed can collide with the site's own pages as well."""
    assert codes("# events/Demo/source.yml\nname: Demo\nslug: checks\n") == ["E214"]


def test_a_page_of_the_site_reserves_its_name() -> None:
    """A source can't have the address of a page that somebody wrote by hand."""
    definitions = Definitions(
        events=(), sources={"About": EventSource(name="About", file="events/About/source.yml", folder="About")}
    )
    assert check(Subject(definitions=definitions)) == ()
    (diagnostic,) = check(Subject(definitions=definitions, pages=frozenset({"about"})))
    assert diagnostic.message == '"About" gives the address about, which belongs to the site itself'


def test_old_names_without_an_address_are_reported() -> None:
    """A redirect needs an address, so an old name without one is of no use to any reader."""
    assert codes("aliases: [Products/3]\n# events/Demo/source.yml\nname: Demo\nformer_names: [Служба]\n") == [
        "E214",
        "E214",
    ]


def test_names_that_differ_in_case_are_reported_once() -> None:
    """Of two consequences, the same slug and the same name, only the cause is reported."""
    diagnostic = only("# events/demo/3.yml\nlevel: error\n")
    assert diagnostic.rule.code == "E215"


def test_an_alias_that_would_hide_an_article_is_reported() -> None:
    """An alias is compared by its address: another case of a source's name is the same page."""
    assert only("aliases: [demo/2]").message == "demo/2 has the address of Demo/2, which exists"


def test_an_alias_that_is_the_event_itself_is_reported() -> None:
    """A redirect from a page to itself would never end."""
    assert only("aliases: [Demo/1]").message == "Demo/1 is this event itself"


def test_an_alias_of_two_events_names_the_other() -> None:
    """The message says which event has the alias already."""
    diagnostic = only("aliases: [Old/3]\n# events/Demo/2.yml\naliases: [old/3]\n")
    assert (diagnostic.rule.code, diagnostic.message) == ("E217", "old/3 is already an alias of Demo/1")


def test_a_former_name_of_two_sources_is_reported() -> None:
    """An old link can lead on to one source only."""
    old = "# events/Demo/source.yml\nname: Demo\nformer_names: [Old]\n"
    sources = old + old.replace("Demo", "New")
    assert [(diagnostic.rule.code, diagnostic.message) for diagnostic in report(sources)] == [
        ("E218", 'Demo also has the former name "Old"')
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "which not every system allows as a folder"),
        ("com1", "which not every system allows as a folder"),
        ("a" * 300, "100 are allowed"),
        ("..", "has neither a letter from a to z nor a digit"),
        ("\N{GRINNING FACE}", "has neither a letter from a to z nor a digit"),
        ("%2e", ""),
        ("a/b", ""),
        ("Über Maß", ""),
    ],
)
def test_a_strange_name_gives_a_safe_address_or_is_reported(name: str, why: str) -> None:
    """No name of a source makes a folder that some file system can't have."""
    definitions = Definitions(
        events=(), sources={name: EventSource(name=name, file="events/Strange/source.yml", folder="Strange")}
    )
    diagnostics = check(Subject(definitions=definitions))
    assert [diagnostic.rule.code for diagnostic in diagnostics] == (["E214"] if why else [])
    assert all(why in diagnostic.message for diagnostic in diagnostics)
    assert why or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", definitions.slugs[name])


def test_a_sentence_is_no_symbolic_name() -> None:
    """A name of two words may be the vendor's."""
    assert codes("symbolic_name: The service stopped\n") == ["E220"]
    assert codes("symbolic_name: Service stopped\n") == []
