"""From a file's values to what it defines: each value is validated once, and what fails becomes diagnostics."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from eventkb.language.wording import quoted, shortened
from eventkb.model import address
from eventkb.model.codes import CodeTable
from eventkb.model.diagnostic import KEY, Diagnostic, Finding, Fix, Path, Rule
from eventkb.model.event import Event, EventKey
from eventkb.model.guide import Guide
from eventkb.model.identifier import EventId, event_id, file_stem
from eventkb.model.note import Note
from eventkb.model.origin import Origin
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.read import foreign, nouns, rules
from eventkb.read.location import NOTE_SUFFIX, Kind, Location, folder_of
from eventkb.read.schema import codes, guides, house, kinds, models
from eventkb.read.schema.kinds import Allowed
from eventkb.read.schema.mistake import Unit
from eventkb.read.schema.mistakes import mistakes, placed
from eventkb.read.yaml import Parsed, Value
from eventkb.read.yaml.characters import ODD_BLANKS, TYPOGRAPHIC_QUOTES

Noun = Event | EventSource | Product | SharedText | Term | CodeTable | Guide | Note | Origin
SLUG = re.compile(kinds.SLUG)
ODD_SIGN = re.compile(f"[{ODD_BLANKS}{TYPOGRAPHIC_QUOTES}]")

MODELS: Mapping[Kind, type[BaseModel]] = {
    Kind.EVENT: models.Definition,
    Kind.KNOWN: models.Stub,
    Kind.SOURCE: models.SourceFile,
    Kind.PRODUCTS: models.Product,
    Kind.SHARED: models.Shared,
    Kind.GLOSSARY: models.Term,
    Kind.NOTE: house.Note,
    Kind.CATALOGUE: house.CatalogueFile,
    Kind.CODES: codes.CodeTable,
    Kind.GUIDE: guides.Guide,
}
LISTS = frozenset({Kind.KNOWN, Kind.GLOSSARY})
"""Files that contain a list; all others contain keys."""

NAMED_BY_FILE = {Kind.SHARED: "a shared text", Kind.CODES: "a code table", Kind.GUIDE: "a guide"}
"""Files whose name is the key of what they define."""

OF_EVENTS = frozenset({Kind.EVENT, Kind.KNOWN})
OF_A_SOURCE = OF_EVENTS | {Kind.SOURCE}


def definitions(parsed: Parsed, location: Location, allowed: Allowed) -> Iterator[Noun | EventKey | Diagnostic]:
    """What a file defines, in its order: nouns, or what is wrong with them and the keys of events that were lost."""
    finding = _misplaced(location) or _wrong_shape(parsed, location)
    if finding:
        if not parsed.diagnostics or finding.rule is rules.MISPLACED_FILE:
            yield finding.at(parsed.place(finding.path))
        if location.kind is Kind.EVENT and location.event_key:
            yield location.event_key
        return
    for unit in units(parsed, location, allowed):
        yield from _defined(unit, location)


def units(parsed: Parsed, location: Location, allowed: Allowed) -> Iterator[Unit]:
    """The values of a file of which each makes one noun."""
    parts: Iterable[tuple[Path, Value]] = [((), parsed.value)]
    if location.kind in LISTS:
        parts = (((number,), item) for number, item in enumerate(parsed.value))
    elif location.kind is Kind.PRODUCTS:
        parts = (((key,), value) for key, value in parsed.value.items())
    for path, value in parts:
        is_text = location.kind in OF_EVENTS and not allowed.kind.is_numbered
        yield Unit(
            parsed=parsed,
            model=MODELS[location.kind],
            path=path,
            value=_with_typed_id(parsed, path, value) if is_text else value,
            locales=allowed.locales,
            kind=allowed.kind,
        )


def _with_typed_id(parsed: Parsed, path: Path, value: Value) -> Value:
    """The values of an event with its ID as it was typed: YAML reads `01000` as a text, but `1.10` as a number."""
    if not isinstance(value, dict) or value.get("id") is None or isinstance(value["id"], str):
        return value
    typed = parsed.written((*path, "id"))
    return {**value, "id": typed} if typed else value


def _defined(unit: Unit, location: Location) -> Iterator[Noun | EventKey | Diagnostic]:
    """The noun of a value, or what is wrong with it."""
    error = written = None
    try:
        written = unit.model.model_validate(unit.value, context=unit.allowed)
    except ValidationError as refused:
        error = refused
    findings = [*mistakes(unit, error), *_disagreements(unit, location)]
    yield from placed(unit, findings)
    if written is not None and not findings and not unit.parsed.diagnostics:
        yield noun(written, unit, location)
    elif location.kind in OF_EVENTS:
        yield from filter(None, {_event_key(unit, location), _named_key(location)})


def noun(written: BaseModel, unit: Unit, location: Location) -> Noun:
    """What a valid value defines."""
    defined = _of_event(written, unit, location) or _beside_events(written, unit, location)
    if defined is None:
        raise TypeError(f"no noun is made of {type(written)}")
    return defined


def _of_event(written: BaseModel, unit: Unit, location: Location) -> Noun | None:
    """An event, or a note on one; or what the catalogue says about itself."""
    match written:
        case models.Definition():
            return nouns.event(written, written.source or location.folder or "", location.file, unit.path)
        case house.Note() if location.event_key:
            return nouns.note(written, location.event_key, location.file)
        case house.CatalogueFile():
            return nouns.origin(written, location.file, location.root)
    return None


def _beside_events(written: BaseModel, unit: Unit, location: Location) -> Noun | None:
    """What many events need."""
    file = location.file
    match written:
        case models.SourceFile():
            return nouns.event_source(written, file, location.folder or "")
        case models.Product():
            return nouns.product(written, file, str(unit.path[-1]))
        case models.Term():
            return nouns.term(written, file, int(unit.path[-1]))
    return _with_texts(written, location)


def _with_texts(written: BaseModel, location: Location) -> Noun | None:
    """What has texts of its own and a file by whose name others call it."""
    match written:
        case models.Shared():
            return nouns.shared_text(written, location.file, location.name)
        case codes.CodeTable():
            return nouns.code_table(written, location.file, location.name)
        case guides.Guide():
            return nouns.guide(written, location.file, location.name)
    return None


def _event_key(unit: Unit, location: Location) -> EventKey | None:
    """The event that a faulty value describes, as far as its source and ID can be read."""
    value = unit.value if isinstance(unit.value, dict) else {}
    source: Value = value.get("source", location.folder)
    id = _id(unit)
    if isinstance(source, str) and id is not None:
        return EventKey(source, id)
    return _named_key(location)


def _named_key(location: Location) -> EventKey | None:
    """The event that the name of a file promises."""
    return location.event_key if location.kind is Kind.EVENT else None


def _id(unit: Unit) -> EventId | None:
    """The ID of a value, if its kind allows it."""
    id = unit.value.get("id") if isinstance(unit.value, dict) else None
    if unit.kind.is_numbered:
        return id if type(id) is int and 0 <= id <= unit.kind.id.maximum else None
    return event_id(str(id)) if isinstance(id, str) or type(id) is int else None


def _misplaced(location: Location) -> Finding | None:
    if location.belongs:
        message = f"there is one file of this kind for the whole catalogue, {location.belongs}"
        return _of_file(rules.MISPLACED_FILE, location, message, "move its contents there, and delete this file")
    return None


def _of_file(rule: Rule, location: Location, message: str, help: str, *, path: Path = ()) -> Finding:
    return Finding(rule=rule, file=location.file, path=path, message=message, help=help)


def _wrong_shape(parsed: Parsed, location: Location) -> Finding | None:
    """A file that contains something else than keys, or than a list where it needs one."""
    value, kind = parsed.value, location.kind
    wanted = list if kind in LISTS else dict
    if isinstance(value, wanted) and value:
        return None
    rule, message, help = _shape(value, kind)
    return _of_file(rule, location, message, help)


def _shape(value: Value, kind: Kind) -> tuple[Rule, str, str]:
    """The rule, message and help about what a file contains instead of what it should."""
    if value is None or value in ([], {}):
        return rules.EMPTY_FILE, "the file is empty", "write the definition, or delete the file"
    if isinstance(value, list) and kind is Kind.EVENT:
        message = f"the file contains a list of {len(value)}; it must define one event, without a dash before its keys"
        return rules.SEVERAL_EVENTS, message, "give each event a file of its own, named by its ID"
    if isinstance(value, list):
        return rules.LIST_INSTEAD_OF_KEYS, "the file contains a list instead of keys", "remove the dashes"
    if isinstance(value, dict):
        help = "begin each item with a dash, as in `- id: 4`" if kind is Kind.KNOWN else "begin each term with a dash"
        return rules.KEYS_INSTEAD_OF_LIST, "the file contains keys instead of a list", help
    message = f"the file contains words, but no keys: {shortened(str(value), 40)}"
    return rules.NO_DEFINITION, message, "write keys with values, as in `source: Backup`"


def _disagreements(unit: Unit, location: Location) -> Iterator[Finding]:
    """Where a value disagrees with the name or the folder of its file, or a name is not valid."""
    value = unit.value if isinstance(unit.value, dict) else {}
    if location.kind in OF_A_SOURCE:
        yield from _folder(unit, location, value)
    if location.kind is Kind.EVENT:
        yield from _file_name(unit, location)
    yield from _channels(unit, location, value)
    if location.kind is Kind.NOTE and location.event_key is None:
        yield _nameless(location)
    if location.kind in NAMED_BY_FILE and not SLUG.fullmatch(location.name):
        message = f"{location.name} cannot be the name of {NAMED_BY_FILE[location.kind]}"
        help = f"rename the file {address.slug(location.name) or 'with small letters a to z'}.yml"
        yield _of_file(rules.WRONG_FILE_NAME, location, message, help)
    if location.kind is Kind.PRODUCTS and not SLUG.fullmatch(str(unit.path[-1])):
        key = str(unit.path[-1])
        help = f"write {address.slug(key) or 'small letters a to z, digits and hyphens'}"
        yield _of_file(rules.WRONG_SLUG, location, f"{key} cannot be part of an address", help, path=(*unit.path, KEY))


def _nameless(location: Location) -> Finding:
    """The finding about a note whose file does not say on which event it is."""
    message = "a note is named by the ID of its event, in the folder of the event's source"
    return _of_file(rules.WRONG_FILE_NAME, location, message, f"rename it {location.root}/<source>/<id>{NOTE_SUFFIX}")


def _channels(unit: Unit, location: Location, value: Mapping[str, Value]) -> Iterator[Finding]:
    """Names of logs in another language than English."""
    variants = value.get("variants")
    below = enumerate(variants if isinstance(variants, list) else ())
    parts = [((), value), *((("variants", number), part) for number, part in below if isinstance(part, dict))]
    for path, part in parts:
        channel = part.get("channel")
        right = foreign.english(foreign.CHANNELS, channel) if isinstance(channel, str) else None
        if right and right != channel:
            message, help = f"{channel} is not English", f"write channel: {right}"
            finding = _of_file(rules.VALUE_NOT_IN_ENGLISH, location, message, help, path=(*unit.path, *path, "channel"))
            yield replace(finding, fix=Fix(right))


def _folder(unit: Unit, location: Location, value: Mapping[str, Value]) -> Iterator[Finding]:
    key = "name" if location.kind is Kind.SOURCE else "source"
    source = value.get(key)
    if location.folder is None:
        folder = folder_of(source) if isinstance(source, str) else "<source>"
        message, help = "the file is not in the folder of an event source", f"move it into {location.root}/{folder}/"
        yield _of_file(rules.FOLDER_DISAGREES, location, message, help, path=unit.path)
    elif isinstance(source, str) and source.strip() and folder_of(source.strip()) != location.folder:
        yield _other_folder(location, (*unit.path, key), source)


def _other_folder(location: Location, path: Path, source: str) -> Finding:
    """The finding about a source that is not that of its folder, or whose name only looks the same."""
    folder, name, key = location.folder or "", source.strip(), path[-1]
    odd = ODD_SIGN.search(source)
    if odd and folder_of(_cleaned(source)) == folder:
        return _odd_name(location, path, odd[0])
    if folder.strip() == name:
        fault = "is one that not every system can have" if folder == name else "begins or ends with a space"
        message, help = f"the name of the folder {fault}", f"rename it {location.root}/{folder_of(name)}/"
    else:
        message = f"the file is in the folder {folder}, but says that its source is {shortened(source, 40)}"
        help = f"write {key}: {folder}; or move the file into {location.root}/{folder_of(name)}/"
    return _of_file(rules.FOLDER_DISAGREES, location, message, help, path=path)


def _cleaned(name: str) -> str:
    """A name without typographic quotation marks, and with plain spaces."""
    return re.sub(f"[{ODD_BLANKS}]", " ", name).strip(f" {TYPOGRAPHIC_QUOTES}")


def _odd_name(location: Location, path: Path, sign: str) -> Finding:
    """A name that looks like that of its folder, but contains other characters."""
    is_quote = sign in TYPOGRAPHIC_QUOTES
    rule = rules.WORD_PROCESSOR_SIGN if is_quote else rules.ODD_BLANK
    what = f"{sign}, a sign of word processors" if is_quote else "a character that only looks like a space"
    message = f"`{path[-1]}` contains {what} (U+{ord(sign):04X})"
    right = quoted(location.folder or "")
    return replace(_of_file(rule, location, message, f"write {path[-1]}: {right}", path=path), fix=Fix(right))


def _file_name(unit: Unit, location: Location) -> Iterator[Finding]:
    id = _id(unit)
    if id is not None and location.name.lower() != file_stem(id).lower():
        message = f"the file is named {location.name}.yml, but defines {id}"
        meant = location.event_key if _is_allowed(unit, location.event_key) else None
        help = (
            f"rename it {file_stem(id)}.yml{f'; or write id: {meant.id}, if it describes that event' if meant else ''}"
        )
        yield _of_file(rules.FILE_NAME_DISAGREES, location, message, help, path=(*unit.path, "id"))


def _is_allowed(unit: Unit, key: EventKey | None) -> bool:
    """Whether the ID that a file is named by is one of the kind's: `copy of 7` is none where IDs are numbers."""
    return key is not None and not (unit.kind.is_numbered and isinstance(key.id, str))
