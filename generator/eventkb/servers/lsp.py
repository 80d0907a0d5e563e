"""The language server: diagnostics, completion, definitions and help in any editor.

Protocol: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/. Its columns count
code units of an encoding that client and server agree on; ours count characters.
"""

import asyncio
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from eventkb.assist.offer import offers
from eventkb.assist.spot import Kind, Spot, spot, step_lines, typed
from eventkb.assist.target import description, target
from eventkb.edit.order import model_at
from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic, Place, Severity
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.reference import KeyGroup
from eventkb.read.location import Location
from eventkb.read.schema.reference import choices, reference
from eventkb.servers.workshop import Setup, Workshop
from eventkb.stock.catalogues import on_disk

PAUSE = 0.3
"""Seconds without a keystroke after which the whole catalogue is checked."""

KINDS = {
    Kind.EVENT: lsp.CompletionItemKind.Reference,
    Kind.SHARED: lsp.CompletionItemKind.File,
    Kind.INSERTION: lsp.CompletionItemKind.Variable,
    Kind.NUMBER: lsp.CompletionItemKind.Variable,
    Kind.KEY: lsp.CompletionItemKind.Property,
    Kind.CODE: lsp.CompletionItemKind.EnumMember,
    Kind.QUOTED_CODE: lsp.CompletionItemKind.EnumMember,
    Kind.TABLE: lsp.CompletionItemKind.File,
    Kind.STEP: lsp.CompletionItemKind.Reference,
}
QUOTE = '"'
SEVERITIES = {Severity.ERROR: lsp.DiagnosticSeverity.Error, Severity.WARNING: lsp.DiagnosticSeverity.Warning}


class Session:
    """The project of an editor, with the diagnostics published to it, by file."""

    def __init__(self, server: LanguageServer, opened: Callable[[Path], Setup]) -> None:
        self.server = server
        self.opened = opened
        self.workshop: Workshop | None = None
        self.locale = SOURCE_LANGUAGE
        self.published: dict[str, list[Diagnostic]] = {}
        self.waiting: asyncio.Task[None] | None = None

    def start(self, params: lsp.InitializeParams) -> None:
        """Opens the project of the workspace, and chooses the editor's language if the project has it."""
        uri = next((folder.uri for folder in params.workspace_folders or ()), params.root_uri)
        root = Path((uri and to_fs_path(uri)) or ".").absolute()
        try:
            self.workshop = Workshop(setup=self.opened(root))
        except ValueError as wrong:
            self.server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, str(wrong)))
            return
        wanted = Locale((params.locale or "").partition("-")[0])
        if wanted in self.workshop.setup.materials.locales:
            self.locale = wanted
        self.workshop.reload()

    def file(self, uri: str) -> str | None:
        """The path of a document relative to the project's root; None if it isn't a definition."""
        try:
            path = to_fs_path(uri)
        except ValueError:  # no URI
            path = None
        if self.workshop is None or path is None or "\0" in path:
            return None
        setup = self.workshop.setup
        if not Path(path).is_relative_to(setup.root / setup.events) or not path.endswith(".yml"):
            return None
        return Path(path).relative_to(setup.root).as_posix()

    def uri(self, file: str) -> str:
        """The URI of a file of the project."""
        return (from_fs_path(str(on_disk(self.workshop.setup.root, file).resolve())) or "") if self.workshop else ""

    def check_soon(self) -> None:
        """Checks the whole catalogue after a pause in typing."""
        if self.waiting:
            self.waiting.cancel()
        self.waiting = asyncio.get_running_loop().create_task(self._check())

    async def _check(self) -> None:
        await asyncio.sleep(PAUSE)
        if self.workshop is not None:
            gathered = await asyncio.to_thread(self.workshop.examine)
            self.publish(gathered.diagnostics)

    def publish(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Publishes all diagnostics, and clears those of files that have none any more."""
        by_file: dict[str, list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            by_file.setdefault(diagnostic.place.file, []).append(diagnostic)
        for file in {**self.published, **by_file}:
            self.publish_file(file, by_file.get(file, []))

    def publish_file(self, file: str, diagnostics: list[Diagnostic]) -> None:
        assert self.workshop is not None
        self.published[file] = diagnostics
        shown = [self._diagnostic(diagnostic) for diagnostic in diagnostics]
        self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(self.uri(file), shown))

    def _diagnostic(self, diagnostic: Diagnostic) -> lsp.Diagnostic:
        assert self.workshop is not None
        page = address.check_url(self.workshop.setup.pages, diagnostic.rule.code)
        return lsp.Diagnostic(
            self.range(diagnostic.place),
            message=f"{diagnostic.message}\nhelp: {diagnostic.help}",
            severity=SEVERITIES[diagnostic.severity],
            code=diagnostic.rule.code,
            code_description=lsp.CodeDescription(page) if page else None,
            source="eventkb",
        )

    def lines(self, file: str) -> list[str]:
        data = self.workshop.files.get(file, b"") if self.workshop else b""
        return data.decode("utf-8-sig", "replace").split("\n")

    def range(self, place: Place) -> lsp.Range:
        """A place as a range in the units of the editor."""
        lines = self.lines(place.file)
        start = lsp.Position(place.line - 1, place.column - 1)
        end = lsp.Position(place.end_line - 1, place.end_column - 1)
        return self.server.workspace.position_codec.range_to_client_units(lines, lsp.Range(start, end))

    def column(self, lines: list[str], position: lsp.Position) -> int:
        """The column of a position, in characters."""
        return self.server.workspace.position_codec.position_from_client_units(lines, position).character


def language_server(opened: Callable[[Path], Setup]) -> LanguageServer:
    """The language server. `opened` opens the project in a folder; it raises ValueError if the set-up has an error."""
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
            piece = session.workshop.type(file, server.workspace.get_text_document(uri).source)
            if piece.diagnostics:
                session.publish_file(file, list(piece.diagnostics))
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
    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["[", "{", "%", " ", QUOTE]))
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


@frozen_dataclass(kw_only=True)
class _Question:
    """A place in a definition, in characters counted from 0."""

    workshop: Workshop
    file: str
    line: str
    row: int
    column: int
    lines: tuple[str, ...] = ()

    @property
    def above(self) -> tuple[str, ...]:
        return self.lines[: self.row]

    @property
    def steps(self) -> dict[str, str]:
        """The steps of a guide, each with the line below its key."""
        after = (*self.lines, "")
        return {key: after[row + 1].strip() for key, row in step_lines(self.lines).items()}

    def place(self, spot: Spot) -> Place:
        line = self.row + 1
        return Place(self.file, line, spot.start + 1, end_line=line, end_column=spot.end + 1)


def _question(
    session: Session, params: lsp.CompletionParams | lsp.DefinitionParams | lsp.HoverParams
) -> _Question | None:
    """The place that an editor asks about; None if it isn't in a definition."""
    file, row = session.file(params.text_document.uri), params.position.line
    if not file or not session.workshop:
        return None
    lines = session.lines(file)
    line = lines[row] if row < len(lines) else ""
    return _Question(
        workshop=session.workshop,
        file=file,
        line=line,
        row=row,
        column=session.column(lines, params.position),
        lines=tuple(lines),
    )


def _completions(session: Session, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    question = _question(session, params)
    word = typed(question.line, question.column, question.above) if question else None
    if not question or not word:
        return None
    definitions, event = question.workshop.checked().definitions, question.workshop.event_at(question.file)
    where = session.range(question.place(word))
    items = [
        lsp.CompletionItem(
            offer.word,
            detail=offer.detail,
            kind=KINDS[word.kind],
            filter_text=f"{offer.word.strip(QUOTE)} {offer.detail}",
            text_edit=lsp.TextEdit(where, offer.word),
        )
        for offer in offers(word, definitions, event, session.locale, steps=question.steps)
    ]
    return lsp.CompletionList(is_incomplete=True, items=items)


def _definition(session: Session, params: lsp.DefinitionParams) -> lsp.Location | None:
    question = _question(session, params)
    word = spot(question.line, question.column) if question else None
    if not question or not word:
        return None
    workshop = question.workshop
    if word.kind is Kind.STEP:
        row = step_lines(question.lines).get(word.written)
        start = Place(question.file, (row or 0) + 1, 3)
        return None if row is None else lsp.Location(session.uri(question.file), session.range(start))
    node = target(word, workshop.checked().definitions, workshop.event_at(question.file))
    if node is None:
        return None
    parsed = workshop.parsed(node.file)
    place = parsed.place(node.path) if parsed else Place(node.file)
    return lsp.Location(session.uri(node.file), session.range(place))


def _hover(session: Session, params: lsp.HoverParams) -> lsp.Hover | None:
    question = _question(session, params)
    word = spot(question.line, question.column) if question else None
    if not question or not word:
        return None
    keys = _keys(question, word, session.locale) if word.kind is Kind.KEY else None
    definitions, event = question.workshop.checked().definitions, question.workshop.event_at(question.file)
    text = description(word, definitions, event, locale=session.locale, keys=keys)
    if text is None:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), session.range(question.place(word)))


def _keys(question: _Question, word: Spot, locale: Locale) -> KeyGroup | None:
    """The keys that are allowed where this key is."""
    setup, parsed = question.workshop.setup, question.workshop.parsed(question.file)
    path = parsed.path_at(question.row, word.start) if parsed else ()
    model = model_at(Location.of(question.file, setup.events).kind, path[:-1]).__name__
    kind = question.workshop.kinds.get(question.file)
    groups = reference(setup.materials.key_texts.get(locale), choices([kind] if kind else ()))
    return next((group for group in groups if group.name == model), None)


def _fixes(session: Session, params: lsp.CodeActionParams) -> Iterable[lsp.CodeAction]:
    """The fixes of the diagnostics in the selected lines."""
    file = session.file(params.text_document.uri)
    for diagnostic in session.published.get(file or "", ()):
        if diagnostic.fix and params.range.start.line <= diagnostic.place.line - 1 <= params.range.end.line:
            edit = lsp.TextEdit(session.range(diagnostic.place), diagnostic.fix.text)
            changes = lsp.WorkspaceEdit(changes={params.text_document.uri: [edit]})
            yield lsp.CodeAction(
                diagnostic.help, kind=lsp.CodeActionKind.QuickFix, edit=changes, is_preferred=diagnostic.fix.is_certain
            )
