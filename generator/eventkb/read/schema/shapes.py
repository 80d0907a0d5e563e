"""Values of the wrong shape: a list where a text belongs, a text where a list belongs, a number in place of a text."""

from collections.abc import Mapping

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Finding, Fix, Rule
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read import rules
from eventkb.read.schema.mistake import Mistake
from eventkb.read.schema.models import KEYS, PLAIN_TEXTS, TEXTS
from eventkb.read.yaml.brackets import rule_of
from eventkb.read.yaml.lines import KEY_WITHOUT_BLANK

VERSIONS = frozenset({"versions", "builds"})
EXAMPLES: Mapping[str, str] = {
    "related": "{event: MSExchangeTransport/2006, relation: follows}",
    "insertions": "{name: connector, en: The connector's name}",
    "actions": "{use: check-the-event-logs}",
    "command": "{shell: powershell, run: Get-Queue}",
    "references": '{title: "…", url: "https://…"}',
}
"""How an item or a value looks of which people don't know that it has keys."""


def no_text(mistake: Mistake) -> Finding | None:
    """Something else stands where a text belongs that has no languages."""
    value, key = mistake.value, mistake.key
    if value is None:
        return None
    if isinstance(value, list):
        return _list_for_text(mistake)
    if isinstance(value, dict):
        first = next((words for words in value.values() if isinstance(words, str)), "…")
        message = f"keys stand where `{key}` has one text, the same in every language"
        return mistake.tell(rules.KEYS_INSTEAD_OF_TEXT, message, f"write {_line(mistake, quoted(first))}")
    return _unquoted(mistake)


def no_keys(mistake: Mistake) -> Finding | None:
    """Something else stands where keys with their values belong, such as languages with their words."""
    value, key = mistake.value, mistake.key
    is_text = mistake.path[-1:] == (key,) and key in TEXTS
    if value is None:
        return None
    if isinstance(value, list):
        if is_text and not any(isinstance(item, dict) for item in value):
            return _list_for_text(mistake)
        message = f"a list stands where {_name(mistake)} has keys with their values"
        return mistake.tell(rules.LIST_INSTEAD_OF_KEYS, message, "remove the dash or the brackets")
    if isinstance(value, str) and (joined := KEY_WITHOUT_BLANK.match(value)) and _is_key(mistake, joined[1]):
        message = f"the blank behind the colon of `{joined[1]}` is missing"
        return mistake.tell(rules.NO_BLANK_AFTER_COLON, message, f"write {joined[1]}: {shortened(joined[2])}")
    if is_text:
        return _text_without_language(mistake)
    message = f"a text stands where {_name(mistake)} has keys with their values"
    return mistake.tell(rules.TEXT_INSTEAD_OF_KEYS, message, f"write it with its keys{_example(mistake)}")


def _is_key(mistake: Mistake, word: str) -> bool:
    return word in KEYS or word in mistake.unit.locales


def _text_without_language(mistake: Mistake) -> Finding:
    if mistake.key in PLAIN_TEXTS:
        return _unquoted(mistake)
    language = next(iter(sorted(mistake.unit.locales, key=lambda one: one != SOURCE_LANGUAGE)), SOURCE_LANGUAGE)
    line = f"{language}: {shortened(mistake.written)}"
    help = f"write its language before it, on a line of its own below the key: {line}"
    return mistake.tell(rules.TEXT_WITHOUT_LANGUAGE, f"`{mistake.key}` doesn't say which language it is in", help)


def no_list(mistake: Mistake) -> Finding | None:
    """Something else stands where a list belongs."""
    value, key = mistake.value, mistake.key
    if value is None:
        return None
    if isinstance(value, dict):
        message = f"keys stand where `{key}` has a list"
        first = next(iter(value), "…")
        return mistake.tell(rules.KEYS_INSTEAD_OF_LIST, message, f"begin each item with a dash, as in `- {first}: …`")
    if key in VERSIONS and isinstance(value, int | float) and not isinstance(value, bool):
        return _version(mistake)
    message = f"a single value stands where `{key}` has a list"
    if key in EXAMPLES:
        help = f"write its items with their keys, as in {key}: [{EXAMPLES[key]}]"
        return mistake.tell(rules.TEXT_INSTEAD_OF_LIST, message, help)
    item = quoted(value) if isinstance(value, str) else mistake.written
    fix = Fix(f"[{item}]") if "…" not in item and isinstance(value, str | int) else None
    return mistake.tell(rules.TEXT_INSTEAD_OF_LIST, message, f"put it in brackets: {key}: [{item}]", fix)


def _list_for_text(mistake: Mistake) -> Finding:
    key, typed = mistake.key, mistake.written
    if typed.startswith("[["):
        rule: Rule = rule_of(typed)
        message = "a text without quotation marks cannot begin with [["
        return mistake.tell(rule, message, f"put it in quotation marks: {_line(mistake, quoted(typed))}")
    items = [item for item in mistake.value if isinstance(item, str)]
    help = f"write one text: {_line(mistake, quoted(' '.join(items)))}" if items else "write one text"
    if typed.startswith("["):
        help += f"; or, if the brackets belong to the text: {quoted(typed)}"
    return mistake.tell(rules.LIST_INSTEAD_OF_TEXT, f"a list stands where `{key}` has one text", help)


def _unquoted(mistake: Mistake) -> Finding:
    """A number or a truth value where a text belongs."""
    typed = mistake.unit.parsed.written(mistake.path) or str(mistake.value)
    if mistake.key in VERSIONS and not isinstance(mistake.value, bool):
        return _version(mistake)
    what = "a truth value" if isinstance(mistake.value, bool) else "a number"
    message = f"without quotation marks, {typed} is {what} and no text"
    help = f"put it in quotation marks: {_line(mistake, quoted(typed))}"
    return mistake.tell(rules.UNQUOTED_TEXT, message, help, Fix(quoted(typed)))


def _version(mistake: Mistake) -> Finding:
    """A version that is a number; told once for a list, with all its versions as they should be."""
    parsed, path = mistake.unit.parsed, mistake.path
    typed = parsed.written(path)
    beside = [way for way in parsed.nodes if way and way[:-1] == path[:-1] and isinstance(way[-1], int)]
    right = ", ".join(f'"{parsed.written(way)}"' for way in beside or [path])
    message = f"without quotation marks, {typed} is the number {mistake.value:g}"
    help = f"put it in quotation marks: {mistake.key}: [{right}]"
    return mistake.tell(rules.VERSION_WITHOUT_QUOTES, message, help, Fix(f'"{typed}"') if typed else None)


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
