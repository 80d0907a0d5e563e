"""The language server, tested by a real client over standard input and output."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.site.conftest import PARTS, copy, write

PATIENCE = 30
"""Seconds after which what was to be told counts as never told; no test waits so long for success."""

FIRST = """\
source: Demo
id: 1
message: {en: 'The connector %1 is 😀 off.', de: 'Der Connector %1 ist aus.'}
insertions:
  - {name: connector, en: The connector's name, de: Der Name des Connectors, example: Internet}
explanation:
  en: See [[Demo/2]] and 😀 [[Demo/9]].
user_action:
  actions:
    - use: look-first
    - text: {en: Enable it.}
      command: {shell: powershell, run: "Enable-It '{{connector}}'"}
"""
SECOND = (
    "source: Demo\nid: 2\nmessage: {en: It is over., de: Es ist zu Ende.}\nsummary: {en: The end., de: Das Ende.}\n"
)
FILES = {
    "events/Demo/1.yml": FIRST,
    "events/Demo/2.yml": SECOND,
    "events/shared/look-first.yml": "text: {en: Look first., de: Zuerst nachsehen.}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = copy(tmp_path / "project", *PARTS)
    write(folder, FILES)
    return folder


async def started(client: LanguageClient, root: Path, locale: str = "en") -> None:
    await client.initialize_session(
        lsp.InitializeParams(
            capabilities=client_capabilities("visual-studio-code"),
            workspace_folders=[lsp.WorkspaceFolder(root.as_uri(), "project")],
            locale=locale,
        )
    )


@pytest_lsp.fixture(
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "eventkb", "lsp"],
    ),
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    await lsp_client.shutdown_session()


def uri(root: Path, number: int = 1) -> str:
    return (root / f"events/Demo/{number}.yml").as_uri()


def opened(client: LanguageClient, root: Path, text: str, number: int = 1) -> str:
    """Opens a document with a text that is not saved."""
    where = uri(root, number)
    item = lsp.TextDocumentItem(where, "yaml", 1, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    return where


def changed(client: LanguageClient, where: str, text: str, version: int = 2) -> None:
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version, where), [lsp.TextDocumentContentChangeWholeDocument(text)]
        )
    )


async def problems(client: LanguageClient, where: str, wanted: set[str]) -> list[lsp.Diagnostic]:
    """Waits until a document has exactly these codes."""
    async with asyncio.timeout(PATIENCE):
        while {
            str(diagnostic.code) for diagnostic in client.diagnostics.get(where, ())
        } != wanted or where not in client.diagnostics:
            await asyncio.sleep(0.05)
    return list(client.diagnostics[where])


def at(text: str, words: str, plus: int = 0) -> lsp.Position:
    """The position of words, in UTF-16 code units as editors count."""
    before = text[: text.index(words) + plus]
    line = before.rpartition("\n")[2]
    return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


@pytest.mark.asyncio
async def test_what_check_says_is_reported_when_the_editor_starts(client: LanguageClient, root: Path) -> None:
    """Diagnostics have a code, help and a range; columns are the editor's, even after an emoji."""
    await started(client, root)
    (diagnostic,) = await problems(client, uri(root), {"E201"})
    assert "help: did you mean Demo/" in diagnostic.message or "write a definition" in diagnostic.message
    assert diagnostic.severity is lsp.DiagnosticSeverity.Error
    assert diagnostic.range.start == at(FIRST, "[[Demo/9]]")
    assert diagnostic.range.end == at(FIRST, "[[Demo/9]]", len("[[Demo/9]]"))


@pytest.mark.asyncio
async def test_what_is_typed_counts_before_it_is_saved(client: LanguageClient, root: Path) -> None:
    """Diagnostics follow the unsaved text, broken and fixed."""
    await started(client, root)
    await problems(client, uri(root), {"E201"})
    where = opened(client, root, FIRST.replace("message:", "mesage:"))
    await problems(client, where, {"E101"})
    changed(client, where, FIRST.replace(" and 😀 [[Demo/9]]", ""))
    assert await problems(client, where, set()) == []


@pytest.mark.asyncio
async def test_a_fix_can_be_typed_at_once(client: LanguageClient, root: Path) -> None:
    """The quick fix inserts what `check --fix` would write."""
    await started(client, root)
    where = opened(client, root, FIRST.replace("message:", "mesage:"))
    await problems(client, where, {"E101"})
    line = lsp.Range(lsp.Position(2, 0), lsp.Position(2, 1))
    context = lsp.CodeActionContext([])
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(lsp.TextDocumentIdentifier(where), line, context)
    )
    (action,) = actions or ()
    assert isinstance(action, lsp.CodeAction) and action.edit and action.edit.changes
    assert [edit.new_text for edit in action.edit.changes[where]] == ["message"]


async def words(client: LanguageClient, where: str, position: lsp.Position) -> dict[str, str | None]:
    completions = await client.text_document_completion_async(
        lsp.CompletionParams(lsp.TextDocumentIdentifier(where), position)
    )
    assert isinstance(completions, lsp.CompletionList)
    return {item.label: item.detail for item in completions.items}


SUMMARIES = {"en": "The end.", "de": "Das Ende."}
MEANINGS = {"en": "The connector's name", "de": "Der Name des Connectors"}


@pytest.mark.asyncio
@pytest.mark.parametrize("locale", SUMMARIES)
async def test_events_shared_texts_and_insertion_strings_are_completed(
    client: LanguageClient, root: Path, locale: str
) -> None:
    """Completions are in the language of the editor, also while the file is broken."""
    await started(client, root, locale)
    text = (
        FIRST
        + "verification:\n  en: See 😀 [[De\nrelated:\n  - event: \n  - use: loo\nimpact: {en: '{{con', de: '%'}\n"
    )
    where = opened(client, root, FIRST)
    changed(client, where, text)
    assert (await words(client, where, at(text, "[[De\n", 4)))["Demo/2"] == SUMMARIES[locale]
    assert "Demo/2" in await words(client, where, at(text, "event: \n", 7))
    assert "look-first" in await words(client, where, at(text, "use: loo", 8))
    assert (await words(client, where, at(text, "{{con'", 5)))["connector"] == MEANINGS[locale]
    assert "1" in await words(client, where, at(text, "'%'}", 2))


@pytest.mark.asyncio
async def test_the_conditions_of_a_case_are_completed(client: LanguageClient, root: Path) -> None:
    """The names of insertion strings, and the codes of their tables with what they mean."""
    described = FIRST.replace("example: Internet}", "example: Internet, codes: [ese]}")
    text = described + 'cases:\n  - when:\n      con: ["-101'
    await started(client, root)
    where = opened(client, root, described)
    changed(client, where, text)
    assert (await words(client, where, at(text, "      con: [", 9))) == {"connector": "The connector's name"}
    changed(client, where, text.replace("con: [", "connector: ["))
    codes = await words(client, where, at(text.replace("con: [", "connector: ["), '"-101', 5))
    assert (codes["-1018"] or "").startswith("JET_errReadVerifyFailure ")


@pytest.mark.asyncio
async def test_what_a_word_names_is_found(client: LanguageClient, root: Path) -> None:
    """A definition is an event's file, a shared text's file or an insertion string's item."""
    await started(client, root)
    await problems(client, uri(root), {"E201"})
    for words_, file, line in (
        ("Demo/2", "events/Demo/2.yml", 0),
        ("look-first", "events/shared/look-first.yml", 0),
        ("{{connector", "events/Demo/1.yml", 4),
        ("%1", "events/Demo/1.yml", 4),
    ):
        position = at(FIRST, words_, 3)
        if words_ == "%1":
            position = at(FIRST, words_, 1)
        location = await client.text_document_definition_async(
            lsp.DefinitionParams(lsp.TextDocumentIdentifier(uri(root)), position)
        )
        assert isinstance(location, lsp.Location)
        assert (location.uri, location.range.start.line) == ((root / file).as_uri(), line)


HELP = {"en": "How severe the vendor takes it.", "de": "Wie schwer der Hersteller das Ereignis nimmt."}


@pytest.mark.asyncio
@pytest.mark.parametrize("locale", HELP)
async def test_a_word_is_explained(client: LanguageClient, root: Path, locale: str) -> None:
    """A link shows the event, a key its help, in the language of the editor."""
    text = f"{SECOND}level: error\nexplanation: {{en: 'See [[Demo/1]].'}}\n"
    await started(client, root, locale)
    where = opened(client, root, text, 2)

    async def said(position: lsp.Position) -> str:
        hover = await client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(where), position))
        assert hover and isinstance(hover.contents, lsp.MarkupContent)
        return hover.contents.value

    assert HELP[locale] in await said(at(text, "level"))
    assert "**Demo/1**" in await said(at(text, "Demo/1"))


@pytest.mark.asyncio
async def test_files_that_come_and_go_are_noticed(client: LanguageClient, root: Path) -> None:
    """A deleted event makes a link an error at once; a new one fixes it."""
    await started(client, root)
    await problems(client, uri(root), {"E201"})
    write(root, {"events/Demo/9.yml": SECOND.replace("id: 2", "id: 9")})
    event = lsp.FileEvent((root / "events/Demo/9.yml").as_uri(), lsp.FileChangeType.Created)
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
    assert await problems(client, uri(root), set()) == []


@pytest.mark.asyncio
async def test_a_project_that_cannot_be_opened_is_reported(client: LanguageClient, tmp_path: Path) -> None:
    """The editor shows a message, and the server keeps running."""
    await started(client, tmp_path)
    async with asyncio.timeout(PATIENCE):
        while not client.messages:
            await asyncio.sleep(0.05)
    assert "mkdocs.yml" in client.messages[0].message


@pytest.mark.asyncio
@pytest.mark.parametrize("strange", ["file://[::1/1.yml", "{root}/events/Demo/%00.yml", "untitled:1.yml"])
async def test_a_strange_address_disturbs_no_other_document(client: LanguageClient, root: Path, strange: str) -> None:
    """A document that is no definition has no answers, and the others keep theirs."""
    await started(client, root)
    where = strange.format(root=root.as_uri())
    document = lsp.TextDocumentItem(where, "yaml", 1, "id: 1\n")
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
    position = lsp.HoverParams(lsp.TextDocumentIdentifier(where), lsp.Position(0, 0))
    assert await client.text_document_hover_async(position) is None
    here = opened(client, root, FIRST.replace("message:", "mesage:"))
    assert await problems(client, here, {"E101"})
