"""Views into HTML: everything escaped, nothing guessed."""

import re

import pytest
from hypothesis import given
from jinja2 import Environment, UndefinedError

from eventkb.language.html import escape
from eventkb.language.markup import Html
from eventkb.model.locale import Language, Locale
from eventkb.pour.page import TemplateFault, environment, namespace, renderer
from tests.catalogues import HOSTILE, tree

WORDS = Language(Locale("xx"), {"copy": "Copy <it>", "list": {"items": "All"}})


def rendered(template: str, **views: object) -> str:
    return renderer(environment({"a.jinja": template}), WORDS)("a.jinja")(**views)


@given(HOSTILE)
def test_a_text_in_a_template_stays_text(text: str) -> None:
    """Between tags and within an attribute, whatever it holds."""
    page = tree(rendered('<p title="{{ v }}">x{{ v }}</p>', v=text))
    (element,) = page.body.css("*:not(body)")
    assert element.text() == f"x{text}".replace("\0", "").replace("\r", "\n")
    assert set(element.attributes) == {"title"}


TEMPLATE = """{% macro cell(text, title="none") %}<td title="{{ title }}">{{ text }}</td>{% endmacro %}
{% macro row(text) %}<tr>{{ text }}{{ caller() }}</tr>{% endmacro %}
{% for one in v %}{{ cell(one) }}{{ cell(one, title=one) }}{% call row(loop.index) %}<b>{{ one }}</b>{% endcall %}
{{ one | upper }}{{ [one, 1] }}{{ one ~ "<" }}{% endfor %}"""


@given(HOSTILE)
def test_values_are_printed_as_jinja_prints_them(text: str) -> None:
    """Texts, numbers, nothing and HTML, printed by macros, in loops and through filters."""
    values = (text, Html(text), 7, None, True)
    as_jinja = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(TEMPLATE)
    assert rendered(TEMPLATE, v=values) == as_jinja.render(v=values)


@pytest.mark.parametrize("part", ['{% include "cell" %}', '{% include "cell" without context %}'])
def test_what_a_template_includes_stands_in_its_place(part: str) -> None:
    """A project's template may consist of several."""
    jinja = environment({"page": f"<table>{part}</table>{{% block foot %}}{{{{ v }}}}{{% endblock %}}", "cell": "<td>"})
    assert renderer(jinja, WORDS)("page")(v="<") == "<table><td></table>&lt;"


def test_html_of_ours_is_not_escaped_again() -> None:
    """What markup has made is HTML already."""
    assert rendered("{{ v }}", v=Html("<b>a</b>")) == "<b>a</b>"


def test_words_that_are_called_like_a_method_are_words() -> None:
    """`copy` and `items` are methods of a dictionary, and would print as such."""
    assert rendered("{{ words.copy }} {{ words.list.items }}") == "Copy &lt;it&gt; All"
    assert namespace({"a": {"b": "c"}}).a.b == "c"


@pytest.mark.parametrize("template", ["{{ v.missing }}", "{{ words.missing }}", "{% if other %}{% endif %}{{ other }}"])
def test_a_name_that_nobody_knows_is_a_defect(template: str) -> None:
    """A typing error in a template is found by the first build and not by a reader."""
    with pytest.raises(UndefinedError):
        rendered(template, v=object())


def test_a_template_of_a_project_may_use_all_that_jinja_knows() -> None:
    """Keys of a mapping, keyword arguments and questions whether a name is there, beside what our templates use."""
    template = "{{ v.key }}{% if v.other is defined %}!{% endif %}{{ dict(a=v.key).a }}{{ v.key.upper() }}"
    assert rendered(template, v={"key": "<k>"}) == "&lt;k&gt;&lt;k&gt;&lt;K&gt;"


def test_an_imported_template_speaks_the_language_of_the_page() -> None:
    """Each language has its own macros, though all have the same templates."""
    templates = {
        "parts.jinja": "{% macro button(v) %}<b>{{ words.copy }} {{ v }}</b>{% endmacro %}",
        "a.jinja": '{% import "parts.jinja" as parts %}{{ parts.button(v) }}',
    }
    jinja = environment(templates)
    languages = (Language(Locale(name), {"copy": word}) for name, word in (("xx", "Copy"), ("yy", "Kopieren")))
    pages = [renderer(jinja, language)("a.jinja")(v="<it>") for language in languages]
    assert pages == ["<b>Copy &lt;it&gt;</b>", "<b>Kopieren &lt;it&gt;</b>"]


def test_words_are_put_in_as_they_are() -> None:
    """What a word contains is neither a part of the template nor of the code that it becomes."""
    words = {"a": "{{ v }} \\n \"quoted\" 'too' \n„ä“ \ue000copy\ue001 {%", "copy": "Copy"}
    template = "{{ words.a }}'{{ v }}\"{% if v == 'x' %}{{ words.copy }}{% endif %}"
    page = renderer(environment({"a.jinja": template}), Language(Locale("xx"), words))("a.jinja")(v="x")
    assert page == f"{escape(words['a'])}'x\"Copy"


def test_a_word_that_one_language_lacks_is_a_defect_in_this_one() -> None:
    """Languages share what their templates are compiled to, as far as they have the same words."""
    jinja = environment({"a.jinja": "{{ words.copy }}"})
    assert renderer(jinja, Language(Locale("xx"), {"copy": "Copy"}))("a.jinja")() == "Copy"
    with pytest.raises(UndefinedError):
        renderer(jinja, Language(Locale("yy"), {"other": "x"}))("a.jinja")()


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{{ 1 + 'a' }}", "TypeError: "),
        ("{{ 1 / 0 }}", "ZeroDivisionError: "),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "RecursionError: "),
        ("{{ nothing }}", "'nothing' is undefined"),
    ],
)
def test_a_template_of_the_project_that_fails_is_named(template: str, why: str) -> None:
    """Also where Python says so, and not Jinja: it is no defect of ours."""
    with pytest.raises(TemplateFault, match=re.escape(f"overrides/poured/a.jinja: {why}")):
        renderer(environment({"a.jinja": template}), WORDS, ["a.jinja"])("a.jinja")()
