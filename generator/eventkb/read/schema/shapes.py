"""Values of the wrong shape: a list in place of a text, a text in place of a list, a number in place of a text."""

import re
from collections.abc import Mapping

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Fix
from eventkb.read import rules
from eventkb.read.schema import models
from eventkb.read.schema.mistake import Fault, Mistake
from eventkb.read.schema.structure import KEYS, PLAIN_TEXTS, TEXTS
from eventkb.read.yaml import Value
from eventkb.read.yaml.brackets import rule_of
from eventkb.read.yaml.colons import almost_key

COMMA = re.compile(r",\s+")
VERSIONS = frozenset({"versions", "builds"})
EXAMPLES: Mapping[str, str] = {
    "related": "{event: Backup/1002, relation: follows}",
    "insertions": "{name: …, <language>: …}",
    "actions": "{use: check-the-event-logs}",
    "command": "{shell: …, run: …}",
    "references": '{title: "…", url: "https://…"}',
}
"""How an item or a value looks whose keys people tend to forget."""


def no_text(mistake: Mistake) -> Fault | None:
    """Something else in place of a text that has no languages."""
    value, key = mistake.value, mistake.key
    if value is None:
        return None
    if isinstance(value, list):
        return _list_for_text(mistake)
    if isinstance(value, dict):
        first = next((words for words in value.values() if isinstance(words, str)), "…")
        message = f"`{key}` needs one text, the same in every language, not keys"
        return mistake.fault(rules.KEYS_INSTEAD_OF_TEXT, message, f"write {_line(mistake, quoted(first))}")
    return _unquoted(mistake)


def no_keys(mistake: Mistake) -> Fault | None:
    """Something else in place of keys with their values, such as languages with their words."""
    value, key = mistake.value, mistake.key
    is_text = mistake.path[-1:] == (key,) and key in TEXTS
    if value is None:
        return None
    if isinstance(value, list):
        if is_text and not any(isinstance(item, dict) for item in value):
            return _list_for_text(mistake)
        message = f"{_name(mistake)} needs keys with values, not a list"
        return mistake.fault(
            rules.LIST_INSTEAD_OF_KEYS, message, _below_key(mistake) or "remove the dash or the brackets"
        )
    if isinstance(value, str) and (almost := almost_key(value)) and _is_key(mistake, almost[0]):
        return mistake.fault(*almost[1:])
    if is_text:
        return _text_without_language(mistake)
    message = f"{_name(mistake)} needs keys with values, not a text"
    help = _as_action(mistake, value) or f"write it with its keys{_example(mistake)}"
    return mistake.fault(rules.TEXT_INSTEAD_OF_KEYS, message, help)


def _below_key(mistake: Mistake) -> str | None:
    """How to write a list that belongs below a key that is missing."""
    if mistake.key != "user_action":
        return None
    text = next((item for item in mistake.value if isinstance(item, str)), None)
    item = f", each item as in {_action(mistake, text)}" if text else ""
    return f"write `actions:` on a line of its own below `user_action:`, and the list below that{item}"


def _as_action(mistake: Mistake, text: Value) -> str | None:
    """How to write a text as an action, where one is needed."""
    if mistake.unit.model_at(mistake.path) is models.UserAction:
        return f"write it as an action: user_action: {{actions: [{_action(mistake, text)[2:]}]}}"
    is_action = issubclass(mistake.unit.model_at(mistake.path), models.Action)
    return f"write its key and its language: {_action(mistake, text)}" if is_action else None


def _action(mistake: Mistake, text: Value) -> str:
    return f"- {{text: {{{mistake.unit.language}: {quoted(str(text))}}}}}"


def _is_key(mistake: Mistake, word: str) -> bool:
    return word in KEYS or word in mistake.unit.locales


def _text_without_language(mistake: Mistake) -> Fault:
    if mistake.key in PLAIN_TEXTS:
        return _unquoted(mistake)
    language, typed = mistake.unit.language, shortened(mistake.raw)
    help = f"write its language before it, on a line of its own below the key: {language}: {typed}"
    return mistake.fault(rules.TEXT_WITHOUT_LANGUAGE, f"`{mistake.key}` does not say which language it is in", help)


def no_list(mistake: Mistake) -> Fault | None:
    """Something else in place of a list."""
    value, key = mistake.value, mistake.key
    if value is None:
        return None
    if isinstance(value, dict):
        first = str(next(iter(value), "…"))
        is_item = first in KEYS or first in mistake.unit.locales or key not in EXAMPLES
        help = f"begin each item with a dash, as in `- {f'{first}: …' if is_item else EXAMPLES[key]}`"
        return mistake.fault(rules.KEYS_INSTEAD_OF_LIST, f"`{key}` needs a list, not keys", help)
    if key in VERSIONS and isinstance(value, int | float) and not isinstance(value, bool):
        return _version(mistake)
    message = f"`{key}` needs a list, not a single value"
    if key in EXAMPLES and key != "actions":
        help = f"write its items with their keys, as in {key}: [{EXAMPLES[key]}]"
        return mistake.fault(rules.TEXT_INSTEAD_OF_LIST, message, help)
    if issubclass(mistake.unit.model_at(mistake.path), models.Action):
        help = f"write its items on lines of their own below the key, as in {_action(mistake, value)}"
        return mistake.fault(rules.TEXT_INSTEAD_OF_LIST, message, help)
    item = ", ".join(map(quoted, COMMA.split(value))) if isinstance(value, str) else mistake.raw
    fix = Fix(f"[{item}]") if "…" not in item and isinstance(value, str | int) else None
    return mistake.fault(rules.TEXT_INSTEAD_OF_LIST, message, f"put it in brackets: {key}: [{item}]", fix)


def _list_for_text(mistake: Mistake) -> Fault:
    key, typed = mistake.key, mistake.raw
    if typed.startswith("[["):
        message = "a text without quotation marks cannot begin with [["
        return mistake.fault(rule_of(typed), message, f"put it in quotation marks: {_line(mistake, quoted(typed))}")
    items = [item for item in mistake.value if isinstance(item, str)]
    help = f"write one text: {_line(mistake, quoted(' '.join(items)))}" if items else "write one text"
    if typed.startswith("["):
        help += f"; or, if the brackets belong to the text: {quoted(typed)}"
    return mistake.fault(rules.LIST_INSTEAD_OF_TEXT, f"`{key}` needs one text, not a list", help)


def _unquoted(mistake: Mistake) -> Fault:
    """A number or a truth value in place of a text."""
    typed = mistake.unit.parsed.written(mistake.path) or str(mistake.value)
    if mistake.key in VERSIONS and not isinstance(mistake.value, bool):
        return _version(mistake)
    what = "a truth value" if isinstance(mistake.value, bool) else "a number"
    message = f"without quotation marks, {typed} is {what}, not a text"
    help = f"put it in quotation marks: {_line(mistake, quoted(typed))}"
    return mistake.fault(rules.UNQUOTED_TEXT, message, help, Fix(quoted(typed)))


def _version(mistake: Mistake) -> Fault:
    """A version that is a number. The help has all versions of its list as they should be."""
    parsed, path = mistake.unit.parsed, mistake.path
    typed = parsed.written(path)
    beside = [other for other in parsed.nodes if other and other[:-1] == path[:-1] and isinstance(other[-1], int)]
    right = ", ".join(f'"{parsed.written(other)}"' for other in beside or [path])
    message = f"without quotation marks, {typed} is the number {mistake.value:g}"
    help = f"put it in quotation marks: {mistake.key}: [{right}]"
    return mistake.fault(rules.VERSION_WITHOUT_QUOTES, message, help, Fix(f'"{typed}"') if typed else None)


def _line(mistake: Mistake, value: str) -> str:
    last = mistake.path[-1] if mistake.path else None
    return written(last if isinstance(last, str) else None, value)


def _name(mistake: Mistake) -> str:
    if not mistake.key:
        return "an item of this list"
    return f"`{mistake.key}`" if mistake.path[-1] == mistake.key else f"an item of `{mistake.key}`"


def _example(mistake: Mistake) -> str:
    example = EXAMPLES.get(mistake.key)
    return f", as in {example}" if example else ""
