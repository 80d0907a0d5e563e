"""A site in parts: put together, they are the site that one build makes; else the command says what is wrong."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline import Share, fulltext
from eventkb.pipeline.shards import MANIFEST, PartsFault, join
from eventkb.publish.staging import MARK
from tests.site.conftest import ONE_ARTICLE, PARTS, URL, built, built_once, copy, few_codes, pages, place_at, write

pytestmark = pytest.mark.slow

COUNT = 4
ARTICLE = ONE_ARTICLE["events/Demo/1.yml"].replace("It has begun.", "Run {id} has begun.")
STUB = "source: Demo\nid: {id}\nmessage: {{en: Run {id} has ended., de: Lauf {id} endete.}}\n"


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with articles and stubs: `site` as a whole, and the folders of its parts."""

    def make(folder: Path) -> None:
        copy(folder, *PARTS)
        place_at(folder, URL)
        articles = {
            f"events/Demo/{id}.yml": ARTICLE.replace("id: 1", f"id: {id}").replace("{id}", str(id))
            for id in range(1, 20)
        }
        write(folder, few_codes() | articles | {f"events/Demo/{id}.yml": STUB.format(id=id) for id in range(20, 30)})
        assert built(folder).pages
        for number in range(1, COUNT + 1):
            assert built(folder, share=Share(number, COUNT)).is_published

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fulltext, "MOST", 2)
        return built_once(tmp_path_factory, "parted", make)


def folders(parted: Path) -> list[Path]:
    return [parted / f"site-{number}-of-{COUNT}" for number in range(1, COUNT + 1)]


def test_parts_put_together_are_the_whole_site(parted: Path, tmp_path: Path) -> None:
    """Byte for byte, whatever the order in which the parts are named, but for the mark, which names the build."""
    whole = join(folders(parted)[::-1], tmp_path / "site", Pagefind())
    assert {**pages(whole.site), MARK: b""} == {**pages(parted / "site"), MARK: b""}
    assert (whole.parts, whole.events) == (COUNT, 29)


def test_each_part_has_events_of_its_own(parted: Path) -> None:
    """The work is divided: each part has some articles, some texts to search, and none that another part has."""
    articles = [
        {file for file in pages(folder) if file.startswith("en/demo/") and file.count("/") == 3}
        for folder in folders(parted)
    ]
    assert all(articles)
    assert sum(map(len, articles)) == len(set().union(*articles)) == 2 * 19  # HTML and Markdown
    assert all((folder / ".fulltext/en").exists() for folder in folders(parted))


def refused(parts: Sequence[Path], site: Path) -> str:
    """What is said of parts that can't be put together; nothing is published."""
    with pytest.raises(PartsFault) as fault:
        join(parts, site, Pagefind())
    assert not site.exists()
    return str(fault.value)


def test_a_missing_part_is_named(parted: Path, tmp_path: Path) -> None:
    """With what to do."""
    said = refused([folders(parted)[0], folders(parted)[3]], tmp_path / "site")
    assert said.startswith("part 2/4 is missing.\npart 3/4 is missing.\nBuild every part")


def test_the_same_part_twice_is_named(parted: Path, tmp_path: Path) -> None:
    """With both folders."""
    again = shutil.copytree(folders(parted)[1], tmp_path / "again")
    assert f"part 2/4 is there 2 times: {folders(parted)[1]}, {again}." in refused(
        [*folders(parted), again], tmp_path / "site"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": "x"}, "was built of another state of the project, or with other options, than"),
        ({"of": 5}, "is part 2/5, but"),
        ({"format": 0}, f"is no part of a site: it has no {MANIFEST} that this version reads."),
    ],
)
def test_a_part_of_another_site_is_named(parted: Path, tmp_path: Path, change: dict[str, object], said: str) -> None:
    """Of another state of the catalogue, of a site in more parts, or of another version."""
    other = shutil.copytree(folders(parted)[1], tmp_path / "other")
    manifest = json.loads((other / MANIFEST).read_bytes())
    (other / MANIFEST).write_text(json.dumps(manifest | change), "utf-8")
    first, _, *rest = folders(parted)
    assert f"{other} {said}" in refused([first, other, *rest], tmp_path / "site")


def test_the_command_says_what_was_put_together(parted: Path, tmp_path: Path) -> None:
    """And ends with 1 where it can't be done."""
    site = ["--site-dir", str(tmp_path / "site")]
    done = CliRunner().invoke(eventkb, ["join", *map(str, folders(parted)), *site])
    assert done.exit_code == 0
    assert "/site/ is ready: 29 events, " in done.stderr
    assert ", of 4 parts." in done.stderr
    failed = CliRunner().invoke(eventkb, ["join", str(folders(parted)[0]), *site])
    assert failed.exit_code == 1
    assert "eventkb: part 2/4 is missing." in failed.stderr


@pytest.mark.parametrize("value", ["0/4", "5/4", "4", "a/b", "1/0"])
def test_a_part_that_cannot_be_is_refused(value: str) -> None:
    """As wrong use, with an example."""
    done = CliRunner().invoke(eventkb, ["build", "--shard", value])
    assert done.exit_code == 2
    assert f"{value} is no part. Write the part and how many there are, such as 3/16." in done.stderr
