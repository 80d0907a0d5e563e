"""From what pydantic says about a value to what a person did wrong: one finding a mistake, without followers.

Pydantic knows what was expected, the file knows what was typed; only together they name the cause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from pydantic import ValidationError

from eventkb.model.diagnostic import Diagnostic, Finding
from eventkb.read import rules
from eventkb.read.schema import forms, ids, keys, kind_models, kinds, models, patterns, shapes
from eventkb.read.schema.followers import causes, unexplained
from eventkb.read.schema.mistake import MOST, Fault, Mistake, Unit

OF_KEY = "[key]"
"""What pydantic appends to the place of a key that is itself wrong."""


def mistakes(unit: Unit, error: ValidationError | None) -> Iterator[Finding]:
    """What is wrong with a value: the errors of its validation, and empty values, which validation accepts."""
    empty = islice(keys.nulls(unit), MOST) if unit.parsed.has_null else ()
    faults = [*(_faults(unit, error) if error else ()), *empty]
    return (fault.finding for fault in causes(unit, faults))


def placed(unit: Unit, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Findings as diagnostics, without those whose cause the file's own diagnostics report."""
    for finding in unexplained(unit, findings):
        yield finding.at(unit.parsed.place(finding.path, finding.span))


def _faults(unit: Unit, error: ValidationError) -> Iterator[Fault]:
    for number, details in enumerate(error.errors(include_url=False)[:MOST]):
        path = (*unit.path, *(part for part in details["loc"] if part not in kinds.TAGS))
        mistake = Mistake(
            unit=unit,
            kind=details["type"],
            path=path,
            value=details["input"],
            details=details.get("ctx", {}),
            number=number,
        )
        if mistake.kind == kinds.UNKNOWN_LANGUAGE and isinstance(unit.value_at(path), dict):
            yield from keys.unknown_languages(mistake)
            continue
        if path[-1:] == (OF_KEY,):
            yield keys.wrong_name(unit, path[:-1], is_empty=mistake.details.get("pattern") == kinds.NOT_EMPTY)
            continue
        finder = keys.unknown_key if keys.is_unknown(unit, path) else FINDERS.get(mistake.kind, _other)
        fault = forms.in_typographic_quotes(mistake) or finder(mistake)
        if fault is not None:
            yield fault


def _empty(mistake: Mistake) -> Fault | None:
    """Nothing in a list or a mapping. Pydantic reports this also where all that is in it is wrong."""
    return None if mistake.value else forms.empty(mistake)


def _no_text(mistake: Mistake) -> Fault:
    return keys.lacking(mistake, "text", mistake.path)


def _no_name(mistake: Mistake) -> Fault:
    return keys.lacking(mistake, min(mistake.unit.locales, default="name"), mistake.path)


def _no_versions(mistake: Mistake) -> Fault:
    return keys.lacking(mistake, "versions", mistake.path)


def _use_combined(mistake: Mistake) -> Fault:
    other = next(key for key in mistake.unit.value_at(mistake.path) if key not in ("use", "translation"))
    message = f"`use` is a whole action, so `{other}` is not allowed beside it"
    return mistake.fault_at_key(rules.USE_COMBINED, other, message, f"make `{other}` an action of its own")


def _choices_and_steps(mistake: Mistake) -> Fault:
    first, *_, last = [key for key in mistake.unit.value_at(mistake.path) if key in ("choices", "steps")]
    message = f"an action has `{first}` or `{last}`, not both"
    return mistake.fault_at_key(rules.CHOICES_AND_STEPS, last, message, f"make an action of its own for `{last}`")


def _explained(mistake: Mistake) -> Fault:
    key = str(mistake.details["key"])
    number = mistake.unit.value_at(mistake.path).get("id")
    message = f"known.yml contains only facts, and `{key}` explains the event"
    help = f"move the event into a file of its own, {number}.yml"
    return mistake.fault_at_key(rules.EXPLAINED_IN_KNOWN, key, message, help)


def _written_twice(mistake: Mistake) -> Fault:
    key, place = str(mistake.details["key"]), int(str(mistake.details["place"]))
    item = mistake.unit.value_at((*mistake.path, key, place))
    name = item.get(key[:-1]) if isinstance(item, dict) else item
    message = f"{name} is written twice in `{key}`"
    return mistake.unit.fault(
        rules.WRITTEN_TWICE_IN_KIND, (*mistake.path, key, place), message, "delete one of the two"
    )


def _unusable_pattern(mistake: Mistake) -> Fault:
    message = f"this expression cannot be used: {mistake.details['reason']}"
    help = r"write one that matches whole IDs, of characters, [A-Z], \d, (?:…), |, ?, +, * and {n}"
    return mistake.fault(rules.UNUSABLE_PATTERN, message, help)


def _other(mistake: Mistake) -> Fault:
    message = f"{mistake.raw} is not what `{mistake.key}` needs: {mistake.details.get('error', mistake.kind)}"
    return mistake.fault(rules.WRONG_VALUE, message, "see the reference of all keys")


FINDERS: Mapping[str, Callable[[Mistake], Fault | None]] = {
    "missing": keys.missing,
    "extra_forbidden": keys.unknown_key,
    "string_type": shapes.no_text,
    "dict_type": shapes.no_keys,
    "model_type": shapes.no_keys,
    "tuple_type": shapes.no_list,
    "int_type": ids.no_number,
    "greater_than_equal": ids.out_of_range,
    "less_than_equal": ids.out_of_range,
    "enum": forms.unknown_word,
    kinds.UNKNOWN_WORD: forms.unknown_word,
    kinds.WRONG_ID: ids.wrong_id,
    kinds.OTHER_PATTERN: ids.other_pattern,
    "string_pattern_mismatch": forms.wrong_form,
    "too_short": _empty,
    kinds.UNKNOWN_LANGUAGE: forms.unknown_language,
    kinds.NO_EVENT_KEY: forms.no_event_key,
    kinds.NO_SUCH_DAY: forms.no_such_day,
    models.USE_COMBINED: _use_combined,
    models.CHOICES_AND_STEPS: _choices_and_steps,
    models.NO_TEXT: _no_text,
    models.NO_NAME: _no_name,
    models.NO_VERSIONS: _no_versions,
    models.NOTHING: forms.empty,
    models.EXPLAINED: _explained,
    kind_models.WRITTEN_TWICE: _written_twice,
    patterns.UNUSABLE_PATTERN: _unusable_pattern,
}
