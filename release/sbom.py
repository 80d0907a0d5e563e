"""What is in a release: the packages of the lock file as CycloneDX, with their hashes, licences and who needs whom.

Format: https://cyclonedx.org/docs/1.6/json/; purl: https://github.com/package-url/purl-spec
"""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any

PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VIA = re.compile(r"^\s+#\s+(?:via\s+)?(?!via$)(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\s.*)?$")
SPDX = re.compile(r"[A-Za-z0-9.+ ()-]+")
ITSELF = "eventkb"


@dataclass(frozen=True, slots=True)
class Locked:
    """A package of the lock file; `needed_by` are the packages that need it, `marker` says where it is installed."""

    name: str
    version: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]
    marker: str = ""


def locked(text: str) -> Iterator[Locked]:
    """The packages of a lock file as `uv pip compile --generate-hashes` writes it."""
    name, version, marker = "", "", ""
    hashes: list[str] = []
    needed_by: list[str] = []
    for line in [*text.splitlines(), "end==0"]:
        if pinned := PINNED.match(line):
            if name:
                yield Locked(name, version, tuple(sorted(hashes)), tuple(needed_by), marker)
            name, version, marker = pinned["name"], pinned["version"], pinned["marker"] or ""
            hashes, needed_by = [], []
        elif found_hash := HASH.search(line):
            hashes.append(found_hash[1])
        elif via := VIA.match(line):
            needed_by.append(via["name"])


def bom(text: str, version: str, epoch: int) -> dict[str, Any]:
    """The document for a lock file and a version of eventkb; the same for the same arguments."""
    packages = sorted(locked(text), key=lambda package: (package.name, package.version))
    components = [_component(package) for package in packages]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{ITSELF} {version} {text}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": ITSELF,
                "name": ITSELF,
                "version": version,
                "purl": f"pkg:pypi/{ITSELF}@{version}",
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": components,
        "dependencies": list(_dependencies(packages)),
    }


def written(document: Mapping[str, Any]) -> bytes:
    """The document as the bytes of a file."""
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _reference(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _component(package: Locked) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(package.name, package.version),
        "name": package.name,
        "version": package.version,
        "purl": _reference(package.name, package.version),
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes],
    }
    if licence := licence_of(package.name):
        component["licenses"] = [{"license": {"name": licence}}]
    if package.marker:
        component["properties"] = [{"name": "eventkb:marker", "value": package.marker}]
    return component


def licence_of(name: str) -> str:
    """The licence that an installed package states; empty where it isn't installed or states none in a line."""
    try:
        fields = metadata(name)
    except PackageNotFoundError:
        return ""
    stated = str(fields.get("License-Expression") or fields.get("License") or "").strip()
    if SPDX.fullmatch(stated):
        return stated
    classified = [line.rpartition(" :: ")[2] for line in fields.get_all("Classifier", []) if line.startswith("License")]
    return ", ".join(classified)


def _dependencies(packages: list[Locked]) -> Iterator[dict[str, Any]]:
    """Who needs whom; the lock file says it the other way round, and what it calls a group is eventkb itself."""
    needs: dict[str, list[str]] = {ITSELF: [], **{_reference(each.name, each.version): [] for each in packages}}
    by_name: dict[str, list[str]] = {}  # a package may be locked in two versions, each for some versions of Python
    for package in packages:
        by_name.setdefault(package.name, []).append(_reference(package.name, package.version))
    for package in packages:
        for owner in package.needed_by:
            for reference in by_name.get(owner, [ITSELF]):
                needs[reference].append(_reference(package.name, package.version))
    for reference, targets in needs.items():
        yield {"ref": reference, "dependsOn": sorted(set(targets))}
