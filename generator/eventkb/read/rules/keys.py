"""The rules about keys and about what kind of value stands under a key."""

from eventkb.model.diagnostic import Rule

UNKNOWN_KEY = Rule(
    "E101",
    "unknown-key",
    """A key is not one that this place has, so what stands under it would never reach a reader.
    The message names the nearest right one; the reference of all keys has the rest.

    Wrong:

        explanaton:
          en: The other server has closed the connection.

    Right:

        explanation:
          en: The other server has closed the connection.
    """,
)

KEY_NOT_IN_ENGLISH = Rule(
    "E102",
    "key-not-in-english",
    """A key is written in another language. Texts have many languages, but keys are the same in all of them,
    so that everybody can work on every file.

    Wrong:

        Protokoll: Application

    Right:

        channel: Application
    """,
)

MISPLACED_KEY = Rule(
    "E103",
    "misplaced-key",
    """A key stands where it has no meaning, mostly because its line is indented too little or too far.
    Its text would never reach a reader. Indent it so that it stands under the key that it belongs to.

    Wrong:

        summary:
        en: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

MISSING_KEY = Rule(
    "E104",
    "missing-key",
    """A key is missing without which the rest makes no sense to a reader.

    Wrong:

        related:
          - event: Demo/2

    Right:

        related:
          - event: Demo/2
            relation: follows
    """,
)

EMPTY_VALUE = Rule(
    "E105",
    "empty-value",
    """A key has nothing behind it: no text, or a list without an item. A reader would see a heading above nothing.
    Write its value, or delete the key.

    Wrong:

        channel:
        level: error

    Right:

        level: error
    """,
)

UNKNOWN_LANGUAGE = Rule(
    "E106",
    "unknown-language",
    """Under a text stands a key that is none of the site's languages, so its words would reach nobody.

    Wrong:

        summary:
          en: The connection has ended.
          ger: Die Verbindung wurde beendet.

    Right:

        summary:
          en: The connection has ended.
          de: Die Verbindung wurde beendet.
    """,
)

TEXT_WITHOUT_LANGUAGE = Rule(
    "E107",
    "text-without-language",
    """A text doesn't say which language it is in. Only names, titles, messages and categories may be
    the same in every language; of any other text a reader must know its language.

    Wrong:

        summary: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

LIST_INSTEAD_OF_TEXT = Rule(
    "E108",
    "list-instead-of-text",
    """A list stands where one text belongs.
    Write the text without brackets and dashes; several lines go behind a `|`.

    Wrong:

        channel: [Application]

    Right:

        channel: Application
    """,
)

KEYS_INSTEAD_OF_TEXT = Rule(
    "E109",
    "keys-instead-of-text",
    """Keys stand where one text belongs: this text is a name that is the same in every language.

    Wrong:

        channel:
          en: Application

    Right:

        channel: Application
    """,
)

TEXT_INSTEAD_OF_LIST = Rule(
    "E110",
    "text-instead-of-list",
    """A single text stands where a list belongs.
    Put it in brackets, or behind a dash.

    Wrong:

        versions: "1.0"

    Right:

        versions: ["1.0"]
    """,
)

KEYS_INSTEAD_OF_LIST = Rule(
    "E111",
    "keys-instead-of-list",
    """Keys stand where a list belongs. Each item of a list begins with a dash, also if there is only one.

    Wrong:

        related:
          event: Demo/2
          relation: follows

    Right:

        related:
          - event: Demo/2
            relation: follows
    """,
)

TEXT_INSTEAD_OF_KEYS = Rule(
    "E112",
    "text-instead-of-keys",
    """A text stands where keys with their values belong.

    Wrong:

        related:
          - Demo/2

    Right:

        related:
          - event: Demo/2
            relation: follows
    """,
)

LIST_INSTEAD_OF_KEYS = Rule(
    "E113",
    "list-instead-of-keys",
    """A list stands where keys with their values belong. Remove the dash.

    Wrong:

        summary:
          - en: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

USE_COMBINED = Rule(
    "E114",
    "use-combined",
    """An action takes a shared text with `use` and says something of its own as well. A reader couldn't tell
    where the one ends, and the shared text might change under it.
    Make two actions of it.

    Wrong:

        user_action:
          actions:
            - use: check-the-log
              note: {en: Look at both servers.}

    Right:

        user_action:
          actions:
            - use: check-the-log
            - text: {en: Look at both servers.}
    """,
)

CHOICES_AND_STEPS = Rule(
    "E115",
    "choices-and-steps",
    """An action has `choices`, of which any will do, and `steps`, which are done in this order.
    A reader couldn't tell how the two go together. Make two actions of it.

    Wrong:

        user_action:
          actions:
            - text: {en: Free some space.}
              choices:
                - text: {en: Delete old logs.}
              steps:
                - text: {en: Restart the service.}

    Right:

        user_action:
          actions:
            - text: {en: Free some space.}
              choices:
                - text: {en: Delete old logs.}
            - text: {en: Restart the service.}
    """,
)

EXPLAINED_IN_KNOWN = Rule(
    "E116",
    "explained-in-known",
    """`known.yml` holds events that nobody has explained yet, a few lines each. An article in it is hard to find
    for those who look for a file with the event's ID.
    Move the event into a file of its own.

    Wrong:

        # events/Demo/known.yml
        - id: 4
          message: The connector is enabled.
          explanation:
            en: Somebody has enabled the connector.

    Right:

        # events/Demo/4.yml
        source: Demo
        id: 4
        message: The connector is enabled.
        explanation:
          en: Somebody has enabled the connector.
    """,
)

RULES = (
    UNKNOWN_KEY,
    KEY_NOT_IN_ENGLISH,
    MISPLACED_KEY,
    MISSING_KEY,
    EMPTY_VALUE,
    UNKNOWN_LANGUAGE,
    TEXT_WITHOUT_LANGUAGE,
    LIST_INSTEAD_OF_TEXT,
    KEYS_INSTEAD_OF_TEXT,
    TEXT_INSTEAD_OF_LIST,
    KEYS_INSTEAD_OF_LIST,
    TEXT_INSTEAD_OF_KEYS,
    LIST_INSTEAD_OF_KEYS,
    USE_COMBINED,
    CHOICES_AND_STEPS,
    EXPLAINED_IN_KNOWN,
)
