"""Views into HTML. The only import of Jinja; templates are given as text, nothing is read from a disk."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from re import Match
from types import SimpleNamespace

from jinja2 import DictLoader, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro

from eventkb.language.html import Html, escape, escaped
from eventkb.model.locale import Language

WORD = re.compile(r"\{\{ words\.([a-z_.]+) \}\}")

Render = Callable[..., Html]
"""Renders a template; the views are passed by the names that the template uses."""


class _Generator(CodeGenerator):
    """Has values printed by `printed`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class _Context(Context):
    """Calls a macro at once: it takes neither the context nor the variables of a loop, which anything else might."""

    def call(self, callee: Callable[..., object], *args: object, **kwargs: object) -> object:
        if type(callee) is not Macro:
            return super().call(callee, *args, **kwargs)
        for name in OF_CALLS:
            kwargs.pop(name, None)
        return callee(*args, **kwargs)


OF_CALLS = ("_loop_vars", "_block_vars")
"""What Jinja passes to every call within a loop or a block."""


class _Environment(Environment):
    """Jinja with the same results in half of the time: most of it was spent on wrapping each value that is printed."""

    code_generator_class = _Generator
    context_class = _Context

    @staticmethod
    def printed(value: object) -> str:
        """A value as HTML, as `escape` makes it."""
        if type(value) is str:
            return escaped(value)
        return value if type(value) is Html else escape(value)


def environment(templates: Mapping[str, str], *, policy: str = "") -> Environment:
    """Jinja with templates as text by name. Everything is escaped; an unknown name is an error.

    `policy` is what the head of each page says of its safety, as HTML.
    """
    jinja = _Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.globals["policy"] = Html(policy)
    return jinja


class TemplateFault(Exception):
    """A template that the project has put in the place of ours can't be rendered; the message says which and why."""


def renderer(jinja: Environment, language: Language, replaced: Collection[str] = ()) -> Callable[[str], Render]:
    """A function from a template's name to its rendering in one language; `words` is known in each template.

    `replaced` are the templates that the project has put in the place of ours.

    Raises:
        TemplateFault: one of these can't be rendered.
    """
    spoken = jinja.overlay(loader=FunctionLoader(partial(_with_words, jinja, language)))
    words = namespace(language.words)

    def named(name: str) -> Render:
        return partial(_render, spoken.get_template(name).render, words=words)

    def guarded(name: str) -> Render:
        try:
            return partial(_guarded, named(name), name)
        except TemplateError as wrong:
            raise _fault(name, wrong) from wrong

    return guarded if replaced else named


def _guarded(render: Render, name: str, **views: object) -> Html:
    try:
        return render(**views)
    except TemplateError as wrong:
        raise _fault(name, wrong) from wrong


def _fault(name: str, wrong: TemplateError) -> TemplateFault:
    place = f"{wrong.name}:{wrong.lineno}" if isinstance(wrong, TemplateSyntaxError) else name
    return TemplateFault(f"overrides/poured/{place}: {wrong.message}. Compare it: eventkb eject --diff")


def _with_words(jinja: Environment, language: Language, name: str) -> str:
    """The source of a template in one language: interface words are put in once, not on every page.

    A word that the language lacks stays in the template, so that rendering fails with its name.
    """

    def word(match: Match[str]) -> str:
        try:
            return str(escape(language.word(*match[1].split("."))))
        except KeyError:
            return match[0]

    source = jinja.loader.get_source(jinja, name)[0] if jinja.loader else ""
    return WORD.sub(word, source)


def _render(render: Callable[..., str], **views: object) -> Html:
    return Html(render(**views))


def namespace(words: Mapping[str, object]) -> SimpleNamespace:
    """Words as attributes, since `words.copy` of a dictionary would be its method and not the key."""
    return SimpleNamespace(
        **{key: namespace(value) if isinstance(value, Mapping) else value for key, value in words.items()}
    )
