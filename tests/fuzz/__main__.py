"""A longer run than in the tests: `python -m tests.fuzz --seconds 600`. What it finds is kept as a case.

Prints its seed; the same seed tries the same inputs in the same order.
"""

import argparse
import hashlib
import sys
import time
from pathlib import Path
from random import SystemRandom

from tests.fuzz.targets import TARGETS
from tests.fuzz.trying import fault, input_of, smaller

CASES = Path(__file__).parent / "cases"
SHOWN = 20


def main() -> int:
    """Tries all targets in turn until the time is over; the exit code is 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=300, help="how long to try (default: 300)")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1 << 32), help="where to begin")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="only this reader")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    arguments = parser.parse_args()
    targets = arguments.target or list(TARGETS)
    print(f"seed {arguments.seed}, {len(targets)} readers", flush=True)
    end, number, kept = time.monotonic() + arguments.seconds, arguments.first, set[str]()
    while time.monotonic() < end:
        for target in targets:
            said = fault(target, input_of(target, arguments.seed, number))
            place = said and f"{target}: {said.rpartition(' in ')[2]}"
            if said and place and place not in kept:  # one case for each place at which a reader fails
                kept.add(place)
                path = keep(target, smaller(target, input_of(target, arguments.seed, number)))
                print(f"{target} {number}: {said}\n  kept as {path}", flush=True)
        number += 1
    print(f"{(number - arguments.first) * len(targets):,} inputs, {len(kept)} findings")
    return 1 if kept else 0


def keep(target: str, data: bytes) -> Path:
    """Writes an input that found something to the cases of its reader, which the tests try from then on."""
    folder = CASES / target.replace(" ", "_").replace("/", "_")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.blake2b(data, digest_size=6).hexdigest()}.bin"
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    sys.exit(main())
