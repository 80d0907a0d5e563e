"""The rules about texts that YAML reads as something else than a text, because they are not in quotes."""

from eventkb.model.diagnostic import Rule

UNCLOSED_QUOTE = Rule(
    "E020",
    "unclosed-quote",
    """A text begins with a quotation mark and never ends. YAML then takes everything up to the next quotation mark
    of the file for one text, and the keys in between never reach a reader.
    Close the quotation mark at the end of the text.

    Wrong:

        symbolic_name: "SmtpSend
        level: error
        channel: "Application"

    Right:

        symbolic_name: "SmtpSend"
        level: error
        channel: "Application"
    """,
)

TEXT_AFTER_QUOTE = Rule(
    "E021",
    "text-after-quote",
    """A text begins with a quotation mark, so it ends at the next one; here words follow, and YAML doesn't know
    what to do with them. The same happens with an apostrophe inside of single quotes.
    Put the whole text in quotes of the other kind.

    Wrong:

        message: "Internet mail" has been disabled.

    Right:

        message: '"Internet mail" has been disabled.'
    """,
)

BACKSLASH_IN_DOUBLE_QUOTES = Rule(
    "E022",
    "backslash-in-double-quotes",
    r"""Inside of double quotes a backslash means something: `\t` is a tab and `\n` a line break. A Windows path
    written so reaches readers with a gap in it, or not at all.
    Use single quotes, in which a backslash is a backslash.

    Wrong:

        message: "The file C:\temp\queue.que is locked."

    Right:

        message: 'The file C:\temp\queue.que is locked.'
    """,
)

COLON_IN_TEXT = Rule(
    "E023",
    "colon-in-text",
    """A text without quotes holds a colon and a blank, which YAML takes for the end of a key.
    Put the text in quotes, or below its key behind a `|`.

    Wrong:

        message: Error: the connector is disabled.

    Right:

        message: "Error: the connector is disabled."
    """,
)

COMMA_IN_BRACES = Rule(
    "E024",
    "comma-in-braces",
    """In `{…}` a comma ends the text, so the words behind it become a key without a value, and readers
    would get half a sentence.
    Put the text in quotes, or give each language its own line.

    Wrong:

        summary: {en: The session ended, because the connector is disabled.}

    Right:

        summary: {en: "The session ended, because the connector is disabled."}
    """,
)

TEXT_BEGINS_WITH_PERCENT = Rule(
    "E025",
    "text-begins-with-percent",
    """A text begins with a percent sign, which YAML keeps for itself at the beginning of a text.
    Put the text in quotes.

    Wrong:

        message: %1 has been disabled.
        insertions:
          - {name: connector, en: the connector's name}

    Right:

        message: "%1 has been disabled."
        insertions:
          - {name: connector, en: the connector's name}
    """,
)

TEXT_BEGINS_WITH_LINK = Rule(
    "E026",
    "text-begins-with-link",
    """A text begins with a link to an event, `[[…]]`, which YAML takes for a list within a list.
    Put the text in quotes, or below its key behind a `|`.

    Wrong:

        summary:
          en: [[Demo/2]] has ended.

    Right:

        summary:
          en: "[[Demo/2]] has ended."
    """,
)

TEXT_BEGINS_WITH_BRACKET = Rule(
    "E027",
    "text-begins-with-bracket",
    """A text begins with `[`, which YAML takes for the beginning of a list.
    Put the text in quotes.

    Wrong:

        message: [Warning] The connector is disabled.

    Right:

        message: "[Warning] The connector is disabled."
    """,
)

TEXT_BEGINS_WITH_BRACE = Rule(
    "E028",
    "text-begins-with-brace",
    """A text begins with `{`, which YAML takes for the beginning of keys and values.
    Put the text in quotes.

    Wrong:

        message: {{connector}} is disabled.

    Right:

        message: "{{connector}} is disabled."
    """,
)

TEXT_BEGINS_WITH_AT_SIGN = Rule(
    "E029",
    "text-begins-with-at-sign",
    """A text begins with `@`, which YAML keeps for itself at the beginning of a text.
    Put the text in quotes.

    Wrong:

        message: @contoso.com is no accepted domain.

    Right:

        message: "@contoso.com is no accepted domain."
    """,
)

TEXT_BEGINS_WITH_BACKTICK = Rule(
    "E030",
    "text-begins-with-backtick",
    """A text begins with a backtick, which YAML keeps for itself at the beginning of a text.
    Put the text in quotes, or below its key behind a `|`.

    Wrong:

        summary:
          en: `EdgeTransport.exe` has ended.

    Right:

        summary:
          en: "`EdgeTransport.exe` has ended."
    """,
)

TEXT_BEGINS_WITH_ASTERISK = Rule(
    "E031",
    "text-begins-with-asterisk",
    """A text begins with an asterisk, as bold words and items of a list do in Markdown; YAML takes it for
    a reference to another place in the file.
    Put the text in quotes, or below its key behind a `|`.

    Wrong:

        summary:
          en: **Internet mail** is disabled.

    Right:

        summary:
          en: "**Internet mail** is disabled."
    """,
)

TEXT_BEGINS_WITH_AMPERSAND = Rule(
    "E032",
    "text-begins-with-ampersand",
    """A text begins with `&`, which YAML takes for the name of a place in the file, so that the first word
    never reaches a reader.
    Put the text in quotes.

    Wrong:

        message: &connector is disabled.

    Right:

        message: "&connector is disabled."
    """,
)

TEXT_BEGINS_WITH_EXCLAMATION_MARK = Rule(
    "E033",
    "text-begins-with-exclamation-mark",
    """A text begins with an exclamation mark, which YAML takes for the name of a type, so that the first word
    never reaches a reader.
    Put the text in quotes.

    Wrong:

        message: !connector is disabled.

    Right:

        message: "!connector is disabled."
    """,
)

TEXT_BESIDE_BLOCK_SIGN = Rule(
    "E034",
    "text-beside-block-sign",
    """Words stand on the same line as `|` or `>`. Behind this sign a text begins on the next line.
    Put the text below, indented; or, if the sign belongs to the text, put the text in quotes.

    Wrong:

        summary:
          en: | The connection has ended.

    Right:

        summary:
          en: |
            The connection has ended.
    """,
)

TEXT_CUT_BY_COMMENT = Rule(
    "E035",
    "text-cut-by-comment",
    """A text without quotes holds a blank and `#`, where YAML begins a comment, so readers get only what stands before.
    Put the text in quotes; or, if a comment is meant, put a blank behind the `#`.

    Wrong:

        message: Connector #5 is disabled.

    Right:

        message: "Connector #5 is disabled."
    """,
)

RULES = (
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    BACKSLASH_IN_DOUBLE_QUOTES,
    COLON_IN_TEXT,
    COMMA_IN_BRACES,
    TEXT_BEGINS_WITH_PERCENT,
    TEXT_BEGINS_WITH_LINK,
    TEXT_BEGINS_WITH_BRACKET,
    TEXT_BEGINS_WITH_BRACE,
    TEXT_BEGINS_WITH_AT_SIGN,
    TEXT_BEGINS_WITH_BACKTICK,
    TEXT_BEGINS_WITH_ASTERISK,
    TEXT_BEGINS_WITH_AMPERSAND,
    TEXT_BEGINS_WITH_EXCLAMATION_MARK,
    TEXT_BESIDE_BLOCK_SIGN,
    TEXT_CUT_BY_COMMENT,
)
