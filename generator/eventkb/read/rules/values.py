"""The rules about single values: numbers, words of a fixed set, and names that have a form."""

from eventkb.model.diagnostic import Rule

UNKNOWN_VALUE = Rule(
    "E120",
    "unknown-value",
    """A value is none of those that its key allows, so it has no words in any language and no reader would
    find the event by it. The message names the nearest right one.

    Wrong:

        level: info

    Right:

        level: information
    """,
)

VALUE_NOT_IN_ENGLISH = Rule(
    "E121",
    "value-not-in-english",
    """A value of a fixed set is written in another language. The definition has the English word;
    the pages show each reader the word of their own language.

    Wrong:

        level: Fehler

    Right:

        level: error
    """,
)

VERSION_WITHOUT_QUOTES = Rule(
    "E122",
    "version-without-quotes",
    """A version is written without quotes, so YAML reads it as a number: `14.0` becomes 14 and `14.10` becomes 14.1.
    A reader would get the article of another version.

    Wrong:

        versions: [1.0]

    Right:

        versions: ["1.0"]
    """,
)

UNQUOTED_TEXT = Rule(
    "E123",
    "unquoted-text",
    """A text looks like a number or a truth value, and YAML reads it as one: digits may change on the way
    to the reader.
    Put it in quotes.

    Wrong:

        symbolic_name: 1.50

    Right:

        symbolic_name: "1.50"
    """,
)

QUOTED_NUMBER = Rule(
    "E124",
    "quoted-number",
    """A number is written in quotes, which makes it a text. Write it without them.

    Wrong:

        # events/Demo/7.yml
        id: "7"

    Right:

        # events/Demo/7.yml
        id: 7
    """,
)

WRONG_NUMBER = Rule(
    "E125",
    "wrong-number",
    """A value is no whole number where one is needed, so the event can't be found by it.

    Wrong:

        # events/Demo/7.yml
        id: 7 (seven)

    Right:

        # events/Demo/7.yml
        id: 7
    """,
)

ID_OUT_OF_RANGE = Rule(
    "E126",
    "id-out-of-range",
    """An event ID is a number from 0 to 65535: what Event Viewer shows, and what readers look for. Some programs print
    the full identifier instead, which holds more than the ID. Write the ID, and the full identifier under `qualifiers`.

    Wrong:

        # events/Demo/7.yml
        id: 0xC0040007

    Right:

        # events/Demo/7.yml
        id: 7
        qualifiers: [0xC0040007]
    """,
)

WRONG_EVENT_KEY = Rule(
    "E127",
    "wrong-event-key",
    """An event is not named as events are named: its source, a slash, and its ID. A reader would get no link.

    Wrong:

        related:
          - event: Demo 2
            relation: follows

    Right:

        related:
          - event: Demo/2
            relation: follows
    """,
)

WRONG_DATE = Rule(
    "E128",
    "wrong-date",
    """A date is not written as year, month and day, so that readers would take the month for the day,
    and newest events could not be sorted.

    Wrong:

        modified: 19.09.2012

    Right:

        modified: 2012-09-19
    """,
)

WRONG_INSERTION_NAME = Rule(
    "E129",
    "wrong-insertion-name",
    """The name of an insertion string has other characters than small letters a to z, digits and `_`.
    It stands as `{{name}}` in commands that readers copy, where anything else could mean something to the shell.

    Wrong:

        message: The connector %1 is disabled.
        insertions:
          - {name: Connector Name, en: the connector's name}

    Right:

        message: The connector %1 is disabled.
        insertions:
          - {name: connector_name, en: the connector's name}
    """,
)

WRONG_SLUG = Rule(
    "E130",
    "wrong-slug",
    """A slug has other characters than small letters a to z, digits and hyphens. It becomes part of an address that
    people type and ticket systems link to, and these pass on nothing else.

    Wrong:

        # events/Demo/source.yml
        name: Demo
        slug: Demo_Source

    Right:

        # events/Demo/source.yml
        name: Demo
        slug: demo-source
    """,
)

WRONG_GUID = Rule(
    "E131",
    "wrong-guid",
    """A provider's GUID is not written as one: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    A reader who pastes an entry would not be led to the source.

    Wrong:

        # events/Demo/source.yml
        name: Demo
        guid: 5d2b1dfa-1123

    Right:

        # events/Demo/source.yml
        name: Demo
        guid: 5d2b1dfa-1123-4c56-9e0f-8a7b6c5d4e3f
    """,
)

WRONG_URL = Rule(
    "E132",
    "wrong-url",
    """An address doesn't begin with `https://` or `http://` or has blanks in it, so a reader's click leads nowhere.

    Wrong:

        references:
          - title: Mail flow
            url: learn.microsoft.com/exchange

    Right:

        references:
          - title: Mail flow
            url: https://learn.microsoft.com/exchange
    """,
)

WRONG_DIGEST = Rule(
    "E133",
    "wrong-digest",
    """Under `translation` stands something else than a digest of twelve hexadecimal digits. These lists say which
    translations readers may trust; `eventkb translate` writes them, and nobody has to do it by hand.

    Wrong:

        translation:
          de:
            reviewed: [summary]

    Right:

        translation:
          de:
            reviewed: ["0f343b0931ab"]
    """,
)

BLANK_AT_END = Rule(
    "E134",
    "blank-at-end",
    """A name begins or ends with a blank. Nobody sees it, but it makes another name of it, and links to it
    lead nowhere.

    Wrong:

        channel: "Application "

    Right:

        channel: Application
    """,
)

WRONG_VALUE = Rule(
    "E135",
    "wrong-value",
    """A value is not what its key needs, in a way that has no rule of its own. The message says what is expected.

    Wrong:

        level: [error]

    Right:

        level: error
    """,
)

RULES = (
    UNKNOWN_VALUE,
    VALUE_NOT_IN_ENGLISH,
    VERSION_WITHOUT_QUOTES,
    UNQUOTED_TEXT,
    QUOTED_NUMBER,
    WRONG_NUMBER,
    ID_OUT_OF_RANGE,
    WRONG_EVENT_KEY,
    WRONG_DATE,
    WRONG_INSERTION_NAME,
    WRONG_SLUG,
    WRONG_GUID,
    WRONG_URL,
    WRONG_DIGEST,
    BLANK_AT_END,
    WRONG_VALUE,
)
