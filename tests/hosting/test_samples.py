"""The page about a knowledge base of one's own: its samples are the files that are tested, its names exist."""

import re
import subprocess
import sys
from functools import cache
from html import escape
from pathlib import Path

import pytest
from lxml import etree

from eventkb.model.locale import Locale
from eventkb.model.policy import HEADERS
from eventkb.pipeline.standard import hosting, with_parts
from eventkb.stock import SUPPLIED, stock

SAMPLES = SUPPLIED / "hosting"
LOCALES = ("en", "de")
CI_FILES = (SUPPLIED / "init/github.yml", SUPPLIED / "init/gitlab.yml")
"""What `eventkb init --ci` writes, but for the version that it was made with."""
SERVERS = ("nginx.conf", "apache.conf", "Caddyfile", "web.config")
OWN = {"overrides/styles/own.css"}
"""Files that the page has its reader make, and the package has not."""


@cache
def page(locale: str, name: str = "own.md") -> str:
    """A page as the engine gets it, with the configurations of servers in their places."""
    return with_parts(
        (SUPPLIED / "docs" / locale / name).read_text("utf-8"), stock(Path("/nowhere")), Locale(locale), ()
    )


def blocks(locale: str) -> list[str]:
    """The blocks of code of the page."""
    return re.findall(r"^```\w+\n(.*?)^```$", page(locale), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sample", [*sorted(SAMPLES.iterdir()), *CI_FILES], ids=lambda path: path.name)
def test_the_page_shows_each_sample_as_it_is_tested(sample: Path, locale: str) -> None:
    """Word for word, so that whoever copies it has what the tests have started."""
    text = hosting(sample.name) + "\n" if sample.parent == SAMPLES else sample.read_text("utf-8")
    assert text.replace('"eventkb==$version"', "eventkb") in blocks(locale)


def test_both_languages_have_the_same_blocks() -> None:
    """Only the sentences between them differ."""
    assert blocks("en") == blocks("de")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "schema"), [("parts-github.yml", "github-workflows"), ("parts-gitlab.yml", "gitlab-ci")]
)
def test_jobs_that_build_in_parts_are_valid(name: str, schema: str) -> None:
    """By the schema of the one who runs them, with as many parts as each is told that there are."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(SAMPLES / name)]
    subprocess.run(command, check=True, capture_output=True)
    assert re.search(
        r"part: \[1, 2, 3, 4\][\s\S]*\$PART/4\"|parallel: 4[\s\S]*\$CI_NODE_TOTAL", (SAMPLES / name).read_text("utf-8")
    )


@pytest.mark.parametrize("sample", SERVERS)
def test_a_sample_sends_the_headers_that_the_site_works_under(sample: str) -> None:
    """Each of those that the preview sends, and no copy of one is in the sample itself."""
    for name, value in HEADERS.items():
        assert name in hosting(sample) and escape(value) in escape(hosting(sample))
        assert name not in (SAMPLES / sample).read_text("utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_on_publishing_names_the_headers(locale: str) -> None:
    """To the letter, since people copy them."""
    lines = [f"{name}: {value}" for name, value in HEADERS.items()]
    assert "\n".join(["```", *lines, "```"]) in page(locale, "hosting.md")


@pytest.mark.parametrize("locale", LOCALES)
def test_each_file_that_can_be_replaced_is_one_of_the_package(locale: str, tmp_path: Path) -> None:
    """A path that the page names in `docs/`, `overrides/` or `locales/` is in the package's list."""
    paths = set(re.findall(r"\b(?:docs|overrides|locales)/[\w/.-]+\.\w+", page(locale)))
    supplied = stock(tmp_path).supplied.files
    assert len(paths - OWN) >= 10
    assert not [path for path in paths - OWN if path not in supplied]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_colour_that_can_be_changed_has_this_name(locale: str) -> None:
    """The custom properties of the page are those of the theme."""
    names = set(re.findall(r"--kb-[\w-]+", page(locale)))
    assert names
    assert names <= set(re.findall(r"(--kb-[\w-]+):", (SUPPLIED / "theme/styles/tokens.css").read_text("utf-8")))


def test_the_configuration_of_iis_adds_no_type_twice() -> None:
    """IIS answers every request with an error 500.19 if an entry is there already, so each one is removed before."""
    content = etree.parse(SAMPLES / "web.config").find("system.webServer/staticContent")
    added = [entry.get("fileExtension") for entry in content.findall("mimeMap")]
    removed = [entry.get("fileExtension") for entry in content.findall("remove")]
    assert added == removed
    assert len(added) == len(set(added))


def test_the_container_serves_what_its_first_stage_has_built() -> None:
    """With the sample for nginx on another port, as a user without rights."""
    lines = (SAMPLES / "Containerfile").read_text("utf-8").splitlines()
    (base,) = [line for line in lines if line.startswith("FROM ") and " AS " not in line]
    assert "nginx-unprivileged" in base
    (old, new) = re.findall(r"'s/(listen \d+;)/(listen \d+;)/'", "\n".join(lines))[0]
    nginx = (SAMPLES / "nginx.conf").read_text("utf-8")
    assert nginx.count(old) == 1
    assert "EXPOSE " + new.removeprefix("listen ").rstrip(";") in lines
    (root,) = re.findall(r"root (\S+);", nginx)
    assert f"RUN eventkb build --site-dir {root}" in lines and f"COPY --from=build {root} {root}" in lines
