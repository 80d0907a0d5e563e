"""What an article says, as values of a definition, and how two such values complete each other by language."""

from collections.abc import Callable, Mapping, Sequence

from eventkb.importers.harvest import ImportedAction, ImportedArticle, Texts
from eventkb.model.locale import Locale
from eventkb.read.yaml import Value

Local = Callable[[Texts], Mapping[Locale, str]]
"""Gives a text in the site's languages only."""


def article_values(article: ImportedArticle, local: Local) -> dict[str, Value]:
    """The values of an article by key."""
    values: dict[str, Value] = {key: dict(text) for key, texts in article.texts.items() if (text := local(texts))}
    actions: list[Value] = [value for action in article.actions if (value := _action(action, local))]
    introduction = local(article.introduction)
    if introduction or actions:
        values["user_action"] = {
            **({"introduction": dict(introduction)} if introduction else {}),
            **({"actions": actions} if actions else {}),
        }
    references: list[Value] = [
        {"title": dict(title), "url": url} for texts, url in article.references if (title := local(texts))
    ]
    if references:
        values["references"] = references
    if article.modified:
        values["modified"] = article.modified
    return values


def _action(action: ImportedAction, local: Local) -> dict[str, Value]:
    text = local(action.text)
    if not text:
        return {}
    value: dict[str, Value] = {"text": dict(text)}
    if note := local(action.note):
        value["note"] = dict(note)
    if action.command:
        value["command"] = {"shell": action.command[0], "run": action.command[1]}
    for key, within in (("choices", action.choices), ("steps", action.steps)):
        inner: list[Value] = [nested for below in within if (nested := _action(below, local))]
        if inner:
            value[key] = inner
    return value


def combined(current: Value, value: Value) -> Value:
    """A value completed by another one of the same shape: of two texts, all languages. What is there stays."""
    if isinstance(current, dict) and isinstance(value, dict):
        return {
            **value,
            **{key: combined(inner, value[key]) if key in value else inner for key, inner in current.items()},
        }
    if isinstance(current, list) and isinstance(value, list) and len(current) == len(value):
        return [combined(*pair) for pair in zip(current, value, strict=True)]
    return current


def languages_of(value: Value, locales: Sequence[Locale]) -> set[Locale]:
    """The languages of the texts in a value."""
    if isinstance(value, dict):
        own = {locale for locale in locales if isinstance(value.get(locale), str)}
        return own.union(*(languages_of(inner, locales) for inner in value.values()))
    if isinstance(value, list):
        return set[Locale]().union(*(languages_of(inner, locales) for inner in value))
    return set()


def succeeded(current: Value, value: Value, locales: Sequence[Locale]) -> Value:
    """A value of an earlier import by that of a later one, which replaces it in its own languages.

    Where the later one lacks a language and has another shape, the earlier one stays.
    """
    if languages_of(current, locales) <= languages_of(value, locales):
        return value
    if isinstance(current, dict) and isinstance(value, dict):
        inner = {key: succeeded(current[key], new, locales) if key in current else new for key, new in value.items()}
        return {**current, **inner}
    if isinstance(current, list) and isinstance(value, list) and len(current) == len(value):
        return [succeeded(*pair, locales) for pair in zip(current, value, strict=True)]
    return current
