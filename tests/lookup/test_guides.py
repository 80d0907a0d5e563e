"""Guides are found by the words of a symptom, in the browser as by the command."""

import pytest

from eventkb.index import lookup as writing
from eventkb.lookup.answer import lookup, opened
from eventkb.lookup.words import plain
from eventkb.relate import relate
from tests.catalogues import LANGUAGES, definitions, event, text
from tests.guides import guide
from tests.lookup.pasted import WORDS
from tests.lookup.twins import assert_browser_agrees

MAIL = guide(key="mail", title=text("Mail is stuck in a queue", "E-Mails hängen in der Warteschlange"))
GUIDES = {"slow-backup": guide(), "mail": MAIL}
FILES = dict(writing.files(relate(definitions(event(), guides=GUIDES)), LANGUAGES, plain(WORDS)))
INDEX = opened(FILES.__getitem__)

TEXTS = [
    "mail stuck",
    "my mail is stuck",
    "MAILS haengen Warteschlange",
    "backup slow",
    "backup is so very slow today again",
    "mail",
    "1001",
    "Demo 1",
    "queue 0x80070005",
    "",
    "mail is stuck in a queue\nand another line",
]


def keys(line: str) -> list[str]:
    return [match.key for match in lookup(line, INDEX).guides]


def test_words_of_a_symptom_lead_to_its_guide() -> None:
    """In either language, with umlauts or without, from the beginnings of words."""
    assert keys("mail stuck") == ["mail"]
    assert keys("haengen Warteschl") == ["mail"]
    assert keys("slow backups") == ["slow-backup"]
    assert keys("Mails hängt Warteschlangen") == ["mail"]


def test_two_letters_more_are_an_ending_and_three_another_word() -> None:
    """`langsamer` is `langsam`; what goes on longer would make everything alike."""
    assert keys("langsamer Sicherungen") == ["slow-backup"]
    assert keys("langsamere Sicherungen") == keys("langsamer Sicherungszeit") == []


def test_five_letters_of_a_word_remain() -> None:
    """`langer` is `lange`, but with four letters, `slowly` would be whatever begins with `slow`."""
    assert keys("langer Sicherung") == ["slow-backup"]
    assert keys("slowly backup") == []


def test_one_word_is_not_enough() -> None:
    """While somebody types, the list of events should not jump."""
    assert keys("mail") == []


def test_an_event_that_is_named_has_no_guides_beside_it() -> None:
    """Whoever types an ID wants the article, which names the guides."""
    assert keys("Demo 1") == [] and keys("mail stuck 1001") == []


def test_a_guide_alone_is_an_answer() -> None:
    """Nobody is sent elsewhere where a guide is known."""
    assert not lookup("mail stuck", INDEX).is_unknown


def test_a_catalogue_without_guides_has_no_shard_for_them() -> None:
    """Its index is as it was."""
    files = dict(writing.files(relate(definitions(event())), LANGUAGES, plain(WORDS)))
    assert not [place for place in files if "guides" in place]
    assert lookup("mail stuck", opened(files.__getitem__)).guides == ()


@pytest.mark.slow
def test_the_browser_finds_the_same_guides() -> None:
    """Both read the same words."""
    scripts = {place: data for place, data in FILES.items() if place.endswith(".js")}
    assert_browser_agrees(scripts, TEXTS, lambda line: lookup(line, INDEX))
