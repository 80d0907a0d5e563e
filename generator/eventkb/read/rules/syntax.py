"""The rules about the shape of a YAML file: indentation, colons, brackets, and what YAML has that definitions don't."""

from eventkb.model.diagnostic import Rule

WRONG_INDENTATION = Rule(
    "E036",
    "wrong-indentation",
    """A line is indented in a way that fits none of the lines above it. How far a line is indented decides what
    it belongs to, so its text would reach readers in the wrong place, or not at all.
    Indent keys that belong together alike, and what stands under a key by two blanks more.

    Wrong:

        summary:
          en: The connection has ended.
         de: Die Verbindung wurde beendet.

    Right:

        summary:
          en: The connection has ended.
          de: Die Verbindung wurde beendet.
    """,
)

TEXT_OUTSIDE_BLOCK = Rule(
    "E037",
    "text-outside-block",
    """A line of a text behind `|` is indented less than the text's first line, so for YAML the text has ended
    before it, and readers would not get it.
    Indent all lines of the text alike.

    Wrong:

        explanation:
          en: |
            The connection has ended.
          The other server was restarted.

    Right:

        explanation:
          en: |
            The connection has ended.
            The other server was restarted.
    """,
)

MISSING_COLON = Rule(
    "E038",
    "missing-colon",
    """A line is neither a key with a colon nor part of a text.
    Write a colon and a blank behind the key.

    Wrong:

        channel Application
        level: error

    Right:

        channel: Application
        level: error
    """,
)

NO_BLANK_AFTER_COLON = Rule(
    "E039",
    "no-blank-after-colon",
    """The blank behind a key's colon is missing, so YAML takes key and value for one long word.
    Write a blank behind the colon.

    Wrong:

        channel:Application
        level: error

    Right:

        channel: Application
        level: error
    """,
)

NO_BLANK_AFTER_DASH = Rule(
    "E040",
    "no-blank-after-dash",
    """The blank behind the dash of a list's item is missing, so YAML takes the dash for part of the word.
    Write a blank behind the dash.

    Wrong:

        user_action:
          actions:
            -use: check-the-log

    Right:

        user_action:
          actions:
            - use: check-the-log
    """,
)

LIST_BESIDE_KEY = Rule(
    "E041",
    "list-beside-key",
    """A dash stands on the same line as a key. The items of a list begin below their key; and a text that begins
    with a dash needs quotes.

    Wrong:

        versions: - "1.0"

    Right:

        versions:
          - "1.0"
    """,
)

UNBALANCED_BRACKET = Rule(
    "E042",
    "unbalanced-bracket",
    """A `[` or `{` is never closed, or is closed once too often, so YAML reads the lines below as part of it.
    Write as many closing brackets as there are opening ones.

    Wrong:

        versions: ["1.0", "2.0"
        level: error

    Right:

        versions: ["1.0", "2.0"]
        level: error
    """,
)

MISSING_COMMA = Rule(
    "E043",
    "missing-comma",
    """Between two items in `[…]` or `{…}` the comma is missing.

    Wrong:

        versions: ["1.0" "2.0"]

    Right:

        versions: ["1.0", "2.0"]
    """,
)

DUPLICATE_KEY = Rule(
    "E044",
    "duplicate-key",
    """A key stands twice in the same place. Only one of the two could reach a reader, and nobody would notice which.
    Delete one of them, or join their texts.

    Wrong:

        level: error
        channel: Application
        level: warning

    Right:

        level: error
        channel: Application
    """,
)

LEADING_ZERO = Rule(
    "E045",
    "leading-zero",
    """A number begins with a zero. Some programs read it as another number (old YAML counts `010` as eight),
    others drop the zero, so readers and tools would disagree.
    Write it without the zero; or in quotes, if the zero belongs to a text.

    Wrong:

        # events/Demo/7.yml
        id: 007

    Right:

        # events/Demo/7.yml
        id: 7
    """,
)

ANCHOR = Rule(
    "E046",
    "anchor",
    """`&name` names a place in the file, to be repeated elsewhere. Definitions do without: whoever reads a part of
    the file should see all of it. A text that many events use belongs into `events/shared/`.

    Wrong:

        summary: &sentence
          en: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

ALIAS = Rule(
    "E047",
    "alias",
    """`*name` repeats a place of the file that `&name` has named. Definitions do without: whoever reads a part of
    the file should see all of it. Write the value itself, or use a shared text from `events/shared/`.

    Wrong:

        impact: *sentence

    Right:

        impact:
          en: Nothing follows.
    """,
)

TAG = Rule(
    "E048",
    "tag",
    """`!!name` forces a type. Definitions do without: numbers are written plainly and texts in quotes.

    Wrong:

        symbolic_name: !!str 2007

    Right:

        symbolic_name: "2007"
    """,
)

MERGE_KEY = Rule(
    "E049",
    "merge-key",
    """`<<` copies keys from elsewhere in the file. Definitions do without: whoever reads a part of the file
    should see all of it. Write the keys themselves.

    Wrong:

        summary:
          <<: {en: The connection has ended.}

    Right:

        summary:
          en: The connection has ended.
    """,
)

COMPLEX_KEY = Rule(
    "E050",
    "complex-key",
    """A list or a pair of braces stands where a key belongs. A key is a word.

    Wrong:

        [en, de]: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

SECOND_DOCUMENT = Rule(
    "E051",
    "second-document",
    """A line of `---` begins a second document in the file, and nobody would read it: one file defines one event.
    Move what follows into a file of its own.

    Wrong:

        level: error
        ---
        source: Demo
        id: 4
        message: The connector is enabled.

    Right:

        level: error
        # events/Demo/4.yml
        source: Demo
        id: 4
        message: The connector is enabled.
    """,
)

DIRECTIVE = Rule(
    "E052",
    "directive",
    """A line begins with `%`, which speaks to the YAML reader itself. Definitions need no such line;
    a text that begins with `%` is indented and in quotes.

    Wrong:

        %YAML 1.1
        ---
        level: error

    Right:

        level: error
    """,
)

NESTED_TOO_DEEP = Rule(
    "E053",
    "nested-too-deep",
    """Lists stand in lists more than 64 levels deep. No definition needs that, and no reader could follow it.

    Wrong:

        related: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

    Right:

        related: [{event: Demo/2, relation: follows}]
    """,
)

NOT_YAML = Rule(
    "E054",
    "not-yaml",
    """The file is no valid YAML, in a way that has no rule of its own. The message says where reading stopped;
    the fault is there or in the line above.

    Wrong:

        : Application

    Right:

        channel: Application
    """,
)

RULES = (
    WRONG_INDENTATION,
    TEXT_OUTSIDE_BLOCK,
    MISSING_COLON,
    NO_BLANK_AFTER_COLON,
    NO_BLANK_AFTER_DASH,
    LIST_BESIDE_KEY,
    UNBALANCED_BRACKET,
    MISSING_COMMA,
    DUPLICATE_KEY,
    LEADING_ZERO,
    ANCHOR,
    ALIAS,
    TAG,
    MERGE_KEY,
    COMPLEX_KEY,
    SECOND_DOCUMENT,
    DIRECTIVE,
    NESTED_TOO_DEEP,
    NOT_YAML,
)
