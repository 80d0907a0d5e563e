"""Checking as a whole: it accepts anything, and its findings can be used."""

from hypothesis import given
from hypothesis import strategies as st

from eventkb.check import Subject, check
from eventkb.model.catalogue import Definitions
from eventkb.model.event import (
    Action,
    Command,
    Event,
    EventKey,
    Insertion,
    Relation,
    RelationKind,
    UserAction,
    Variant,
)
from eventkb.model.locale import Locale
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.model.text import Text

LOCALES = (Locale("en"), Locale("de"))
words = st.text(alphabet="[]<>()`!{}%12/|\\ :ab\n", max_size=30) | st.text(
    alphabet=st.characters(exclude_characters="\0"),  # reading refuses it
    max_size=20,
)
texts = st.dictionaries(st.sampled_from(LOCALES), words, min_size=1).map(Text)
keys = st.builds(EventKey, st.sampled_from(["Demo", "demo", "Demo-", "", "id"]), st.integers(0, 30))
insertions = st.lists(st.none() | st.builds(Insertion, st.sampled_from("ab"), texts, st.none()), max_size=3).map(tuple)
actions = st.builds(
    Action,
    text=texts,
    command=st.builds(Command, st.sampled_from(["powershell", "cmd"]), words),
    use=st.none() | st.sampled_from(["look", "see"]),
)
versions = st.lists(st.sampled_from(["1.0", "2.0", "X"]), max_size=2).map(tuple)
variants = st.builds(Variant, versions=versions, message=st.none() | texts, insertions=st.none() | insertions)
events = st.builds(
    Event,
    key=keys,
    file=st.just("events/Demo/1.yml"),
    path=st.sampled_from([(), (3,)]),
    message=texts,
    original_languages=st.just(("en",)),
    insertions=insertions,
    product=st.none() | st.sampled_from(["demo", "other"]),
    versions=versions,
    variants=st.lists(variants, max_size=2).map(tuple),
    explanation=st.none() | texts,
    user_action=st.none() | st.builds(UserAction, st.none() | texts, st.lists(actions, max_size=2).map(tuple)),
    related=st.lists(st.builds(Relation, keys, st.sampled_from(RelationKind), texts), max_size=2).map(tuple),
    aliases=st.lists(keys, max_size=2).map(tuple),
    replaced_by=st.none() | keys,
    withdrawn=st.none() | texts,
)


def sources(several: list[Event]) -> dict[str, EventSource]:
    names = {event.key.source for event in several}
    return {
        name: EventSource(name=name, file=f"events/{name}/source.yml", folder=name, former_names=("Old", "id"))
        for name in names
    }


@given(st.lists(events, max_size=3), st.dictionaries(st.sampled_from(["look", "see"]), actions))
def test_whatever_was_read_can_be_checked(several: list[Event], shared: dict[str, Action]) -> None:
    """Any definitions get an answer, and each fault in them has a message and a cure."""
    definitions = Definitions(
        events=tuple(sorted(several, key=lambda event: event.key)),
        sources=sources(several),
        products={"demo": Product("demo", "events/products.yml", Text({LOCALES[0]: "Demo"}))},
        shared={key: SharedText(key, f"events/shared/{key}.yml", action) for key, action in shared.items()},
        glossary=(Term(names={LOCALES[0]: "queue"}, file="events/glossary.yml", position=0, definition=None),),
    )
    for finding in check(Subject(definitions=definitions, locales=LOCALES)):
        assert finding.file.startswith("events/")
        assert finding.message and finding.help
        assert "\n" not in finding.message + finding.help


def test_a_catalogue_of_nothing_is_right() -> None:
    """Someone who begins has not done anything wrong yet."""
    assert check(Subject(definitions=Definitions(events=(), sources={}), locales=LOCALES)) == ()
