"""Saved pages of a vendor's event library: HTML, text, Markdown; English, German, half and half."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.article import read
from eventkb.importers.harvest import Harvest, ImportedAction, ImportedArticle, ImportedEvent, ImportFault
from eventkb.importers.reading import Settings
from eventkb.importers.table import folded
from eventkb.model.locale import Locale

LABELS = {
    "modified": "Topic Last Modified | Letztes Änderungsdatum des Themas",
    "product": "Product Name | Produktname",
    "version": "Product Version | Produktversion",
    "id": "Event ID | Ereignis-ID",
    "source": "Event Source | Ereignisquelle",
    "category": "Category | Kategorie",
    "symbolic_name": "Symbolic Name | Symbolischer Name",
    "level": "Event Type | Ereignistyp",
    "message": "Message Text | Meldungstext",
    "explanation": "Explanation | Erläuterung",
    "user_action": "User Action | Benutzeraktion",
    "references": "For More Information",
    "nothing": "Details",
    "note": "Note | Hinweis",
    "lead": "For more information, see the following topics",
    "row": "Value or Description | Wert oder Beschreibung",
}
SETTINGS = Settings(
    neutral="en",
    levels={"warning": "warning", "warnung": "warning", "error": "error", "fehler": "error"},
    labels={folded(label): field for field, labels in LABELS.items() for label in labels.split("|")},
    telling={
        Locale("en"): frozenset(["the", "of", "is", "that", "this", "to", "has", "or", "your", "a"]),
        Locale("de"): frozenset(["der", "die", "das", "ist", "den", "sie", "einen", "dass", "zu", "ein", "dem"]),
    },
)

ENGLISH = """ContosoMail 1012

Topic Last Modified: 2011-03-19

This article explains one event of Contoso Mail.

Details

Product Name

Contoso Mail

Product Version

14.0

Event ID

1012

Event Source

ContosoMail

Symbolic Name

TooManyErrors

Message Text

Connector %1: the source %2 failed.

Code: 100%

Explanation

This Warning event indicates that the client <has> failed.

Sender\tWhat to look for
A printer\tPlain logon on port 25

For more information, see the following topics:

  • Understanding Connectors

User Action

To resolve this warning, follow these steps:

  1. Find the sender. Run the following command:
     Get-ContosoLog -Connector "<name>" -Since (Get-Date).AddHours(-1)
     Note   The log must be turned on.
  2. Do one of the following:
     • Correct the password.
     • Raise the limit:
       Set-ContosoConnector "<name>" -MaxLogonFailures 10
  3. If the problem persists, contact support.
"""


def only(harvest: Harvest) -> tuple[ImportedEvent, ImportedArticle]:
    (event,) = harvest.events
    assert event.article
    return event, event.article


def text(action: ImportedAction) -> str:
    return next(iter(action.text.values())).strip()


def test_an_article_has_its_details_message_and_texts() -> None:
    """The level is in the first words of the explanation; signs of Markdown in it are literal."""
    harvest = read(ENGLISH.encode(), SETTINGS)
    event, article = only(harvest)
    assert (event.source, event.id, event.symbolic_name, event.level) == (
        "ContosoMail",
        1012,
        "TooManyErrors",
        "warning",
    )
    assert event.messages == {"en": "Connector %1: the source %2 failed.\nCode: 100%"}
    assert (article.product, article.versions, article.modified) == ("Contoso Mail", ("14.0",), "2011-03-19")
    assert article.texts["explanation"]["en"] == (
        "This Warning event indicates that the client \\<has> failed.\n\n"
        "- Sender: What to look for\n- A printer: Plain logon on port 25\n"
    )
    assert "Understanding Connectors" in harvest.problems[0].message


def test_actions_are_nested_and_have_commands_and_notes() -> None:
    """Numbers are steps of one action, bullets within them choices."""
    _, article = only(read(ENGLISH.encode(), SETTINGS))
    (action,) = article.actions
    first, second, third = action.steps
    assert text(action) == "To resolve this warning, follow these steps:"
    assert first.command == ("powershell", 'Get-ContosoLog -Connector "<name>" -Since (Get-Date).AddHours(-1)')
    assert first.note == {"en": "The log must be turned on.\n"}
    assert [text(choice) for choice in second.choices] == ["Correct the password.", "Raise the limit:"]
    assert second.choices[1].command
    assert text(third) == "If the problem persists, contact support."


PAGE = """<!-- saved from url=(0031)https://vendor.example/mail/1012 -->
<html><head><title>ContosoMail 1012</title><script>Product Name</script></head><body><nav>Event ID</nav>
<h1>ContosoMail 1012</h1><table>
<tr><td><p>Event ID</p></td><td><p>1012</p></td></tr><tr><td>Event Source</td><td>ContosoMail</td></tr>
<tr><td>Message Text</td><td><p>The connector %1 is closed.</p><p>Code: %2</p></td></tr></table>
<h2>Explanation</h2><p>This is the <b>end</b>. See <a href="https://vendor.example/a(b)">the page</a>.</p>
<p>For more information, see the following topics:</p><ul><li><a href="https://vendor.example/x">Topic</a></li></ul>
<h2>User Action</h2><p>To fix it:</p><ul><li><p>Check the queue.</p><pre>Get-Queue -Server "a"</pre></li>
<li>Do this:<ol><li>Open it.</li><li>Close it.</li></ol></li></ul></body></html>"""


def test_a_page_of_html_is_read_with_its_links_and_its_address() -> None:
    """Scripts and menus are left out; a link without words around it is a reference."""
    event, article = only(read(PAGE.encode(), SETTINGS))
    assert (event.id, event.messages) == (1012, {"en": "The connector %1 is closed.\nCode: %2"})
    assert event.origin == "https://vendor.example/mail/1012"
    assert article.texts["explanation"] == {"en": "This is the end. See [the page](https://vendor.example/a%28b%29).\n"}
    assert article.references == (({"en": "Topic"}, "https://vendor.example/x"),)
    assert article.introduction == {"en": "To fix it:\n"}
    assert [(text(action), len(action.steps)) for action in article.actions] == [
        ("Check the queue.", 0),
        ("Do this:", 2),
    ]
    assert article.actions[0].command == ("powershell", 'Get-Queue -Server "a"')


HALF = """ContosoBackup 2937

Letztes Änderungsdatum des Themas: 19.03.2011

Product Name


Event ID


Message Text

Process %1 is deleted.


This event indicates that the unit is gone.

Ein Medium bleibt 30 Tage, dann ist das Medium weg.

User Action

Weisen Sie dem Auftrag ein anderes zu. This is the end of the story.
"""


def test_each_paragraph_is_under_its_language() -> None:
    """A page whose values were lost still has the source and the ID in its title."""
    harvest = read(HALF.encode("cp1252"), SETTINGS)
    event, article = only(harvest)
    assert (event.source, event.id, article.modified) == ("ContosoBackup", 2937, "2011-03-19")
    assert article.texts["explanation"] == {
        "en": "This event indicates that the unit is gone.\n",
        "de": "Ein Medium bleibt 30 Tage, dann ist das Medium weg.\n",
    }
    assert article.actions[0].text == {
        "de": "Weisen Sie dem Auftrag ein anderes zu.\n",
        "en": "This is the end of the story.\n",
    }
    assert "partly in de and en" in harvest.problems[0].message


def test_a_page_about_two_events_without_a_message_makes_two_drafts() -> None:
    """That the message is missing is reported."""
    harvest = read(
        b"Details\n\nEvent ID\n\n1009, 1010\n\nEvent Source\n\nContosoMail\n\nExplanation\n\nText.\n", SETTINGS
    )
    assert [(event.id, event.messages) for event in harvest.events] == [(1009, {}), (1010, {})]
    assert "no message text" in harvest.problems[0].message


GERMAN_TABLE = """Fehler und Ereignisse

Ereignis-ID Category Ereignistyp Wert oder Beschreibung

Contoso Agent 1050

Runtime

Warnung

Der Agent '%1' ist zu langsam.

Contoso Agent 1051

Runtime

Fehler

Der Agent '%1' ist weg.
"""


def test_a_table_of_events_is_read_where_its_cells_are_paragraphs() -> None:
    """As a copy of a page has them; the source is in front of the ID."""
    first, second = read(GERMAN_TABLE.encode(), SETTINGS).events
    assert (first.source, first.id, first.level, first.category) == ("Contoso Agent", 1050, "warning", "Runtime")
    assert first.messages == {"de": "Der Agent '%1' ist zu langsam."}
    assert (second.id, second.level, second.article) == (1051, "error", None)


MARKDOWN = """# MSSQLSERVER_18456
|Attribute|Value|
|---|---|
|Event ID|18456|
|Event Source|MSSQLSERVER|
|Message Text|Login failed for user '%.*ls'.%.*ls|

## Explanation
This is a text. See [the manual](https://vendor.example/x).
"""


def test_markdown_is_read_and_printf_is_numbered() -> None:
    """As the vendor's documentation is kept in repositories."""
    event, article = only(read(MARKDOWN.encode(), SETTINGS))
    assert (event.id, event.messages) == (18456, {"en": "Login failed for user '%1'.%2"})
    assert article.texts["explanation"]["en"] == "This is a text. See [the manual](https://vendor.example/x).\n"


@pytest.mark.parametrize(
    "data", [b"", b"No event.", b"<html><body>x</body></html>", b"\0" * 50, b"Event ID\n\n99999999999"]
)
def test_what_names_no_event_is_a_fault(data: bytes) -> None:
    """The sentence says what was looked for."""
    with pytest.raises(ImportFault):
        read(data, SETTINGS)


WORDS = [
    "Event ID",
    "1012",
    "Event Source",
    "Backup",
    "<p>",
    "<li>",
    "<table>",
    "<td>",
    "</ul>",
    "• ",
    "1. ",
    "Note: ",
    "\t",
]


@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=30), st.sampled_from(["\n", "\n\n", "\n  ", " "])
)
def test_no_page_leads_to_a_traceback(words: list[str], between: str) -> None:
    """Any text is read, or is a fault."""
    with suppress(ImportFault):
        read(("Backup 1012\n" + between.join(words)).encode(), SETTINGS)
    with suppress(ImportFault):
        read(("<html><p>Backup 1012</p>" + between.join(words)).encode(), SETTINGS)
