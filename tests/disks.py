"""A disk of its own for a test: small enough to be full soon, or read-only."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SmallDisk:
    """A mounted file system in memory."""

    folder: Path

    def fill(self) -> None:
        """Writes until there is no space left."""
        with (self.folder / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(bytes(4096)):
                    pass
            except OSError:
                return

    def make_read_only(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)


def mounted(folder: Path, size: str) -> SmallDisk | None:
    """A disk of a size such as `1m`, mounted at a folder; None where this isn't allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        mount = subprocess.run(command, check=False, capture_output=True)
    except FileNotFoundError:
        return None
    return SmallDisk(folder) if mount.returncode == 0 else None


def unmount(disk: SmallDisk) -> None:
    subprocess.run(["umount", "--lazy", str(disk.folder)], check=True)
