"""The markup of a drawing: safe, with links, and without anything that a strict policy forbids."""

from xml.etree import ElementTree

from eventkb.draw import Edge, Graph, Node, svg

SVG = "{http://www.w3.org/2000/svg}"
GRAPH = Graph(
    title='A "way" <out>',
    description="From the first & to the last.",
    nodes=[
        Node(key="a", label="<b>First</b> & foremost", href="?a=1&b=2", tone="error", note="Demo/1"),
        Node(key="b", label="a very long label " * 20, href="#b"),
        Node(key="c", label="Alone"),
    ],
    edges=[Edge(source="a", target="b", label="if <x>"), Edge(source="b", target="a", tone="warning")],
)


def root() -> ElementTree.Element:
    return ElementTree.fromstring(str(svg(GRAPH)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_words_are_never_markup() -> None:
    """Labels, titles and links are escaped."""
    tree = root()
    assert tree.get("aria-label") == 'A "way" <out>'
    assert tree.findtext(f"{SVG}desc") == "From the first & to the last."
    assert "<b>First</b> & foremost" in " ".join(" ".join(tree.itertext()).split())
    assert [link.get("href") for link in tree.iter(f"{SVG}a")] == ["?a=1&b=2", "#b"]


def test_a_node_without_an_address_is_no_link() -> None:
    """It cannot be reached by keyboard, as nothing happens there."""
    assert len(list(root().iter(f"{SVG}a"))) == 2
    assert "Alone" in "".join(root().itertext())


def test_a_label_that_is_cut_off_can_be_read_whole() -> None:
    """The full label is the title of its node, and no other node has one."""
    titles = [title.text for title in root().iter(f"{SVG}title")]
    assert titles == [("a very long label " * 20).strip()]


def test_lines_are_hidden_from_screen_readers() -> None:
    """A list beside the drawing says what they say."""
    hidden = [group for group in root() if group.get("aria-hidden") == "true"]
    assert "if <x>" in "".join(hidden[0].itertext())


def test_there_is_no_style_and_no_identifier() -> None:
    """The drawing obeys the policy of the site, and two of them can be on one page."""
    assert not any({"style", "id"} & set(element.attrib) for element in root().iter())
    assert not list(root().iter(f"{SVG}style"))


def test_the_tone_of_a_node_is_a_class() -> None:
    """The style sheet colours it like the level of this name."""
    assert next(root().iter(f"{SVG}a")).get("class") == "node tone-error"


def test_a_graph_without_nodes_is_drawn() -> None:
    """An empty drawing is no defect."""
    assert svg(Graph(title="Nothing")).startswith("<svg ")
