"""The rules about files as a whole: what they are called, where they lie, how many events they hold."""

from eventkb.model.diagnostic import Rule, Severity

SEVERAL_EVENTS = Rule(
    "E140",
    "several-events",
    """The file holds a list. One file defines one event, so that it can be found by its name.
    Give each event its own file; only `known.yml` holds a list, of events that nobody has explained yet.

    Wrong:

        # events/Demo/7.yml
        - source: Demo
          id: 7
          message: The connector is enabled.
        - source: Demo
          id: 8
          message: The connector is disabled.

    Right:

        # events/Demo/7.yml
        source: Demo
        id: 7
        message: The connector is enabled.
        # events/Demo/8.yml
        source: Demo
        id: 8
        message: The connector is disabled.
    """,
)

EMPTY_FILE = Rule(
    "E141",
    "empty-file",
    """The file holds nothing but comments and blanks, so there is nothing that a reader could be shown.
    Write the definition, or delete the file.

    Wrong:

        # events/Demo/7.yml
        # to be written

    Right:

        # events/Demo/7.yml
        source: Demo
        id: 7
        message: The connector is enabled.
    """,
)

NO_DEFINITION = Rule(
    "E142",
    "no-definition",
    """The file holds words, but no keys with values.

    Wrong:

        # events/Demo/7.yml
        The connector is enabled

    Right:

        # events/Demo/7.yml
        source: Demo
        id: 7
        message: The connector is enabled.
    """,
)

FOLDER_DISAGREES = Rule(
    "E143",
    "folder-disagrees",
    """A file lies in the folder of one event source and says that it belongs to another. Mostly the file was copied
    and one line was forgotten, so a reader would find the article under the wrong source.
    The folder has the source's name, with each of `/ \\ : * ? " < > |` written `_`.

    Wrong:

        # events/Demo/7.yml
        source: Dmo
        id: 7

    Right:

        # events/Demo/7.yml
        source: Demo
        id: 7
    """,
)

FILE_NAME_DISAGREES = Rule(
    "E144",
    "file-name-disagrees",
    """A file has the name of one event ID and defines another. Mostly the file was copied and one line was forgotten,
    so a reader would find two articles under one ID and none under the other.

    Wrong:

        # events/Demo/8.yml
        id: 7

    Right:

        # events/Demo/8.yml
        id: 8
    """,
)

WRONG_SUFFIX = Rule(
    "E145",
    "wrong-suffix",
    """A file's name ends with something else than `.yml`, so it is not read, and its event reaches no reader.
    Rename it.

    Wrong:

        # events/Demo/7.yaml
        source: Demo
        id: 7
        message: The connector is enabled.

    Right:

        # events/Demo/7.yml
        source: Demo
        id: 7
        message: The connector is enabled.
    """,
    Severity.WARNING,
)

STRAY_FILE = Rule(
    "E146",
    "stray-file",
    """A file among the definitions is none. It is not read; if readers should get what it says, it belongs elsewhere.
    Rename it so that it ends with `.yml`, or move it out of the folder.

    Wrong:

        # events/Demo/ideas.txt
        Write about the connectors.

    Right:

        # events/Demo/README.md
        Write about the connectors.
    """,
    Severity.WARNING,
)

UNREADABLE_FILE = Rule(
    "E147",
    "unreadable-file",
    """A file or folder can't be opened, so nobody knows what readers are missing.
    Check its permissions, and where it leads if it is a link.

    Wrong:

        # events/Demo/7.yml
        <unreadable: Permission denied>

    Right:

        # events/Demo/7.yml
        source: Demo
        id: 7
        message: The connector is enabled.
    """,
)

MISPLACED_FILE = Rule(
    "E148",
    "misplaced-file",
    """A file of the whole catalogue, such as `products.yml`, lies deeper than another of its kind.
    There is one for all sources; with two, a reader would get now the one, now the other.

    Wrong:

        # events/Demo/products.yml
        other: {title: Other}

    Right:

        # events/products.yml
        demo: {title: Demo, versions: {"1.0": {title: Demo 1}, "2.0": {title: Demo 2}}}
        other: {title: Other}
    """,
)

SOURCE_DEFINED_TWICE = Rule(
    "E149",
    "source-defined-twice",
    """Two files say what an event source is called and where it belongs. Only one could reach readers.
    Keep one of them.

    Wrong:

        # events/Demo/source.yml
        name: Demo
        # events/old/Demo/source.yml
        name: Demo

    Right:

        # events/Demo/source.yml
        name: Demo
    """,
)

WRONG_FILE_NAME = Rule(
    "E150",
    "wrong-file-name",
    """The name of a shared text's file has other characters than small letters a to z, digits and hyphens.
    It is what `use:` says, and must mean the same on every computer.

    Wrong:

        # events/shared/Check_the_disk.yml
        text: {en: Check the disk.}

    Right:

        # events/shared/check-the-disk.yml
        text: {en: Check the disk.}
    """,
)

TWO_SOURCES_IN_FOLDER = Rule(
    "E151",
    "two-sources-in-folder",
    """The files of one folder belong to two event sources, whose names differ only in signs that no folder can have.
    Mostly one of them is misspelt, so a reader would find its article under a source that doesn't exist.

    Wrong:

        # events/Demo_Sync/3.yml
        source: Demo:Sync
        # events/Demo_Sync/4.yml
        source: Demo/Sync

    Right:

        # events/Demo_Sync/3.yml
        source: Demo/Sync
        # events/Demo_Sync/4.yml
        source: Demo/Sync
    """,
)

SOURCE_IN_TWO_FOLDERS = Rule(
    "E152",
    "source-in-two-folders",
    """The definitions of one event source lie in two folders, so whoever looks for an event finds only half of them,
    and may write for readers what stands in the other folder already.

    Wrong:

        # events/old/Demo/4.yml
        source: Demo

    Right:

        # events/Demo/4.yml
        source: Demo
    """,
)

RULES = (
    SEVERAL_EVENTS,
    EMPTY_FILE,
    NO_DEFINITION,
    FOLDER_DISAGREES,
    FILE_NAME_DISAGREES,
    WRONG_SUFFIX,
    STRAY_FILE,
    UNREADABLE_FILE,
    MISPLACED_FILE,
    SOURCE_DEFINED_TWICE,
    WRONG_FILE_NAME,
    TWO_SOURCES_IN_FOLDER,
    SOURCE_IN_TWO_FOLDERS,
)
