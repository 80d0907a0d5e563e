"""The full-text index: made of all articles, kept until a text changes."""

from pathlib import Path

from tests.site.conftest import Project, built, write

TEXT = """\
source: Demo
id: 1
message: {en: It has begun., de: Es hat begonnen.}
summary: {en: A run has begun., de: Ein Lauf hat begonnen.}
"""


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    found = sorted((folder / "site/pagefind").rglob("*.pf_fragment"))
    return {path.name: (path.stat().st_size, path.read_bytes()) for path in found}


def pages_of_codes(folder: Path, locale: str) -> int:
    """The number of pages of code tables, which are in the index, too."""
    pages = (folder / "site" / locale / "codes").rglob("index.html")
    return sum('<dl class="codes">' in page.read_text("utf-8") for page in pages)


def test_every_article_of_every_language_is_in_it(project: Project) -> None:
    """One fragment a page; what nobody uses of the engine stays away."""
    folder = project({"events/Demo/1.yml": TEXT, "events/Demo/2.yml": TEXT.replace("id: 1", "id: 2")})
    assert built(folder).pages
    names = list(state(folder))
    assert len([name for name in names if name.startswith("en_")]) == 2 + pages_of_codes(folder, "en")
    assert len([name for name in names if name.startswith("de_")]) == 2 + pages_of_codes(folder, "de")
    assert not list((folder / "site/pagefind").glob("pagefind-ui*"))


def test_it_is_kept_until_a_text_changes(project: Project) -> None:
    """A build without a changed text takes it as it is; a changed text makes it anew."""
    folder = project({"events/Demo/1.yml": TEXT})
    built(folder)
    kept = next((folder / ".cache/eventkb/fulltext").glob("*/.complete"))
    made = kept.stat().st_mtime_ns
    first = state(folder)
    built(folder)
    assert kept.stat().st_mtime_ns == made
    assert state(folder) == first
    write(folder, {"events/Demo/1.yml": TEXT.replace("begun", "started")})
    built(folder)
    assert not kept.exists()
    assert state(folder) != first


def test_it_can_be_left_out(project: Project) -> None:
    """As an output of its own."""
    folder = project({"events/Demo/1.yml": TEXT})
    built(folder, only=("articles",))
    assert not (folder / "site/pagefind").exists()
