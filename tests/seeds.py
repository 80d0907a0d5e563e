"""The seed of tests that try random inputs."""

import os

SEED = int(os.environ.get("FUZZ_SEED", "1"))
"""The same in each run, so that a change is judged by what it changes; `FUZZ_SEED` sets another one.

`make fuzz` takes a new one each time, and keeps what it finds as cases.
"""
