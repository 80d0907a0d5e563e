"""What several rules ask about a catalogue."""

from eventkb.check.subject import Subject, commands
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Action, Command, Event, EventKey, Insertion
from eventkb.model.locale import Locale
from eventkb.model.source import EventSource, SharedText, Term
from eventkb.model.text import Text, plain

WORDS = Text({Locale("en"): "It has ended."})
EVENT = Event(
    key=EventKey("Demo", 1),
    file="events/Demo/known.yml",
    path=(4,),
    message=plain("Ended."),
    original_languages=("en",),
    insertions=(Insertion("a", None, None),),
)
SOURCE = EventSource(name="Demo", file="events/Demo/source.yml", folder="Demo", description=WORDS)


def subject(*events: Event, **parts: object) -> Subject:
    return Subject(definitions=Definitions(events=events, sources={"Demo": SOURCE}), **parts)


def test_every_place_of_markdown_is_looked_at() -> None:
    """Articles, shared texts, sources and the glossary all hold texts that readers see."""
    event = Event(
        key=EVENT.key, file="a.yml", path=(), message=EVENT.message, original_languages=("en",), summary=WORDS
    )
    shared = SharedText("look", "b.yml", Action(text=WORDS, choices=(Action(text=WORDS),), steps=(Action(text=WORDS),)))
    term = Term(names={Locale("en"): "queue"}, file="c.yml", position=7, definition=WORDS)
    definitions = Definitions(events=(event,), sources={"Demo": SOURCE}, shared={"look": shared}, glossary=(term,))
    assert [(passage.file, passage.path) for passage in Subject(definitions=definitions).passages] == [
        ("a.yml", ("summary",)),
        ("b.yml", ("text",)),
        ("b.yml", ("choices", 0, "text")),
        ("b.yml", ("steps", 0, "text")),
        ("events/Demo/source.yml", ("description",)),
        ("c.yml", (7, "definition")),
    ]


def running(name: str, **parts: object) -> Action:
    return Action(text=WORDS, command=Command("powershell", name), **parts)


def test_each_command_within_a_shared_text_is_looked_at_once() -> None:
    """However deep its action is in choices and steps."""
    action = running(
        "outer",
        choices=(running("choice", steps=(running("step of choice"),)), running("other choice")),
        steps=(running("step", choices=(running("choice of step"),)),),
    )
    definitions = Definitions(events=(), sources={}, shared={"look": SharedText("look", "b.yml", action)})
    assert [(path, command.run) for _, path, command in commands(Subject(definitions=definitions))] == [
        (("command", "run"), "outer"),
        (("choices", 0, "command", "run"), "choice"),
        (("choices", 0, "steps", 0, "command", "run"), "step of choice"),
        (("choices", 1, "command", "run"), "other choice"),
        (("steps", 0, "command", "run"), "step"),
        (("steps", 0, "choices", 0, "command", "run"), "choice of step"),
    ]


def test_a_text_for_all_languages_has_no_level_of_languages() -> None:
    """The place of a name is the name, that of a text its language."""
    event = Event(
        key=EVENT.key,
        file="a.yml",
        path=(),
        message=EVENT.message,
        original_languages=("en",),
        summary=WORDS,
        explanation=plain("Ended."),
    )
    result = subject(event).passages
    assert [passage.at(Locale("en")) for passage in result[:2]] == [("summary", "en"), ("explanation",)]


def test_an_event_exists_by_its_old_key_and_even_if_it_could_not_be_read() -> None:
    """What somebody has defined, under whatever name, is not missing."""
    event = Event(
        key=EVENT.key,
        file="a.yml",
        path=(),
        message=EVENT.message,
        original_languages=("en",),
        aliases=(EventKey("Demo", 9),),
    )
    result = subject(event, broken=frozenset({EventKey("Demo", 3)}))
    assert [result.exists(EventKey("Demo", number)) for number in (1, 3, 9, 2)] == [True, True, True, False]


def test_a_file_is_missed_by_its_last_parts() -> None:
    """Wherever the definitions lie, products.yml is known by its name."""
    result = subject(broken_files=frozenset({"kb/events/products.yml"}))
    assert result.lacks("products.yml")
    assert not result.lacks("ucts.yml")


def test_a_source_without_a_file_is_placed_at_its_first_event() -> None:
    """Where nobody wrote source.yml, the events have the name."""
    bare = EventSource(name="Demo", file="events/Demo", folder="Demo")
    result = Subject(definitions=Definitions(events=(EVENT,), sources={"Demo": bare}))
    assert result.place(bare) == ("events/Demo/known.yml", (4, "source"))
    assert subject(EVENT).place(SOURCE) == ("events/Demo/source.yml", ("name",))
