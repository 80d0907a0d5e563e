"""Style sheets as one file: with what they import, without what no page has, and with the same meaning."""

import re
from collections.abc import Set

from hypothesis import given
from hypothesis import strategies as st

from eventkb.index import styles
from eventkb.index.styles import compact, joined, words

SHEET = """\
@charset "UTF-8";
/* a comment; with { signs } */
:root { --used: 1px; --unused: url("data:image/svg+xml;utf8,<svg>{;}</svg>"); --indirect: var(--used) }
.on-page, .gone > a:hover { margin: var(--indirect) }
.gone { margin: 0 }
#gone .on-page { margin: 0 }
.on-page:not(.gone, .also-gone):is(.gone *) { margin: 0 }
[data-md-color-primary=red] a { margin: 0 }
[data-md-color-primary="blue"] a, [data-state=open] { margin: 0 }
a[href*=",{"]::after { content: "}.gone{" }
@media print { .gone { margin: 0 } }
@media screen and (min-width: 1px) { @supports (gap: 0) { .on-page { gap: 0 } .gone { gap: 0 } } }
@keyframes gone { 0% { top: 0 } }
"""


def needed(css: str, known: Set[str]) -> str:
    return styles.text(styles.needed(styles.rules(css), known))


def without_unused_properties(css: str, known: Set[str]) -> str:
    return styles.text(styles.without_unused_properties(styles.rules(css), known))


def test_imports_are_replaced_by_what_they_import() -> None:
    """At any depth, relative to the file that imports."""
    files = {
        "a/all.css": '@import url("b/c.css");\n.x {}\n',
        "a/b/c.css": '@import url("../d.css");\n',
        "a/d.css": ".d {}\n",
    }
    assert joined(files.__getitem__, "a/all.css") == ".d {}\n.x {}\n"


def test_rules_for_what_is_on_no_page_are_left_out() -> None:
    """Selector by selector; what may match stays as it is written."""
    rest = needed(SHEET, words('<a class="on-page" data-md-color-primary="blue">'))
    assert re.sub(r":not\([^)]*\)|:is\([^)]*\)|\"[^\"]*\"", "", rest).count("gone") == 1  # the name of the animation
    for kept in (
        '@charset "UTF-8";',
        ".on-page{margin: var(--indirect)}",
        ".on-page:not(.gone, .also-gone):is(.gone *)",
        '[data-md-color-primary="blue"] a,[data-state=open]{',
        'a[href*=",{"]::after{content: "}.gone{"}',
        "@media screen and (min-width: 1px){@supports (gap: 0){.on-page{gap: 0}}}",
        "@keyframes gone{0% { top: 0 }}",
    ):
        assert kept in rest
    assert "red" not in rest and "print" not in rest


def test_custom_properties_that_nothing_refers_to_are_left_out() -> None:
    """One that only another unused one refers to is unused, too; a script or a page may refer to one."""
    assert "--unused" not in without_unused_properties(SHEET, frozenset())
    assert "--unused" in without_unused_properties(SHEET, words("getPropertyValue('--unused')"))
    rest = without_unused_properties(SHEET.replace("var(--indirect)", "0"), frozenset())
    assert "--used" not in rest and ":root" not in rest
    assert without_unused_properties(":root { --a: var(--b); --b: var(--a) }", frozenset()) == ""


def test_a_compact_sheet_has_no_comments_and_single_blanks() -> None:
    """Strings and addresses stay as they are."""
    assert compact("/* x */\n.a ,  .b\n{\n  content: '/*  */' ;\n}\n") == ".a , .b{content: '/*  */';}"
    assert compact(".a { background: url(data:a;b,{c}) }") == ".a{background: url(data:a;b,{c})}"


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    """A broken style sheet of a project is no defect of ours."""
    for work in (compact, lambda css: needed(css, set()), lambda css: without_unused_properties(css, set())):
        assert isinstance(work(text), str)


@given(st.lists(st.sampled_from([".a{x:y}", ".b .c{x:y}", "@media print{.a{x:y}}", "d{x:'}'}", ":root{--z:1}"])))
def test_nothing_is_lost_where_everything_is_known(rules: list[str]) -> None:
    """The sheet stays as it is."""
    css = "".join(rules)
    known = words("a b c --z")
    assert needed(css, known) == css == without_unused_properties(css, known)
