"""The pages of rules, from their files: `{text: {<language>: …}, wrong: …, right: …}`."""

from collections.abc import Mapping

from eventkb.model.diagnostic import Rule
from eventkb.model.locale import Locale
from eventkb.model.rulepage import RulePage
from eventkb.model.text import Text
from eventkb.read.language import LanguageFault
from eventkb.read.yaml import Value, parse

EXAMPLES = ("wrong", "right")


def rule_page(rule: Rule, files: Mapping[str, str]) -> RulePage:
    """The page of a rule; `files` are the texts of all pages by the file's name, of which only this one is parsed.

    Raises:
        LanguageFault: the rule has no page, or its file is not one.
    """
    if rule.page not in files:
        raise LanguageFault(rule.page, 1, f"the rule {rule.code} has no page", f"write it into {rule.page}")
    parsed = parse(files[rule.page], rule.page)
    for fault in parsed.diagnostics:
        raise LanguageFault(rule.page, fault.place.line, fault.message, fault.help)
    if not _is_page(parsed.value):
        raise LanguageFault(rule.page, 1, "this is not the page of a rule", "write `text`, `wrong` and `right`")
    text = {Locale(language): words.strip() for language, words in parsed.value["text"].items()}
    wrong, right = (parsed.value[key].rstrip("\n") for key in EXAMPLES)
    return RulePage(Text(text), wrong, right)


def _is_page(value: Value) -> bool:
    if not isinstance(value, dict) or value.keys() != {"text", *EXAMPLES}:
        return False
    texts = value["text"]
    return isinstance(texts, dict) and bool(texts) and _are_words([*texts.values(), *(value[key] for key in EXAMPLES)])


def _are_words(values: list[Value]) -> bool:
    return all(isinstance(value, str) and value.strip() for value in values)
