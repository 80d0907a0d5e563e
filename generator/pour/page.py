"""Views into HTML. The only import of Jinja; templates come in as text, nothing is read from a disk."""

from collections.abc import Callable, Mapping
from functools import partial
from types import SimpleNamespace

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup as Html

from generator.locale import Language

Render = Callable[..., Html]
"""Renders one template: the views by the names that the template gives them."""


def environment(templates: Mapping[str, str]) -> Environment:
    """Jinja over templates given as text by name; everything is escaped, an unknown name is an error."""
    return Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def renderer(jinja: Environment, language: Language) -> Callable[[str], Render]:
    """A function from a template's name to its rendering in one language; `words` is known in each template."""
    words = namespace(language.words)

    def named(name: str) -> Render:
        # As a view, not as a global: a template is kept once for all languages, and its globals with it.
        return partial(_render, jinja.get_template(name).render, words=words)

    return named


def _render(render: Callable[..., str], **views: object) -> Html:
    return Html(render(**views))


def namespace(words: Mapping[str, object]) -> SimpleNamespace:
    """Words as attributes: `words.copy` in a template would be a dictionary's method before it is a key."""
    return SimpleNamespace(
        **{key: namespace(value) if isinstance(value, Mapping) else value for key, value in words.items()}
    )
