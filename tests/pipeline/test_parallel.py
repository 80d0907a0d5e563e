"""Work in processes: the same result as here, whatever is done where."""

import os
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
