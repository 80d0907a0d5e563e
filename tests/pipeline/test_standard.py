"""The pages of a site, by the kinds of event sources that it has."""

from pathlib import Path

import pytest

from eventkb.model.locale import Locale
from eventkb.pipeline.standard import kinds_below, pages, with_parts
from eventkb.stock import stock
from tests.catalogues import ENGLISH, GERMAN

FRENCH = Locale("fr")
EVENT_VIEWER = "link/event-viewer.md"


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text)


def source(events: Path, name: str, kind: str = "") -> None:
    folder = events / name
    folder.mkdir(parents=True)
    (folder / "source.yml").write_text(f"name: {name}\n{kind}")


@pytest.mark.parametrize("line", ["kind: syslog\n", "kind:  'syslog'\n", 'title: x\nkind: "syslog" # ours\n'])
def test_a_source_says_its_kind(tmp_path: Path, line: str) -> None:
    """However the value is quoted."""
    source(tmp_path, "sshd", line)
    assert kinds_below([tmp_path], "alert") == {"syslog"}


def test_a_source_that_says_no_kind_has_that_of_the_project(tmp_path: Path) -> None:
    """With and without a file of its own; folders of shared texts are no sources."""
    source(tmp_path, "sshd", "kind: syslog\n")
    source(tmp_path, "kernel")
    (tmp_path / "shared").mkdir()
    assert kinds_below([tmp_path], "alert") == {"syslog", "alert"}
    assert kinds_below([tmp_path / "nowhere"], "alert") == {"alert"}


@pytest.mark.parametrize("locale", [ENGLISH, GERMAN])
def test_a_page_for_one_kind_is_there_with_that_kind_alone(locale: Locale) -> None:
    """And so are the pictures of its parts."""
    supplies = stock(Path("nowhere"))
    assert {EVENT_VIEWER, "parts/windows/find.png"} <= pages(supplies, locale, {"windows"}).keys()
    assert not {EVENT_VIEWER, "parts/windows/find.png"} & pages(supplies, locale, {"syslog"}).keys()
    assert "about.md" in pages(supplies, locale, {"syslog"})


def test_parts_of_the_kinds_that_are_there_come_in_their_place(tmp_path: Path) -> None:
    """Rows join the list above; a place without parts is empty."""
    write(tmp_path / "parts/en/trains", tracks="- rails\n", speed="## Fast\n\nVery.\n")
    write(tmp_path / "parts/en/ships", tracks="- waves\n", speed="## Slow\n")
    text = "A\n\n- all\n⟦kinds.tracks⟧\n\n⟦kinds.speed⟧\n\n⟦kinds.nothing⟧\n\nB"
    for kinds, expected in {
        ("trains",): "A\n\n- all\n- rails\n\n## Fast\n\nVery.\n\n\n\nB",
        ("ships", "trains"): "A\n\n- all\n- waves\n- rails\n\n## Slow\n\n## Fast\n\nVery.\n\n\n\nB",
        (): "A\n\n- all\n\n\n\n\n\n\nB",
    }.items():
        assert with_parts(text, stock(tmp_path), ENGLISH, kinds) == expected


def test_a_part_that_a_language_lacks_is_there_in_the_source_language(tmp_path: Path) -> None:
    """Marked as such."""
    write(tmp_path / "parts/en/trains", speed="Fast.\n")
    text = with_parts("⟦kinds.speed⟧", stock(tmp_path), FRENCH, {"trains"})
    assert text == '<div lang="en" markdown="1">\n\nFast.\n\n</div>'


def test_both_languages_have_the_same_parts() -> None:
    """No kind says less in one of them."""
    supplied = stock(Path("nowhere")).supplied
    english, german = (sorted(path for path, _ in supplied.below(f"parts/{locale}")) for locale in (ENGLISH, GERMAN))
    assert english == german
