"""The menu of a project that writes none."""

from pathlib import Path

from eventkb.pipeline.menu import Item, menu
from eventkb.stock import stock
from tests.catalogues import ENGLISH, GERMAN, language

ALL = frozenset({"windows"})
"""Kinds of sources with which all pages are there."""


def pages_of(items: tuple[Item, ...]) -> list[str]:
    return [page for item in items for page in ([item.page] if item.page else pages_of(item.items))]


def test_readers_come_before_contributors() -> None:
    """Each group leads with its first page, and the page about the site comes last."""
    items = menu(stock(Path("nowhere")), language(ENGLISH), [Path("nowhere")], ALL)
    assert items[0].page == "index.md" and items[-1].page == "about.md"
    assert [item.title for item in items if item.items] == ["Contribute", "Link and publish"]
    assert [item.items[0].page for item in items if item.items] == ["contribute/index.md", "link/index.md"]


def test_titles_are_those_of_the_pages_in_each_language() -> None:
    """The head of a page says them; a page without one is called by its heading."""
    items = menu(stock(Path("nowhere")), language(GERMAN), [Path("nowhere")], ALL)
    assert items[0].title == "Start"
    assert {item.title for group in items for item in group.items if item.page == "contribute/keys.md"} == {None}


def test_pages_with_nothing_to_show_are_left_out(tmp_path: Path) -> None:
    """No products, no page of products."""
    items = menu(stock(tmp_path), language(ENGLISH), [tmp_path / "events"], ALL)
    assert not {"products/index.md", "guides/index.md", "glossary.md"} & set(pages_of(items))
    (tmp_path / "events").mkdir()
    (tmp_path / "events/glossary.yml").write_text("[]")
    assert "glossary.md" in pages_of(menu(stock(tmp_path), language(ENGLISH), [tmp_path / "events"], ALL))
    (tmp_path / "events/guides").mkdir()
    assert "guides/index.md" not in pages_of(menu(stock(tmp_path), language(ENGLISH), [tmp_path / "events"], ALL))
    (tmp_path / "events/guides/slow.yml").write_text("")
    assert "guides/index.md" in pages_of(menu(stock(tmp_path), language(ENGLISH), [tmp_path / "events"], ALL))


def test_the_page_of_codes_needs_a_table(tmp_path: Path) -> None:
    """Of a kind that the site has, or a table of its own."""
    supplies, events = stock(tmp_path), tmp_path / "events"
    assert "codes.md" in pages_of(menu(supplies, language(ENGLISH), [events], ALL))
    assert "codes.md" not in pages_of(menu(supplies, language(GERMAN), [events], {"syslog", "alert"}))
    (events / "codes").mkdir(parents=True)
    (events / "codes/errno.yml").write_text("{}")
    assert "codes.md" in pages_of(menu(supplies, language(ENGLISH), [events], {"syslog"}))


def test_a_page_that_the_project_adds_is_in_it_unless_it_hides(tmp_path: Path) -> None:
    """Before the groups, in the languages that have it."""
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/team.md").write_text("---\nmenu: Our team\n---\n# We\n")
    (tmp_path / "docs/en/draft.md").write_text("---\nmenu: false\n---\n# Not yet\n")
    english = menu(stock(tmp_path), language(ENGLISH), [tmp_path], ALL)
    assert Item("Our team", "team.md") in english and "draft.md" not in pages_of(english)
    assert "team.md" not in pages_of(menu(stock(tmp_path), language(GERMAN), [tmp_path], ALL))


def test_a_page_without_a_head_says_nothing_of_the_menu(tmp_path: Path) -> None:
    """Its text may well contain what a head would mean."""
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/canteen.md").write_text("# The canteen\n\nmenu: false friends\n")
    assert Item(None, "canteen.md") in menu(stock(tmp_path), language(ENGLISH), [tmp_path], ALL)


def test_the_menu_names_every_page_there_is() -> None:
    """No standard page can be reached by its address alone; lists and articles lead to the legend of badges."""
    supplies = stock(Path("nowhere"))
    pages = {page for page in supplies.pages(ENGLISH) if page.endswith(".md") and not page.startswith("frames/")}
    assert pages - set(pages_of(menu(supplies, language(ENGLISH), [Path("events").absolute()], ALL))) <= {
        "products/index.md",
        "glossary.md",
        "badges.md",
    }
