"""`python -m release`: everything that a release publishes, in one folder.

The folder gets the sdist and the wheels (built twice and compared), the list of all parts (`sbom.cdx.json`), the built
site as an archive, the notes from the change log (`notes.md`) and the digests of all of them (`SHA256SUMS`).
"""

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

from release import archive, notes, packages, sbom

ROOT = Path(__file__).parent.parent
SUMS, NOTES = "SHA256SUMS", "notes.md"


def main() -> int:
    """Makes a release, or says why it can't be made."""
    options = arguments().parse_args()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    epoch = options.epoch if options.epoch is not None else committed(ROOT)
    into = options.into
    if into.exists() and any(into.iterdir()):
        return said(f"{into} is not empty. Delete it, or choose another folder with --into.")
    into.mkdir(parents=True, exist_ok=True)
    try:
        text = notes.notes(
            (ROOT / "CHANGELOG.md").read_text("utf-8"), notes.UNRELEASED if options.rehearsal else version
        )
        files = packages.build_twice(ROOT, into, epoch)
    except (notes.NoNotes, packages.NotReproducible) as wrong:
        return said(str(wrong))
    except subprocess.CalledProcessError as wrong:
        return said(f"a package can't be built:\n{wrong.stderr.decode(errors='replace')[-2000:]}")
    files.append(into / f"eventkb-{version}.cdx.json")
    files[-1].write_bytes(sbom.written(sbom.bom((ROOT / "requirements.txt").read_text("utf-8"), version, epoch)))
    if options.site:
        files.append(into / f"eventkb-{version}-site.tar.gz")
        files[-1].write_bytes(archive.packed(options.site, f"eventkb-{version}-site", epoch))
    (into / NOTES).write_text(text, "utf-8")
    (into / SUMS).write_text(archive.sums(files), "utf-8")
    print((into / SUMS).read_text("utf-8"), end="")
    return 0


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m release", description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="The folder for all files; it must be empty.")
    parser.add_argument("--site", type=Path, help="The built site; without it, there is no archive of it.")
    parser.add_argument(
        "--epoch", type=int, help="Seconds since 1970 for all files; the time of the commit, if left out."
    )
    parser.add_argument("--rehearsal", action="store_true", help="Take the notes from the unreleased changes.")
    return parser


def committed(root: Path) -> int:
    """The time of the commit that is checked out, in seconds since 1970."""
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)


def said(problem: str) -> int:
    print(problem, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
