"""From what pydantic says about a value to what a person did wrong: one finding a mistake, without followers.

Pydantic knows what was expected, the file knows what was typed; only together they name the cause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pydantic import ValidationError

from eventkb.model.diagnostic import Diagnostic, Finding
from eventkb.read import rules
from eventkb.read.schema import forms, keys, kinds, models, shapes
from eventkb.read.schema.followers import causes, untold
from eventkb.read.schema.mistake import Mistake, Unit


def mistakes(unit: Unit, error: ValidationError | None) -> Iterator[Finding]:
    """What is wrong with a value: what its validation has found, and what it lets pass."""
    found = [*(_found(unit, error) if error else ()), *(keys.nulls(unit) if unit.parsed.has_null else ())]
    return causes(unit, found)


def placed(unit: Unit, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Findings with their places, without those whose cause the file has been told already."""
    for finding in untold(unit, findings):
        place = unit.parsed.place(finding.path, finding.span)
        yield Diagnostic(finding.rule, place, finding.message, finding.help, finding.fix)


def _found(unit: Unit, error: ValidationError) -> Iterator[Finding]:
    for one in error.errors(include_url=False):
        path = (*unit.path, *(part for part in one["loc"] if part not in TAGS))
        mistake = Mistake(unit, one["type"], path, one["input"], one.get("ctx", {}))
        if one["type"] == kinds.UNKNOWN_LANGUAGE and isinstance(unit.value_at(path), dict):
            yield from keys.unknown_languages(mistake)
            continue
        finder = keys.unknown_key if keys.is_stranger(unit, path) else FINDERS.get(one["type"], _other)
        if (found := finder(mistake)) is not None:
            yield found


def _empty(mistake: Mistake) -> Finding | None:
    """Nothing in a list or a mapping; pydantic says so also if there is something, but wrong."""
    return None if mistake.value else forms.empty(mistake)


def _no_text(mistake: Mistake) -> Finding:
    return keys.lacking(mistake, "text", mistake.path)


def _no_name(mistake: Mistake) -> Finding:
    return keys.lacking(mistake, min(mistake.unit.locales, default="name"), mistake.path)


def _use_combined(mistake: Mistake) -> Finding:
    other = next(key for key in mistake.unit.value_at(mistake.path) if key not in ("use", "translation"))
    message = f"`use` takes a shared text, and `{other}` says something besides"
    return mistake.tell_key(rules.USE_COMBINED, (*mistake.path, other), message, f"make `{other}` an action of its own")


def _choices_and_steps(mistake: Mistake) -> Finding:
    written = [key for key in mistake.unit.value_at(mistake.path) if key in ("choices", "steps")]
    message = f"an action has either `{written[0]}` or `{written[-1]}`"
    help = f"make an action of its own for `{written[-1]}`"
    return mistake.tell_key(rules.CHOICES_AND_STEPS, (*mistake.path, written[-1]), message, help)


def _explained(mistake: Mistake) -> Finding:
    key = str(mistake.details["key"])
    number = mistake.unit.value_at(mistake.path).get("id")
    message = f"known.yml holds only facts, and `{key}` is more"
    help = f"move the event into a file of its own, {number}.yml"
    return mistake.tell_key(rules.EXPLAINED_IN_KNOWN, (*mistake.path, key), message, help)


def _other(mistake: Mistake) -> Finding | None:
    message = f"{mistake.written} is not what `{mistake.key}` needs: {mistake.details.get('error', mistake.kind)}"
    return mistake.tell(rules.WRONG_VALUE, message, "look at the reference of all keys")


TAGS = frozenset({kinds.TEXT_TAG, kinds.LANGUAGES_TAG})
FINDERS: Mapping[str, Callable[[Mistake], Finding | None]] = {
    "missing": keys.missing,
    "extra_forbidden": keys.unknown_key,
    "string_type": shapes.no_text,
    "dict_type": shapes.no_keys,
    "model_type": shapes.no_keys,
    "tuple_type": shapes.no_list,
    "int_type": forms.no_number,
    "greater_than_equal": forms.out_of_range,
    "less_than_equal": forms.out_of_range,
    "enum": forms.unknown_word,
    "string_pattern_mismatch": forms.wrong_form,
    "too_short": _empty,
    kinds.UNKNOWN_LANGUAGE: forms.unknown_language,
    kinds.NO_EVENT_KEY: forms.no_event_key,
    kinds.NO_SUCH_DAY: forms.no_such_day,
    models.USE_COMBINED: _use_combined,
    models.CHOICES_AND_STEPS: _choices_and_steps,
    models.NO_TEXT: _no_text,
    models.NO_NAME: _no_name,
    models.NOTHING: forms.empty,
    models.EXPLAINED: _explained,
}
