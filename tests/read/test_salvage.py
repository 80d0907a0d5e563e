"""What can be shown of a file with errors: everything in it that is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.event import Event, EventKey
from eventkb.model.locale import Locale
from eventkb.read import Allowed, piece, salvaged, unwritten
from eventkb.read.salvage import UNWRITTEN
from tests.kinds import WINDOWS

FILE = "events/Demo/7.yml"
LOCALES = frozenset({Locale("en"), Locale("de")})
ALLOWED = Allowed(LOCALES, WINDOWS)
SOUND = """\
source: Demo
id: 7
level: error
message:
  en: The connector %1 is disabled.
  de: Der Connector %1 ist deaktiviert.
insertions:
  - name: connector
    en: Its name
    de: Sein Name
explanation:
  en: Somebody has switched it off.
  de: Jemand hat ihn ausgeschaltet.
user_action:
  actions:
    - text: {en: Switch it on., de: Schalten Sie ihn ein.}
    - text: {en: Ask., de: Fragen Sie.}
"""


def event(text: str, file: str = FILE) -> Event:
    (event,) = salvaged(file, text.encode(), ALLOWED, root="events").events
    return event


def test_a_sound_file_is_shown_as_it_is() -> None:
    """Salvaging loses nothing."""
    assert (
        salvaged(FILE, SOUND.encode(), ALLOWED, root="events").events
        == piece(FILE, SOUND.encode(), LOCALES, kind=WINDOWS).events
    )


@pytest.mark.parametrize(
    ("right", "wrong", "lost"),
    [
        ("level: error", "level: teapot", "level"),
        ("level: error", "levle: error", "level"),
        ("en: Somebody has switched it off.", 'en: "Somebody has switched it off.', "explanation"),
        ("en: Somebody has switched it off.", "en: Somebody: has switched: it off.", "explanation"),
        ("  en: Somebody", "\ten: Somebody", "explanation"),
    ],
)
def test_what_is_wrong_is_left_out_and_nothing_else(right: str, wrong: str, lost: str) -> None:
    """A wrong value, an unknown key, or a block that YAML can't read."""
    whole, rest = event(SOUND), event(SOUND.replace(right, wrong))
    assert getattr(rest, lost) is None
    for name in {"message", "insertions", "explanation", "user_action", "level"} - {lost}:
        assert getattr(rest, name) == getattr(whole, name)


def test_a_wrong_language_leaves_the_other_one() -> None:
    """A text keeps the languages that can be read."""
    explanation = event(SOUND.replace("en: Somebody has switched it off.", "en: [Somebody]")).explanation
    assert explanation is not None
    assert explanation.values == {"de": "Jemand hat ihn ausgeschaltet."}


def test_a_wrong_action_leaves_the_others() -> None:
    """A list keeps the items that can be read."""
    user_action = event(SOUND.replace("- text: {en: Switch it on.", "- texd: {en: Switch it on.")).user_action
    assert user_action is not None
    assert [action.text.values["en"] for action in user_action.actions if action.text] == ["Ask."]


def test_a_wrong_insertion_leaves_its_place_empty() -> None:
    """Insertion strings are known by their numbers."""
    text = SOUND.replace("  - name: connector\n", "  - name: Not Allowed!\n    en: It\n  - name: connector\n")
    insertions = event(text).insertions
    assert insertions[0] is None
    assert insertions[1] is not None


def test_a_new_file_is_shown_by_the_name_of_its_path() -> None:
    """An event without source, ID and message has those that its path promises."""
    new = event("explanation: {en: It runs., de: Es läuft.}\n")
    assert (new.key, new.message.source) == (EventKey("Demo", 7), UNWRITTEN)


def test_of_a_list_only_the_wrong_items_are_missing() -> None:
    """A list of known events shows all those that can be read."""
    text = "- id: 4\n  message: One\n- id: 5\n  mesage: Two\n- id: 6\n  message: 'Three\n"
    events = salvaged("events/Demo/known.yml", text.encode(), ALLOWED, root="events").events
    assert [(event.key.id, event.message.source) for event in events] == [(4, "One"), (5, UNWRITTEN)]


def test_a_file_that_is_no_yaml_promises_an_event() -> None:
    """The page of an event exists as soon as its file does; other files promise nothing."""
    assert not salvaged(FILE, b"\x00\x01", ALLOWED, root="events").has_content
    assert [event.key for event in unwritten(FILE, ALLOWED, root="events").events] == [EventKey("Demo", 7)]
    assert not unwritten("events/Demo/source.yml", ALLOWED, root="events").has_content


@pytest.mark.slow
@given(st.integers(0, len(SOUND)), st.integers(0, 40), st.text(max_size=8))
def test_no_damage_raises_an_error(start: int, length: int, put: str) -> None:
    """Whatever is typed into a file, something or nothing is shown of it."""
    damaged = SOUND[:start] + put + SOUND[start + length :]
    salvaged(FILE, damaged.encode("utf-8", "surrogatepass"), ALLOWED, root="events")


def test_other_files_keep_what_is_right() -> None:
    """A source without a wrong title, products without the wrong one."""
    source = salvaged("events/Demo/source.yml", b"name: Demo\nslug: UPPER!\ntitel: x\n", ALLOWED, root="events")
    assert [(each.name, each.slug) for each in source.sources] == [("Demo", None)]
    products = salvaged("events/products.yml", b"a: {title: A}\nb: {titel: B}\n", ALLOWED, root="events")
    assert [product.key for product in products.products] == ["a"]


def test_a_guide_with_mistakes_is_shown_without_them() -> None:
    """Somebody who writes a guide sees it grow, from its first line on."""
    text = "title: {en: Slow}\nsteps:\n  log: {text: {en: Look.}}\n  disk: {txt: {en: Look.}}\n"
    allowed = Allowed(frozenset({Locale("en")}))
    (guide,) = salvaged("events/guides/slow.yml", text.encode(), allowed, root="events").guides
    assert (guide.title.source, list(guide.steps)) == ("Slow", ["log"])
    (empty,) = salvaged("events/guides/slow.yml", b"steps: []\n", allowed, root="events").guides
    assert empty.title.source == "…"
