"""The list of what is in a release: valid, complete, and the same each time."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from release import sbom

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "cyclonedx"
LOCK = (ROOT / "requirements.txt").read_text("utf-8")
DOCUMENT = sbom.bom(LOCK, "1.2.3", 1_700_000_000)

SMALL = """\
anyio==4.16.0 \\
    --hash=sha256:59bb03251907983d1603d27c3087ddb1e93299ea2163adcdba37899a4fb12ffb \\
    --hash=sha256:069bb03251907983d1603d27c3087ddb1e93299ea2163adcdba37899a4fb12ff
    # via
    #   -c requirements-dev.txt
    #   watchfiles
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:08695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44
    # via click
watchfiles==1.1.0 \\
    --hash=sha256:18695f5cb7ed6e0531a20572697297273c47b8cae5a63ffc6d6ed5c201be6e44
    # via eventkb (pyproject.toml)
"""


@cache
def validator() -> Draft7Validator:
    schemas = {file.name: json.loads(file.read_text("utf-8")) for file in SCHEMAS.glob("*.json")}
    at = "http://cyclonedx.org/schema/"
    registry = Registry().with_resources((at + name, Resource.from_contents(text)) for name, text in schemas.items())
    main = schemas["bom-1.6.SNAPSHOT.schema.json"]
    return Draft7Validator(main, registry=registry, format_checker=Draft7Validator.FORMAT_CHECKER)


def test_the_document_is_valid() -> None:
    """By the schema of CycloneDX 1.6."""
    assert [error.message for error in validator().iter_errors(DOCUMENT)] == []


def test_an_invalid_document_would_be_seen() -> None:
    """The schema is not empty."""
    assert list(validator().iter_errors({**DOCUMENT, "specVersion": 1.6, "components": [{"type": "thing"}]}))


def test_every_locked_package_is_in_it_with_its_hashes() -> None:
    """As many as the lock file has lines with a version, and each hash of each."""
    listed = {component["name"]: component for component in DOCUMENT["components"]}
    assert len({component["bom-ref"] for component in DOCUMENT["components"]}) == len(
        re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)
    )
    assert {"mkdocs-material", "pagefind", "font-source-sans-pro"} <= listed.keys()
    assert sum(len(component["hashes"]) for component in DOCUMENT["components"]) == LOCK.count("--hash=sha256:")
    assert listed["pagefind"]["purl"].startswith("pkg:pypi/pagefind@1.")


def test_licences_are_those_that_packages_state() -> None:
    """Of the environment in which the release is made."""
    listed = {component["name"]: component for component in DOCUMENT["components"]}
    assert listed["mkdocs-material"]["licenses"] == [{"license": {"name": "MIT"}}]
    assert sbom.licence_of("surely-not-there") == ""
    assert [
        name for name, component in listed.items() if "licenses" not in component and name not in WINDOWS_ONLY
    ] == []


WINDOWS_ONLY = {"colorama", "pywin32", "tzdata", "win32-setctime"}


def test_who_needs_whom_is_read_from_the_lock() -> None:
    """What `pyproject.toml` names is needed by eventkb itself; a constraint is no need."""
    packages = {package.name: package for package in sbom.locked(SMALL)}
    assert packages["anyio"].needed_by == ("watchfiles",) and len(packages["anyio"].hashes) == 2
    assert packages["colorama"].marker == "sys_platform == 'win32'"
    needs = {entry["ref"]: entry["dependsOn"] for entry in sbom.bom(SMALL, "1", 0)["dependencies"]}
    assert needs["pkg:pypi/watchfiles@1.1.0"] == ["pkg:pypi/anyio@4.16.0"]
    assert needs["eventkb"] == ["pkg:pypi/colorama@0.4.6", "pkg:pypi/watchfiles@1.1.0"]


@pytest.mark.parametrize("lock", [LOCK, SMALL], ids=["own", "small"])
def test_the_same_lock_makes_the_same_bytes(lock: str) -> None:
    """Anybody can compare; another version or lock has another serial number."""
    first, again = (sbom.written(sbom.bom(lock, "1", 5)) for _ in range(2))
    assert first == again
    assert sbom.bom(lock, "2", 5)["serialNumber"] != sbom.bom(lock, "1", 5)["serialNumber"]
