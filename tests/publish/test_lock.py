"""Two commands never write the same files at the same time."""

import subprocess
import sys
from pathlib import Path

import pytest

from eventkb.publish import Busy, alone
from eventkb.publish.lock import is_alive

HOLD = """
import sys
from pathlib import Path
from eventkb.publish import alone
with alone(Path(sys.argv[1]), ""):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_a_lock_is_held_by_one_process_and_ends_with_it(tmp_path: Path) -> None:
    """A second process is refused with the sentence of the caller; after the first was killed, it gets the lock."""
    file = tmp_path / "folder/build.lock"
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        assert is_alive(holder.pid)
        with pytest.raises(Busy, match="wait for it"), alone(file, "wait for it"):
            pass
        holder.kill()
    assert not is_alive(holder.pid)
    with alone(file, ""):
        pass
