"""Everything that a definition says arrives in its noun."""

from pathlib import Path

from eventkb.model.event import EventKey, Insertion, RelationKind
from eventkb.model.locale import Locale
from eventkb.model.text import Text, TranslationState, plain
from eventkb.read import piece
from tests.read.reading import LOCALES, reading
from tests.rule_pages import catalogue

ENGLISH, GERMAN = Locale("en"), Locale("de")
ROOT = Path(__file__).parents[2]


def test_an_event_arrives_whole() -> None:
    """Facts, insertion strings, relations and lists of digests are in the event as they were typed."""
    block = """\
symbolic_name: Off
qualifiers: [0xC0040001]
level: audit-failure
category: {en: Sending, de: Senden}
keywords: [Audit]
insertions: [null, {name: two, en: Two, example: b}]
related: [{event: Demo/2, relation: caused-by, reason: {en: So it is.}}]
aliases: [Old/1]
replaced_by: Demo/2
modified: 2012-09-19
translation: {de: {reviewed: ["0f343b0931ab"]}}
"""
    event = reading(catalogue(block)).definitions.by_key[EventKey("Demo", 1)]
    assert (event.symbolic_name, event.level, event.qualifiers) == ("Off", "audit-failure", (0xC0040001,))
    assert event.category == Text({ENGLISH: "Sending", GERMAN: "Senden"})
    assert event.message == plain("The service is starting.")
    assert event.original_languages == ("en",)
    assert event.insertions == (None, Insertion("two", Text({ENGLISH: "Two"}), "b"))
    assert (event.related[0].target, event.related[0].kind) == (EventKey("Demo", 2), RelationKind.CAUSED_BY)
    assert (event.aliases, event.replaced_by, event.modified) == (
        (EventKey("Old", 1),),
        EventKey("Demo", 2),
        "2012-09-19",
    )
    assert event.translation[GERMAN][TranslationState.REVIEWED] == {"0f343b0931ab"}
    assert event.is_stub


def test_actions_arrive_in_their_depth() -> None:
    """Choices within actions, notes and commands are where they were written."""
    block = """\
user_action:
  introduction: {en: Do one of these.}
  actions:
    - use: check-the-log
    - text: {en: Look.}
      choices:
        - text: {en: There.}
          note: {en: Not here.}
          command: {shell: cmd, run: dir}
"""
    action = reading(catalogue(block)).definitions.by_key[EventKey("Demo", 1)].user_action
    assert action and action.introduction == Text({ENGLISH: "Do one of these."})
    assert action.actions[0].use == "check-the-log"
    inner = action.actions[1].choices[0]
    assert inner.note == Text({ENGLISH: "Not here."})
    assert inner.command and (inner.command.shell, inner.command.run) == ("cmd", "dir")


def test_a_variant_says_only_what_differs() -> None:
    """What a variant doesn't say is as in the event, and not nothing."""
    block = 'variants:\n  - versions: ["2.0"]\n    level: warning\n    insertions: [{name: one, en: One}]'
    [variant] = reading(catalogue(block)).definitions.by_key[EventKey("Demo", 1)].variants
    assert (variant.versions, variant.level, variant.message, variant.keywords) == (("2.0",), "warning", None, None)
    assert variant.insertions and variant.insertions[0] and variant.insertions[0].name == "one"


def test_sources_and_products_arrive_whole() -> None:
    """What is said about a source and a product's versions is in their nouns."""
    block = """\
# events/Demo/source.yml
name: Demo
title: {en: Demonstration}
slug: demonstration
aliases: [Vorführung]
former_names: [Demonstration]
"""
    definitions = reading(catalogue(block)).definitions
    source = definitions.sources["Demo"]
    assert (source.slug, source.aliases, source.former_names) == ("demonstration", ("Vorführung",), ("Demonstration",))
    assert (source.folder, source.file) == ("Demo", "events/Demo/source.yml")
    assert definitions.products["demo"].versions["2.0"].title == plain("Demo 2")
    assert definitions.shared["check-the-log"].action.text == Text(
        {ENGLISH: "Read the log from its end.", GERMAN: "Lesen Sie das Protokoll vom Ende her."}
    )


def test_the_original_article_arrives() -> None:
    """The article that started the project has all its parts in both languages."""
    file = "events/MSExchangeTransport/2007.yml"
    [event] = piece(file, (ROOT / file).read_bytes(), LOCALES).events
    assert event.user_action and len(event.user_action.actions) >= 9
    assert event.explanation and set(event.explanation.values) == {ENGLISH, GERMAN}
