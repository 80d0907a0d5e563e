"""What is installed: Python, the packages that eventkb requires with their versions, and the programs that it calls."""

import locale
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution, requires
from importlib.metadata import version as version_of

from packaging.requirements import Requirement
from packaging.version import Version

from eventkb.doctor.finding import Finding, State
from eventkb.model.frozen import frozen_dataclass
from eventkb.stock import HOME, SUPPLIED, StockFault, extensions

PROGRAM, PACKAGES, PROGRAMS = "program", "packages", "programs"
OLDEST = (3, 11)
DISTRIBUTION = "eventkb"


@frozen_dataclass()
class Program:
    """A program that eventkb starts: `ask` returns its version and raises what the program failed with.

    `is_needed` for a build; `help` is what to do without it.
    """

    name: str
    ask: Callable[[], str]
    is_needed: bool
    help: str


def installation(programs: Sequence[Program], required: Sequence[str] | None = None) -> Iterator[Finding]:
    """Everything that is installed. `required` are requirements as `pyproject.toml` has them; by default eventkb's."""
    yield from _program()
    yield from _packages(_required() if required is None else required)
    yield from map(_asked, programs)


def _program() -> Iterator[Finding]:
    yield Finding(area=PROGRAM, name="eventkb", value=f"{_version()} ({_way()})")
    is_new = sys.version_info[:2] >= OLDEST
    yield Finding(
        area=PROGRAM,
        name="Python",
        value=f"{platform.python_version()} ({platform.python_implementation()})",
        state=State.OK if is_new else State.ERROR,
        help="" if is_new else f"install Python {'.'.join(map(str, OLDEST))} or newer",
    )
    yield Finding(area=PROGRAM, name="system", value=f"{platform.system()} {platform.release()} {platform.machine()}")
    encoding = locale.getencoding().lower()
    is_utf8 = encoding in {"utf-8", "utf8"} or bool(sys.flags.utf8_mode)
    yield Finding(
        area=PROGRAM,
        name="encoding",
        value=encoding,
        state=State.OK if is_utf8 else State.WARNING,
        help="" if is_utf8 else "set PYTHONUTF8=1, so that other tools read and print umlauts as eventkb does",
    )
    try:
        names = [module.__name__ for module in extensions()]
    except StockFault as wrong:
        yield Finding(area=PROGRAM, name="extension", value=str(wrong), state=State.ERROR)
    else:
        yield from (Finding(area=PROGRAM, name="extension", value=name) for name in names)


def _version() -> str:
    try:
        return version_of(DISTRIBUTION)
    except PackageNotFoundError:
        return "of unknown version"


def _way() -> str:
    """How eventkb is installed: as a package, or in a way that changes in a clone count at once."""
    return "a package" if SUPPLIED.is_relative_to(HOME) else "a clone"


def _required() -> list[str]:
    try:
        return requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return []


def _packages(required: Sequence[str]) -> Iterator[Finding]:
    for requirement in sorted(map(Requirement, required), key=lambda requirement: requirement.name.lower()):
        marker = requirement.marker
        if marker is None or marker.evaluate({"extra": ""}):
            yield _package(requirement)
        elif "extra" in str(marker):
            yield _optional(requirement)


def _installed(requirement: Requirement) -> str | None:
    try:
        return distribution(requirement.name).version
    except PackageNotFoundError:
        return None


def _package(requirement: Requirement) -> Finding:
    installed = _installed(requirement)
    if installed is None:
        return Finding(
            area=PACKAGES,
            name=requirement.name,
            value="not installed",
            state=State.ERROR,
            help=f'pip install "{requirement}"',
        )
    fits = requirement.specifier.contains(Version(installed), prereleases=True)
    return Finding(
        area=PACKAGES,
        name=requirement.name,
        value=installed if fits else f"{installed}, but {requirement.specifier} is required",
        state=State.OK if fits else State.ERROR,
        help="" if fits else f'pip install "{requirement}"',
    )


def _optional(requirement: Requirement) -> Finding:
    return Finding(area=PACKAGES, name=requirement.name, value=_installed(requirement) or "not installed (optional)")


def _asked(program: Program) -> Finding:
    try:
        return Finding(area=PROGRAMS, name=program.name, value=program.ask())
    except Exception as wrong:  # whatever keeps a program from answering is what somebody wants to know
        return Finding(
            area=PROGRAMS,
            name=program.name,
            value=f"does not answer: {str(wrong).splitlines()[0] if str(wrong) else type(wrong).__name__}",
            state=State.ERROR if program.is_needed else State.WARNING,
            help=program.help,
        )
