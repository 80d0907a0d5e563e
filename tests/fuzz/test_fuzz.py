"""Whatever others wrote, damaged: every reader reads or refuses it, and never ends in a traceback or not at all.

`FUZZ_SEED` sets the seed. What was found once is tried for ever.
"""

import time

import pytest

from tests.fuzz.__main__ import CASES
from tests.fuzz.targets import TARGETS
from tests.fuzz.trying import fault, input_of
from tests.seeds import SEED

SECONDS = {"definition": 0.6, "paste": 0.25, "import": 0.6, "translation": 0.6}
"""Of processor time for each reader of a kind; `make fuzz` takes longer."""
FEWEST, MOST = 5, 400


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_no_damaged_input_is_too_much(target: str) -> None:
    """Each is read, or refused with a sentence."""
    end = time.process_time() + SECONDS[target.partition(" ")[0]]
    for number in range(MOST):
        if number >= FEWEST and time.process_time() > end:
            break
        said = fault(target, input_of(target, SEED, number))
        assert said is None, f"{said}; try: python -m tests.fuzz --target '{target}' --seed {SEED} --first {number}"


KEPT = sorted(CASES.glob("*/*.bin"))
FOLDERS = {target.replace(" ", "_").replace("/", "_"): target for target in TARGETS}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_was_found_once_stays_fixed(path: object) -> None:
    """Each file is a part of an input at which a reader failed."""
    assert fault(FOLDERS[path.parent.name], path.read_bytes()) is None  # type: ignore[attr-defined]


def test_the_same_seed_makes_the_same_inputs() -> None:
    """So that whoever reads of a finding can try it; another number makes another input."""
    target = next(iter(TARGETS))
    assert input_of(target, 1, 2) == input_of(target, 1, 2) != input_of(target, 1, 3)
