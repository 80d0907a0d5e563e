"""A text to be translated into one language, with a name that stays the same when other texts are added or moved."""

from collections.abc import Iterator

from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.passage import Form, Passage, of_event, of_guide, of_note, of_shared, of_table, passages
from eventkb.model.text import TranslationState, digest


@frozen_dataclass()
class Unit:
    """A text to be translated. `name` is unique: `Backup/1001:user_action.actions[1].text`."""

    name: str
    passage: Passage
    locale: Locale
    state: TranslationState

    @property
    def source(self) -> str:
        return self.passage.text.source

    @property
    def target(self) -> str:
        """The translation; empty if it is missing."""
        return self.passage.text.values.get(self.locale, "")

    @property
    def digest(self) -> str:
        return digest(self.source)

    @property
    def is_message(self) -> bool:
        return self.passage.form is Form.MESSAGE


def units(definitions: Definitions, locale: Locale) -> Iterator[Unit]:
    """All texts that are or should be translated into a language, in the order of the catalogue."""
    steady = _Steady(definitions)
    for passage in passages(definitions):
        if unit := _unit(passage, locale, steady):
            yield unit


def by_definition(definitions: Definitions) -> dict[tuple[str, Path], list[Passage]]:
    """The texts that share lists of digests, by the file and path of the definition that contains the lists."""
    by_place = {(event.file, event.path): list(of_event(event)) for event in definitions.events}
    by_place |= {(note.file, ()): list(of_note(note)) for note in definitions.notes.values()}
    by_place |= {(guide.file, ()): list(of_guide(guide)) for guide in definitions.guides.values()}
    by_place |= {(table.file, ()): list(of_table(table)) for table in definitions.tables.values() if table.file}
    return by_place | {(shared.file, ()): list(of_shared(shared)) for shared in definitions.shared.values()}


def _unit(passage: Passage, locale: Locale, steady: "_Steady") -> Unit | None:
    state = passage.state(locale)
    if state is TranslationState.ORIGINAL:
        return None
    return Unit(f"{passage.owner}:{steady.name(passage)}", passage, locale, state)


class _Steady:
    """Names texts by something more stable than a position: the related event, the insertion string, the URL."""

    def __init__(self, definitions: Definitions) -> None:
        self.events = {(event.file, event.path): event for event in definitions.events}
        self.tables = {table.file: table for table in definitions.tables.values() if table.file}

    def name(self, passage: Passage) -> str:
        event = self.events.get((passage.file, passage.base))
        inside = passage.path[len(passage.base) :]
        table = self.tables.get(passage.file)
        if table and len(inside) > 1 and isinstance(inside[1], int):
            return f"codes[{table.codes[inside[1]].code}].{inside[-1]}"
        parts = list(_parts(inside, event))
        return "".join(parts).lstrip(".")


def _parts(inside: Path, event: Event | None) -> Iterator[str]:
    above: str | int | None = None
    for place, part in enumerate(inside):
        if isinstance(part, int):
            yield f"[{_called(event, above, part) if place == 1 else part}]"
        else:
            yield f".{part}"
        above = part


def _called(event: Event | None, above: str | int | None, number: int) -> str | int:
    if event is not None and above == "related":
        return str(event.related[number].target)
    if event is not None and above == "insertions" and (insertion := event.insertions[number]):
        return insertion.name
    if event is not None and above == "references":
        return event.references[number].url
    if event is not None and above == "cases":
        return event.cases[number].when[0].values[0]
    return number
