"""What all tests share: property tests without a clock, since how fast a machine is proves nothing; a small disk."""

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from tests.disks import SmallDisk, mounted, unmount

settings.register_profile("eventkb", deadline=None, max_examples=60, database=None)
settings.register_profile("quick", settings.get_profile("eventkb"), max_examples=10)
settings.load_profile("eventkb")

# Tests, syntax trees and catalogues are here until the end, so that searching them for garbage is in vain: a third of
# the time of some tests.
gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Without the plugin of tests that wait, which `make quick` has none of, its setting would be unknown."""
    if not pluginmanager.has_plugin("asyncio"):
        parser.addini("asyncio_default_fixture_loop_scope", "of no use without the plugin")


OF_CATALOGUE = {"tests.own", "tests.lookup.catalogue"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that ask the whole catalogue come first, so that one process makes it and its index, not each."""
    items.sort(key=lambda item: not (isinstance(item, pytest.Function) and asks_catalogue(item.module)))


@cache
def asks_catalogue(module: ModuleType) -> bool:
    """Whether something that a module of tests has imported makes the catalogue or its index."""
    return not OF_CATALOGUE.isdisjoint(
        value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "")
        for value in vars(module).values()
    )


def pytest_collection_finish() -> None:
    """What was made while tests were collected is not searched at all."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says in which order the process of a failed test had run files: it is chance, and `-q` doesn't show the seed."""
    stats = terminalreporter.stats
    reports = [report for several in stats.values() for report in several if isinstance(report, pytest.TestReport)]
    reports.sort(key=lambda report: report.start)
    seed = config.getoption("randomly_seed", "")
    for failed in (*stats.get("failed", ()), *stats.get("error", ())):
        if isinstance(failed, pytest.TestReport):
            of_process = [report for report in reports if _process(report) == _process(failed)]
            until = of_process[: of_process.index(failed) + 1]
            files = dict.fromkeys(report.nodeid.partition("::")[0] for report in until)
            terminalreporter.line(f"{failed.nodeid}: --randomly-seed={seed}, in this order: {' '.join(files)}")


def _process(report: pytest.TestReport) -> object:
    """Which of the processes has run a test; without pytest-xdist there is one."""
    return getattr(report, "worker_id", "")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of 1 MB. Only an administrator can mount one; the tests that inject errors run everywhere."""
    disk = mounted(tmp_path / "small", "1m")
    if disk is None:
        pytest.skip("no file system can be mounted here")
    yield disk
    unmount(disk)
