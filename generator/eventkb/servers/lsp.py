"""The language server: what `check` says and what the definitions know, in any editor.

Protocol: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/. Columns there
count code units of an encoding that client and server agree on, ours count characters.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from eventkb.assist.offer import offers
from eventkb.assist.spot import Kind, Spot, spot, typed
from eventkb.assist.target import target, told
from eventkb.edit.order import model_at
from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic, Place, Severity
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.reference import KeyGroup
from eventkb.read.location import Location
from eventkb.read.schema.reference import reference
from eventkb.servers.workshop import Setup, Workshop

PAUSE = 0.3
"""Seconds without a keystroke after which the whole catalogue is checked."""

KINDS = {
    Kind.EVENT: lsp.CompletionItemKind.Reference,
    Kind.SHARED: lsp.CompletionItemKind.File,
    Kind.INSERTION: lsp.CompletionItemKind.Variable,
    Kind.NUMBER: lsp.CompletionItemKind.Variable,
    Kind.KEY: lsp.CompletionItemKind.Property,
}
SEVERITIES = {Severity.ERROR: lsp.DiagnosticSeverity.Error, Severity.WARNING: lsp.DiagnosticSeverity.Warning}


class Session:
    """One editor's project, with what has been told about it."""

    def __init__(self, server: LanguageServer, opened: Callable[[Path], Setup]) -> None:
        self.server = server
        self.opened = opened
        self.workshop: Workshop | None = None
        self.locale = SOURCE_LANGUAGE
        self.told: dict[str, list[Diagnostic]] = {}
        self.waiting: asyncio.Task[None] | None = None

    def start(self, params: lsp.InitializeParams) -> None:
        """Opens the project of the workspace, in the language of the editor."""
        uri = next((one.uri for one in params.workspace_folders or ()), params.root_uri)
        root = Path((uri and to_fs_path(uri)) or ".").absolute()
        try:
            self.workshop = Workshop(self.opened(root))
        except ValueError as wrong:
            self.server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, str(wrong)))
            return
        wanted = Locale((params.locale or "").partition("-")[0])
        if wanted in self.workshop.setup.materials.locales:
            self.locale = wanted
        self.workshop.reload()

    def file(self, uri: str) -> str | None:
        """The path of a document from the project's root, if it is a definition."""
        path = to_fs_path(uri)
        if self.workshop is None or path is None:
            return None
        setup = self.workshop.setup
        if not Path(path).is_relative_to(setup.root / setup.events) or not path.endswith(".yml"):
            return None
        return Path(path).relative_to(setup.root).as_posix()

    def uri(self, file: str) -> str:
        """The document that is a file of the project."""
        return (from_fs_path(str(self.workshop.setup.root / file)) or "") if self.workshop else ""

    def check_soon(self) -> None:
        """Checks the whole catalogue when nobody has typed for a moment."""
        if self.waiting:
            self.waiting.cancel()
        self.waiting = asyncio.get_running_loop().create_task(self._check())

    async def _check(self) -> None:
        await asyncio.sleep(PAUSE)
        if self.workshop is not None:
            found = await asyncio.to_thread(self.workshop.examine)
            self.tell(found.diagnostics)

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Publishes all that is wrong, and clears the files in which nothing is any more."""
        by_file: dict[str, list[Diagnostic]] = {}
        for one in diagnostics:
            by_file.setdefault(one.place.file, []).append(one)
        for file in {**self.told, **by_file}:
            self.tell_file(file, by_file.get(file, []))

    def tell_file(self, file: str, diagnostics: list[Diagnostic]) -> None:
        assert self.workshop is not None
        self.told[file] = diagnostics
        shown = [self._diagnostic(one) for one in diagnostics]
        self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(self.uri(file), shown))

    def _diagnostic(self, one: Diagnostic) -> lsp.Diagnostic:
        assert self.workshop is not None
        page = address.check_url(self.workshop.setup.pages, one.rule.code)
        return lsp.Diagnostic(
            self.range(one.place),
            f"{one.message}\nhelp: {one.help}",
            SEVERITIES[one.severity],
            one.rule.code,
            lsp.CodeDescription(page) if page else None,
            "eventkb",
        )

    def lines(self, file: str) -> list[str]:
        data = self.workshop.files.get(file, b"") if self.workshop else b""
        return data.decode("utf-8-sig", "replace").split("\n")

    def range(self, place: Place) -> lsp.Range:
        """A place of ours in the units of the editor."""
        lines = self.lines(place.file)
        start = lsp.Position(place.line - 1, place.column - 1)
        end = lsp.Position(place.end_line - 1, place.end_column - 1)
        return self.server.workspace.position_codec.range_to_client_units(lines, lsp.Range(start, end))

    def column(self, lines: list[str], position: lsp.Position) -> int:
        """A column of the editor's in characters."""
        return self.server.workspace.position_codec.position_from_client_units(lines, position).character


def language_server(opened: Callable[[Path], Setup]) -> LanguageServer:
    """The server; `opened` opens the project in a folder, and raises ValueError with words for whoever set it up."""
    server = LanguageServer("eventkb", version("eventkb"), lsp.TextDocumentSyncKind.Full)
    session = Session(server, opened)
    _synchronize(server, session)
    _answer(server, session)
    return server


def _synchronize(server: LanguageServer, session: Session) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        session.start(params)

    @server.feature(lsp.INITIALIZED)
    def initialized(params: lsp.InitializedParams) -> None:
        session.check_soon()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidOpenTextDocumentParams | lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        file = session.file(uri)
        if file and session.workshop:
            found = session.workshop.type(file, server.workspace.get_text_document(uri).source)
            if found.diagnostics:
                session.tell_file(file, list(found.diagnostics))
            session.check_soon()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        file = session.file(params.text_document.uri)
        if file and session.workshop:
            session.workshop.close(file)
            session.check_soon()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def saved(params: lsp.DidSaveTextDocumentParams | lsp.DidChangeWatchedFilesParams) -> None:
        if session.workshop:
            session.workshop.reload()
            session.check_soon()


def _answer(server: LanguageServer, session: Session) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["[", "{", "%", " "]))
    def complete(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        return _completions(session, params)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def define(params: lsp.DefinitionParams) -> lsp.Location | None:
        return _definition(session, params)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return _hover(session, params)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    def fix(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return list(_fixes(session, params))


@dataclass(frozen=True, slots=True)
class _Question:
    """A place in a definition, in characters counted from 0."""

    workshop: Workshop
    file: str
    line: str
    row: int
    column: int

    def place(self, spot: Spot) -> Place:
        return Place(self.file, self.row + 1, spot.start + 1, self.row + 1, spot.end + 1)


def _question(
    session: Session, params: lsp.CompletionParams | lsp.DefinitionParams | lsp.HoverParams
) -> _Question | None:
    """What an editor asks about; None where that is no definition."""
    file, row = session.file(params.text_document.uri), params.position.line
    if not file or not session.workshop:
        return None
    lines = session.lines(file)
    line = lines[row] if row < len(lines) else ""
    return _Question(session.workshop, file, line, row, session.column(lines, params.position))


def _completions(session: Session, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    asked = _question(session, params)
    here = typed(asked.line, asked.column) if asked else None
    if not asked or not here:
        return None
    found, event = asked.workshop.known().definitions, asked.workshop.event_at(asked.file)
    where = session.range(asked.place(here))
    items = [
        lsp.CompletionItem(
            one.word,
            detail=one.detail,
            kind=KINDS[here.kind],
            filter_text=f"{one.word} {one.detail}",
            text_edit=lsp.TextEdit(where, one.word),
        )
        for one in offers(here, found, event, session.locale)
    ]
    return lsp.CompletionList(is_incomplete=True, items=items)


def _definition(session: Session, params: lsp.DefinitionParams) -> lsp.Location | None:
    asked = _question(session, params)
    here = spot(asked.line, asked.column) if asked else None
    if not asked or not here:
        return None
    workshop = asked.workshop
    meant = target(here, workshop.known().definitions, workshop.event_at(asked.file))
    if meant is None:
        return None
    parsed = workshop.parsed(meant.file)
    place = parsed.place(meant.path) if parsed else Place(meant.file)
    return lsp.Location(session.uri(meant.file), session.range(place))


def _hover(session: Session, params: lsp.HoverParams) -> lsp.Hover | None:
    asked = _question(session, params)
    here = spot(asked.line, asked.column) if asked else None
    if not asked or not here:
        return None
    keys = _keys(asked, here, session.locale) if here.kind is Kind.KEY else None
    found, event = asked.workshop.known().definitions, asked.workshop.event_at(asked.file)
    text = told(here, found, event, session.locale, keys)
    if text is None:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), session.range(asked.place(here)))


def _keys(asked: _Question, here: Spot, locale: Locale) -> KeyGroup | None:
    """The keys that can stand where one stands."""
    setup, parsed = asked.workshop.setup, asked.workshop.parsed(asked.file)
    path = parsed.path_at(asked.row, here.start) if parsed else ()
    model = model_at(Location.of(asked.file, setup.events).kind, path[:-1]).__name__
    groups = reference(setup.materials.key_texts.get(locale))
    return next((one for one in groups if one.name == model), None)


def _fixes(session: Session, params: lsp.CodeActionParams) -> Iterable[lsp.CodeAction]:
    """What has an answer in the chosen lines, to be typed at once."""
    file = session.file(params.text_document.uri)
    for one in session.told.get(file or "", ()):
        if one.fix and params.range.start.line <= one.place.line - 1 <= params.range.end.line:
            edit = lsp.TextEdit(session.range(one.place), one.fix.text)
            changes = lsp.WorkspaceEdit(changes={params.text_document.uri: [edit]})
            yield lsp.CodeAction(
                one.help, kind=lsp.CodeActionKind.QuickFix, edit=changes, is_preferred=one.fix.is_certain
            )
