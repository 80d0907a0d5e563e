"""Work in processes: the same result as here, whatever is done where."""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.pipeline.parallel import SERIAL, chunks, in_chunks, jobs_here


def doubled(offset: int, numbers: Sequence[int]) -> list[int]:
    return [2 * number + offset for number in numbers]


def where(numbers: Sequence[int]) -> int:
    return os.getpid()


def failing(numbers: Sequence[int]) -> None:
    raise LookupError(numbers[0])


@given(st.lists(st.integers()), st.integers(1, 10))
def test_every_item_is_in_one_chunk(items: list[int], size: int) -> None:
    """Nothing is lost or done twice."""
    found = chunks(items, size)
    assert [item for chunk in found for item in chunk] == items
    assert all(0 < len(chunk) <= size for chunk in found)


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, SERIAL - 1, SERIAL, 3 * SERIAL + 1])
def test_the_result_does_not_depend_on_the_number_of_processes(jobs: int, count: int) -> None:
    """Each item is worked on once, with what every process was handed at its start."""
    found = list(in_chunks(partial(doubled, 7), range(count), jobs, 50))
    assert sorted(number for _, numbers in found for number in numbers) == [2 * n + 7 for n in range(count)]
    assert sum(counted for counted, _ in found) == count


def test_little_work_is_done_here() -> None:
    """Starting processes would take longer than the work."""
    assert {pid for _, pid in in_chunks(where, range(SERIAL - 1), 2)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in in_chunks(where, range(SERIAL), 2)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_defect_in_a_process_is_not_swallowed(jobs: int) -> None:
    """A build never publishes a part of the pages because a process died."""
    with pytest.raises(LookupError):
        list(in_chunks(failing, range(SERIAL), jobs))


def test_there_is_room_for_a_process() -> None:
    """A machine has at least one processor."""
    assert jobs_here() >= 1


def printed(program: str) -> str:
    """What a program prints that has no other thread, as commands have none."""
    begin = "import os\nfrom eventkb.pipeline import parallel\nfrom eventkb.pipeline.parallel import begun\n"
    answer = subprocess.run([sys.executable, "-c", begin + program], check=True, capture_output=True, text=True)
    return answer.stdout


@pytest.mark.slow
def test_a_work_is_begun_in_another_process() -> None:
    """With one processor it is done here, when its result is asked for."""
    asked = "for jobs in (1, 2):\n    with begun(os.getpid, jobs) as pid:\n        print(pid() == os.getpid())\n"
    assert printed(asked) == "True\nFalse\n"


@pytest.mark.slow
def test_what_goes_wrong_in_another_process_is_raised_here() -> None:
    """Where its result is asked for, and nowhere else."""
    asked = (
        "for jobs in (1, 2):\n    with begun(lambda: {}['x'], jobs) as result:\n"
        "        try: result()\n        except KeyError as fault: print(fault)\n"
    )
    assert printed(asked) == "'x'\n'x'\n"


@pytest.mark.slow
def test_a_begun_work_ends_with_its_block() -> None:
    """Nobody waits for a result that nobody wants."""
    asked = "with begun(lambda: __import__('time').sleep(600), 2): print('done')"
    assert printed(asked) == "done\n"


@pytest.mark.slow
def test_a_work_whose_process_was_killed_is_done_here() -> None:
    """As on a system that has no memory left."""
    asked = (
        "here = os.getpid()\n"
        "with begun(lambda: os.getpid() == here or os.kill(os.getpid(), 9), 2) as result: print(result())\n"
    )
    assert printed(asked) == "True\n"


@pytest.mark.slow
def test_a_process_that_copied_much_is_replaced() -> None:
    """Or it would have copied the whole catalogue in the end; each item is still worked on once."""
    asked = (
        "parts = list(parallel.in_chunks(lambda numbers: (os.getpid(), sum(numbers)), range(1000), 2, most=0))\n"
        "print(len({pid for _, (pid, _) in parts}), sum(total for _, (_, total) in parts) == sum(range(1000)))\n"
    )
    assert printed(asked) == "10 True\n"


@pytest.mark.slow
def test_chunks_of_killed_processes_are_done_here() -> None:
    """As on a system that has no memory left: no page is missing, and none is made twice."""
    asked = (
        "here = os.getpid()\n"
        "def total(numbers):\n"
        "    if os.getpid() != here and 500 in numbers: os.kill(os.getpid(), 9)\n"
        "    return sum(numbers)\n"
        "print(sum(value for _, value in parallel.in_chunks(total, range(1000), 2)) == sum(range(1000)))\n"
    )
    assert printed(asked) == "True\n"


@pytest.mark.slow
def test_works_side_by_side_give_their_results_in_their_order() -> None:
    """Whichever process is done first."""
    asked = (
        "from functools import partial\n"
        "here = os.getpid()\n"
        "works = [partial(lambda number: (number, os.getpid() != here), number) for number in range(5)]\n"
        "print(parallel.side_by_side(works, 1000, 2) == [(number, True) for number in range(5)])\n"
    )
    assert printed(asked) == "True\n"


@pytest.mark.slow
def test_where_a_defect_is_is_known() -> None:
    """The traceback of another process is a note of what is raised here."""
    asked = (
        "def broken(numbers): raise LookupError\n"
        "try: list(parallel.in_chunks(broken, range(1000), 2))\n"
        "except LookupError as fault: print('in broken' in fault.__notes__[0])\n"
    )
    assert printed(asked) == "True\n"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries keep nothing back")
def test_freed_memory_is_given_back() -> None:
    """Contents of files lie between values that are still needed, so the C library would keep their memory."""
    resident = "int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize()"
    script = (
        "import resource\n"
        "from eventkb.pipeline.parallel import give_back\n"
        "files = [bytes(20_000) for _ in range(2_000)]\n"
        "del files[:-1]\n"
        f"before = {resident}\n"
        "give_back()\n"
        f"print(before - {resident} > 30_000_000)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"
