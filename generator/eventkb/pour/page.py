"""Views into HTML. The only import of Jinja; templates are given as text, nothing is read from a disk."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from keyword import iskeyword
from re import Match
from types import CodeType, SimpleNamespace
from typing import ClassVar, TypeVar

from jinja2 import (
    BaseLoader,
    DictLoader,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro

from eventkb.language.html import Html, as_html, escape, escaped
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language

WORD = re.compile(r"\{\{ words\.([a-z_.]+) \}\}")
MARK = re.compile("\ue000([a-z_.]+)\ue001")
"""The place of a word in the code of a template."""

Jinja = TypeVar("Jinja", bound=Environment)

Render = Callable[..., Html]
"""Renders a template; the views are passed by the names that the template uses."""


class _Generator(CodeGenerator):
    """Compiles templates to code that goes the short way, where Jinja would look for others first.

    An attribute is read as Python reads it, a macro is called as the function that it is, and what is printed is not
    wrapped before. What the short way does not know fails there, and is rendered by Jinja itself.
    """

    shown: nodes.Expr | None = None
    """The call whose result is printed where it is made."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("printed, escaped = environment.printed, environment.escaped")
        self.writeline("as_html, html = environment.as_html, environment.html")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self._visit_owner(node.node, frame)
            self.write(f".{node.attr}")

    def _visit_owner(self, node: nodes.Expr, frame: Frame) -> None:
        """Writes what an attribute is read of. A name that nobody has given a value has none, and so fails there."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
        else:
            self.visit(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or not _is_plain(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        is_shown, self.shown = node is self.shown, None
        self.write("(" if is_shown else "as_html(")
        self._visit_owner(node.node, frame)
        self.write(".render(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write("))")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:
        if node.with_context or not frame.toplevel or not isinstance(node.template, nodes.Const):
            super().visit_Import(node, frame)
        else:
            self.writeline(f"{frame.symbols.ref(node.target)} = context.vars[{node.target!r}] = ", node)
            self.write(f"environment.imported({node.template.value!r})")
            self.writeline(f"context.exported_vars.discard({node.target!r})")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.macro(macro, ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_printed_by_jinja(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call) and _is_plain(node):
            self.shown = node
        else:
            self.write("(escaped(value) if (value := ")  # a page prints some hundred texts: each call counts

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_printed_by_jinja(frame, finalize):
            super()._output_child_post(node, frame, finalize)
        elif not (isinstance(node, nodes.Call) and _is_plain(node)):
            self.write(").__class__ is str else value if value.__class__ is html else str(value) if ")
            self.write("value.__class__ is int else printed(value))")


def _is_printed_by_jinja(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    return frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None


def _is_plain(call: nodes.Call) -> bool:
    """Whether a call has nothing but values in their order."""
    return not (call.kwargs or call.dyn_args or call.dyn_kwargs)


@frozen_dataclass()
class _Macro:
    """A macro and the function that it is, which returns HTML as a plain string."""

    render: Callable[..., str]
    macro: Macro

    def __call__(self, *values: object, **named: object) -> object:
        return self.macro(*values, **named)


class _Environment(Environment):
    """Jinja with the same results in half of the time."""

    code_generator_class = _Generator
    macro = _Macro
    as_html = staticmethod(as_html)
    html = Html
    escaped = staticmethod(escaped)
    printed = staticmethod(escape)
    modules: dict[str, TemplateModule]
    """What templates import, by name."""
    compiled: ClassVar[dict[tuple[str | None, str], CodeType]] = {}
    """The code of templates with marks in the places of words, by name and source; all languages share it, and so do
    all builds of a preview."""
    word: Callable[[str], str]
    """A word of the language as HTML."""

    def compile(  # type: ignore[override]  # Jinja declares a result for each value of `raw`, which nobody asks for
        self,
        source: str,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> CodeType:
        if (name, source) not in self.compiled:
            self.compiled[name, source] = super().compile(source, name, filename)
        return _in_words(self.compiled[name, source], self.word)

    def imported(self, name: str) -> TemplateModule:
        """The macros of a template."""
        if name not in self.modules:
            self.modules[name] = self.get_template(name).module
        return self.modules[name]


def environment(templates: Mapping[str, str], *, policy: str = "") -> Environment:
    """Jinja with templates as text by name. Everything is escaped; an unknown name is an error.

    `policy` is what the head of each page says of its safety, as HTML.
    """
    return _configured(_Environment, DictLoader(dict(templates)), Html(policy))


def _configured(kind: type[Jinja], loader: BaseLoader, policy: object) -> Jinja:
    jinja = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # nothing is calculated from constants, and looking for it takes a tenth of compiling
    )
    jinja.globals["policy"] = policy
    if isinstance(jinja, _Environment):
        jinja.modules = {}
    return jinja


def _in_words(code: CodeType, word: Callable[[str], str]) -> CodeType:
    """The code of a template with the words of a language in the places of their marks, which all are in constants."""

    def put(constant: object) -> object:
        if isinstance(constant, str):
            return MARK.sub(lambda mark: word(mark[1]), constant)
        if isinstance(constant, tuple):
            return tuple(map(put, constant))
        return _in_words(constant, word) if isinstance(constant, CodeType) else constant

    return code.replace(co_consts=tuple(map(put, code.co_consts)))


OF_TEMPLATES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an expression of a template raises, such as a sum of a number and a text, or a macro that calls itself."""


class TemplateFault(Exception):
    """A template that the project has put in the place of ours can't be rendered; the message says which and why."""


def renderer(jinja: Environment, language: Language, replaced: Collection[str] = ()) -> Callable[[str], Render]:
    """A function from a template's name to its rendering in one language; `words` is known in each template.

    `replaced` are the templates that the project has put in the place of ours.

    Raises:
        TemplateFault: one of these can't be rendered.
    """
    put, marked = (partial(_with_words, jinja, partial(way, language)) for way in (_word, _mark))
    exact = _configured(Environment, FunctionLoader(put), jinja.globals["policy"])
    quick = _configured(_Environment, FunctionLoader(marked), jinja.globals["policy"])
    quick.word = partial(_word, language)
    words = namespace(language.words)

    def named(name: str) -> Render:
        return _rendering(name, quick, exact, words)

    def guarded(name: str) -> Render:
        try:
            return partial(_guarded, named(name), name)
        except TemplateError as wrong:
            raise _fault(name, wrong) from wrong

    return guarded if replaced else named


def _guarded(render: Render, name: str, **views: object) -> Html:
    try:
        return render(**views)
    except OF_TEMPLATES as wrong:
        raise _fault(name, wrong) from wrong


def _fault(name: str, wrong: Exception) -> TemplateFault:
    place = f"{wrong.name}:{wrong.lineno}" if isinstance(wrong, TemplateSyntaxError) else name
    what = wrong.message if isinstance(wrong, TemplateError) else f"{type(wrong).__name__}: {wrong}"
    return TemplateFault(f"overrides/poured/{place}: {what}. Compare it: eventkb eject --diff")


def _with_words(jinja: Environment, word: Callable[[str], str], name: str) -> str:
    """The source of a template in one language: interface words are put in once, not on every page.

    A word that the language lacks stays in the template, so that rendering fails with its name.
    """

    def put(match: Match[str]) -> str:
        try:
            return word(match[1])
        except KeyError:
            return match[0]

    source = jinja.loader.get_source(jinja, name)[0] if jinja.loader else ""
    return WORD.sub(put, source)


def _word(language: Language, path: str) -> str:
    return str(escape(language.word(*path.split("."))))


def _mark(language: Language, path: str) -> str:
    """What takes the place of a word that the language has."""
    language.word(*path.split("."))
    return f"\ue000{path}\ue001"


def _rendering(name: str, quick: Environment, exact: Environment, words: SimpleNamespace) -> Render:
    """The rendering of a template: the short way, or, where that fails, by Jinja itself, which says what is wrong."""
    template = quick.get_template(name)
    known = {**template.globals, "words": words}

    def render(**views: object) -> Html:
        context = quick.context_class(quick, {**known, **views}, name, template.blocks)
        try:
            return as_html("".join(template.root_render_func(context)))
        except Exception:  # whatever it is, Jinja meets it again
            return as_html(exact.get_template(name).render(words=words, **views))

    return render


def namespace(words: Mapping[str, object]) -> SimpleNamespace:
    """Words as attributes, since `words.copy` of a dictionary would be its method and not the key."""
    return SimpleNamespace(
        **{key: namespace(value) if isinstance(value, Mapping) else value for key, value in words.items()}
    )
