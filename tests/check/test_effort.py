"""What rules cost grows with the catalogue, not with the square of it, whatever is wrong in it."""

from collections.abc import Callable

import pytest

from tests.check.examined import examined
from tests.rule_pages import Files, catalogue
from tests.steps import growth

SIZE, TIMES = 60, 4
MOST = 1.6
"""How many times as steep as a straight line the steps may grow; a square would be 4 times as steep."""

HEAD = "source: Demo\nid: 9\nmessage: {en: It has begun., de: Es hat begonnen.}\n"


def numbered(form: str, size: int) -> str:
    return "".join(form.replace("#", str(number)) for number in range(size))


def event(form: str, head: str = "", tail: str = "") -> Callable[[int], Files]:
    """One more event, with as many lines or words as the size says."""
    return lambda size: catalogue("") | {"events/Demo/9.yml": f"{HEAD}{head}{numbered(form, size)}{tail}".encode()}


def known(form: str) -> Callable[[int], Files]:
    """As many known events as the size says."""
    return lambda size: catalogue("") | {"events/Demo/known.yml": numbered(form, size).encode()}


def files(name: str, text: str) -> Callable[[int], Files]:
    """As many files as the size says."""
    return lambda size: (
        catalogue("")
        | {name.replace("#", str(number)): text.replace("#", str(number)).encode() for number in range(10, 10 + size)}
    )


EN = "explanation:\n  en: |\n    "
CATALOGUES: dict[str, Callable[[int], Files]] = {
    "links to nothing": event("[[Demo/1#]] ", EN),
    "links to other sources": event("[[Source#/1]] ", EN),
    "links that are none": event("[[word #]] ", EN),
    "links in single brackets": event("[Demo/1] ", EN),
    "relations to nothing": event("- {event: Demo/1#, relation: follows}\n", "related:\n"),
    "relations twice": event("- {event: Demo/1, relation: follows}\n", "related:\n"),
    "insertion names": event("{{name#}} ", EN),
    "insertions too many": event("- {name: name#, en: a, de: b}\n", "insertions:\n"),
    "insertions with one name": event("- {name: same, en: a, de: b}\n", "insertions:\n"),
    "insertions in a message": lambda size: catalogue("")
    | {"events/Demo/9.yml": f"source: Demo\nid: 9\nmessage: '{numbered('%# ', size)}'\n".encode()},
    "unknown versions": event("- '#'\n", "product: demo\nversions:\n"),
    "variants": event("- {versions: ['#'], level: error}\n", "product: demo\nvariants:\n"),
    "variants of one version": event("- {versions: ['1.0'], level: error}\n", "product: demo\nvariants:\n"),
    "unknown shared texts": event("  - use: key-#\n", "user_action:\n  actions:\n"),
    "cases of one value": event(
        "- {when: {a: ['1']}, title: {en: a, de: b}}\n", "insertions: [{name: a, en: a, de: b}]\ncases:\n"
    ),
    "aliases": event("- Demo/1#\n", "aliases:\n"),
    "raw HTML": event("<b>#</b> ", EN),
    "images": event("![a](b#) ", EN),
    "entities": event("&amp; ", EN),
    "brackets": event("[", EN),
    "backticks": event("`", EN),
    "asterisks": event("*a ", EN),
    "asterisks and underscores": event("*a _b ", EN),
    "quotes within quotes": event("> ", EN),
    "lists within lists": event("- ", EN),
    "tables": event("| a | b |\n    ", EN),
    "headings": event("# a\n    ", EN),
    "words of another language": event("der die das und ", EN),
    "words": event("recieved # ", EN),
    "translation lists": event("  - 0123456789ab\n", "translation:\n  de:\n    reviewed:\n"),
    "known events": known("- {id: 1#, message: {en: It has ended # times., de: Es ist # Mal zu Ende.}}\n"),
    "known events with one message": known("- {id: 1#, message: {en: It has ended., de: Es ist zu Ende.}}\n"),
    "known events with one ID": known("- {id: 11, message: {en: It has ended., de: Es ist zu Ende.}}\n"),
    "known events of one name": known("- {id: 1#, symbolic_name: SAME, message: a}\n"),
    "unknown products": known("- {id: 1#, product: dem, message: a}\n"),
    "events": files("events/Demo/#.yml", "source: Demo\nid: #\nmessage: {en: It ends., de: Es endet.}\n"),
    "articles": files(
        "events/Demo/#.yml",
        "source: Demo\nid: #\nmessage: a\nexplanation: {en: The service # has ended., de: Der Dienst # ist zu Ende.}\n",
    ),
    "sources of one slug": files("events/Demo #/source.yml", "name: 'Demo #'\nslug: same\n"),
    "sources with one former name": files("events/Demo #/source.yml", "name: 'Demo #'\nformer_names: [Old]\n"),
    "shared texts in a chain": files("events/shared/t#.yml", "choices: [{use: t#}]\ntext: {en: a, de: b}\n"),
    "unused shared texts": files("events/shared/t#.yml", "text: {en: Do it., de: Tun Sie es.}\n"),
    "terms": lambda size: catalogue("") | {"events/glossary.yml": numbered("- {en: a#, de: b#}\n", size).encode()},
    "terms twice": lambda size: catalogue("") | {"events/glossary.yml": numbered("- {en: a, de: b}\n", size).encode()},
    "codes": lambda size: catalogue("") | {"events/codes/t.yml": (
        "title: a\nnotation: decimal\ncodes:\n" + numbered('- {code: "#", text: {en: a, de: b}}\n', size)
    ).encode()},
    "codes twice": lambda size: catalogue("") | {"events/codes/t.yml": (
        "title: a\nnotation: decimal\ncodes:\n" + numbered('- {code: "1", symbol: A, text: a}\n', size)
    ).encode()},
    "steps in a row": lambda size: catalogue("") | {"events/guides/g.yml": (
        "title: {en: a, de: b}\nstart: s0\nsteps:\n"
        + "".join(f"  s{n}: {{text: a, answers: [{{text: b, next: s{n + 1}}}]}}\n" for n in range(size))
    ).encode()},
    "steps to nowhere": lambda size: catalogue("") | {"events/guides/g.yml": (
        "title: {en: a, de: b}\nstart: s0\nsteps:\n"
        + numbered("  s#: {text: a, answers: [{text: b, next: no#}]}\n", size)
    ).encode()},
    "lost addresses": lambda size: catalogue("") | {"addresses.txt": numbered("/e/lost-#/\n", size).encode()},
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_takes_steps_in_proportion_to_its_size(name: str) -> None:
    """Four times the size takes less than seven times the steps."""

    def checking(size: int) -> Callable[[], object]:
        made = CATALOGUES[name](size)
        return lambda: examined(made)

    assert growth(checking, SIZE, TIMES) < TIMES * MOST
