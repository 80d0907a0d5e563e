"""The glossary: terms that are there twice, forbidden and demanded at once, or nameless."""

from tests.check.examined import codes, marked, only


def terms(*lines: str) -> str:
    return "# events/glossary.yml\n" + "".join(f"- {{{line}}}\n" for line in lines)


def test_a_term_twice_names_the_first() -> None:
    """Capital letters make no other term, and the message says where the first one is."""
    diagnostic = only(terms("en: queue, de: Warteschlange", "en: Queue, de: Schlange"))
    assert (diagnostic.rule.code, diagnostic.message) == ("E261", '"Queue" is already term 1 of the glossary')


def test_a_word_avoided_by_one_term_and_used_by_another_is_reported() -> None:
    """Two terms may not contradict each other either."""
    assert marked(terms("en: queue, de: Warteschlange, avoid: {de: [Reihe]}", "en: row, de: Reihe")) == "Reihe"


def test_a_word_may_be_avoided_in_one_spelling_of_it() -> None:
    """To avoid another spelling of the term itself is what the key is for."""
    assert codes(terms("en: smart host, de: Smarthost, avoid: {de: [SmartHost]}")) == []


def test_a_term_without_a_name_in_a_language_is_a_warning() -> None:
    """The help says which key is missing."""
    diagnostic = only(terms("en: queue"))
    assert (diagnostic.rule.code, diagnostic.severity, diagnostic.help) == (
        "E263",
        "warning",
        "write `de: …` beside it",
    )
