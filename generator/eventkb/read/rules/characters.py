"""The rules about the bytes and characters of a file, before anybody asks what they say.

In the examples `<U+200B>` stands for a character that cannot be seen, and `<byte FC>` for a byte.
"""

from eventkb.model.diagnostic import Rule

NOT_UTF_8 = Rule(
    "E001",
    "not-utf-8",
    """The file was not saved as UTF-8, so nobody can tell which umlaut a byte stands for, and readers would get
    question marks in its place. Most such files were saved as Windows-1252 ("ANSI").
    Save the file again with the encoding UTF-8; nothing needs to be typed anew.

    Wrong:

        summary:
          en: The connection has ended.
          de: Die Verbindung ist zur<byte FC>ckgesetzt.

    Right:

        summary:
          en: The connection has ended.
          de: Die Verbindung ist zurückgesetzt.
    """,
)

UTF_16 = Rule(
    "E002",
    "utf-16",
    """The file was saved as UTF-16 ("Unicode" in older Windows programs, and what PowerShell's `>` writes).
    Git then shows no differences, so nobody can review what readers will get.
    Save the file again with the encoding UTF-8.

    Wrong:

        <saved as UTF-16>
        summary:
          en: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

NUL_CHARACTER = Rule(
    "E003",
    "nul-character",
    """The file holds a NUL, a character that no text has: a disk or a program has damaged the file.
    What stood in its place is lost, and a reader would find a gap.
    Fetch the last good version of the file, or type the missing part again.

    Wrong:

        symbolic_name: Smtp<U+0000>Send

    Right:

        symbolic_name: SmtpSend
    """,
)

CONTROL_CHARACTER = Rule(
    "E004",
    "control-character",
    """The file holds a control character. It usually comes with a text copied from a terminal or a log,
    cannot be seen, and breaks the page or the search for those who paste the same text without it.
    Delete it; a line break or a tab is all that a text needs.

    Wrong:

        symbolic_name: Smtp<U+0007>Send

    Right:

        symbolic_name: SmtpSend
    """,
)

INVISIBLE_CHARACTER = Rule(
    "E005",
    "invisible-character",
    """The text holds a character that cannot be seen, such as a zero-width space or a soft hyphen.
    It comes with text copied from web pages and word processors. A reader who searches for the word doesn't find it,
    and a command copied from the page fails without a visible reason.
    Delete it. (A no-break space, as in "z. B.", is welcome in texts.)

    Wrong:

        symbolic_name: Smtp<U+200B>Send

    Right:

        symbolic_name: SmtpSend
    """,
)

DIRECTION_CHANGING_CHARACTER = Rule(
    "E006",
    "direction-changing-character",
    """The text holds a character that turns the direction of writing round, so that people see something else than
    what a computer reads. With it, a command can look harmless in the review and do harm when a reader copies it.
    No text in a language written from left to right needs one; delete it.

    Wrong:

        symbolic_name: <U+202E>dneSptmS

    Right:

        symbolic_name: SmtpSend
    """,
)

LOST_CHARACTER = Rule(
    "E007",
    "lost-character",
    """The text holds the sign that programs put where they could not read a character. The letter that stood here
    is lost, and every reader sees a question mark in a black square.
    Type the letter that belongs there.

    Wrong:

        summary:
          en: The connection has ended.
          de: Die Verbindung ist zur<U+FFFD>ckgesetzt.

    Right:

        summary:
          en: The connection has ended.
          de: Die Verbindung ist zurückgesetzt.
    """,
)

WRONGLY_CONVERTED_TEXT = Rule(
    "E008",
    "wrongly-converted-text",
    """Two strange characters stand where one umlaut or quotation mark belongs: the text was UTF-8 and somebody's
    program took it for Windows-1252. Readers see the rubbish, and searching for the word doesn't find it.
    Type the right letter.

    Wrong:

        summary:
          en: The connection has ended.
          de: Die Verbindung ist zurÃ¼ckgesetzt.

    Right:

        summary:
          en: The connection has ended.
          de: Die Verbindung ist zurückgesetzt.
    """,
)

FILE_TOO_LARGE = Rule(
    "E009",
    "file-too-large",
    """The file is larger than a megabyte. No article is that long, so something was pasted that doesn't belong here,
    such as a log; a reader could neither load nor read it.
    Keep to what a reader needs, and link the rest under `references`.

    Wrong:

        explanation:
          en: |
            <1100000 times x>

    Right:

        explanation:
          en: |
            The log names the connector in its first line.
    """,
)

MERGE_CONFLICT = Rule(
    "E010",
    "merge-conflict",
    """Git could not join two changes and left both versions in the file, between lines of `<<<<<<<`, `=======`
    and `>>>>>>>`. Which of them readers should get is for a person to decide.
    Keep the right lines, and delete the others together with the three marker lines.

    Wrong:

        <<<<<<< HEAD
        level: error
        =======
        level: warning
        >>>>>>> translate-2007

    Right:

        level: error
    """,
)

ODD_BLANK = Rule(
    "E011",
    "odd-blank",
    """A line is indented with, or a key contains, a blank that only looks like one, such as a no-break space.
    It comes with text copied from web pages and chats. YAML takes it for a letter, so the key is another key,
    and what stands under it never reaches a reader.
    Delete it and type blanks with the space bar. (Inside a text, a no-break space is welcome.)

    Wrong:

        summary:
        <U+00A0><U+00A0>en: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

TAB = Rule(
    "E012",
    "tab-in-indentation",
    """A line is indented with a tab. YAML allows only blanks there, because a tab is as wide as each editor likes,
    and how far a line is indented decides what it belongs to.
    Replace the tab by blanks, two for each level; editors do so by themselves once they are told to insert spaces.

    Wrong:

        summary:
        <tab>en: The connection has ended.

    Right:

        summary:
          en: The connection has ended.
    """,
)

RULES = (
    NOT_UTF_8,
    UTF_16,
    NUL_CHARACTER,
    CONTROL_CHARACTER,
    INVISIBLE_CHARACTER,
    DIRECTION_CHANGING_CHARACTER,
    LOST_CHARACTER,
    WRONGLY_CONVERTED_TEXT,
    FILE_TOO_LARGE,
    MERGE_CONFLICT,
    ODD_BLANK,
    TAB,
)
