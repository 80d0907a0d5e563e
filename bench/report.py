"""What was measured, as Markdown for people: tables, ratios, and the goals with what was reached."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.candidates import ARTICLES, EVERYTHING, FIRST, HUGO, MKDOCS
from bench.measure import Measured, Output

MEGABYTE = 1_000_000
LANGUAGES = 2


@dataclass(frozen=True, slots=True)
class Result:
    """The best of some rounds of one run of a candidate at one size."""

    size: int
    name: str
    run: str
    measured: Measured
    output: Output


@dataclass(frozen=True, slots=True)
class Goal:
    wanted: str
    found: str
    reached: bool


def report(results: Sequence[Result], stages: Mapping[int, Mapping[str, float]]) -> str:
    """Everything, as Markdown."""
    blocks = [_table(size, [one for one in results if one.size == size]) for size in sorted(stages)]
    return "\n\n".join([_goals(goals(results)), *blocks, _stages(stages)]) + "\n"


def insert(file: Path, name: str, text: str) -> None:
    """Puts a report between the marks of its name in a file."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    before, _, rest = file.read_text("utf-8").partition(begin)
    file.write_text(f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}", "utf-8")


def goals(results: Iterable[Result]) -> list[Goal]:
    """Those goals for which there are numbers."""
    found = {(one.size, one.name): one for one in results if one.run == FIRST}
    seconds = {key: one.measured.seconds for key, one in found.items()}
    reached = []
    if (2000, MKDOCS) in found:
        ratio = seconds[2000, MKDOCS] / seconds[2000, ARTICLES]
        reached.append(Goal("2,000 events: at least 20 times as fast as MkDocs", f"{ratio:.1f} times", ratio >= 20))
    if (10000, HUGO) in found:
        ratio = seconds[10000, HUGO] / seconds[10000, ARTICLES]
        reached.append(Goal("10,000 events: no slower than Hugo", f"{ratio:.1f} times as fast", ratio >= 1))
    if all((size, ARTICLES) in found for size in (500, 2000, 10000)):
        small = (seconds[2000, ARTICLES] - seconds[500, ARTICLES]) / (1500 * LANGUAGES)
        large = (seconds[10000, ARTICLES] - seconds[2000, ARTICLES]) / (8000 * LANGUAGES)
        words = f"{large / small:.2f} times ({large * 1000:.2f} and {small * 1000:.2f} ms)"
        wanted = "a further page from 2,000 to 10,000 events: at most 1.3 times one from 500 to 2,000"
        reached.append(Goal(wanted, words, large <= 1.3 * small))
    if (10000, EVERYTHING) in found:
        largest = max(found[10000, name].measured.memory for name in (ARTICLES, EVERYTHING))
        reached.append(Goal("10,000 events: under 1 GiB of memory", f"{largest / 2**20:.0f} MiB", largest < 2**30))
        size = found[10000, ARTICLES].output.size
        reached.append(Goal("10,000 events: articles under 0.6 GB", f"{size / 1e9:.2f} GB", size < 0.6e9))
    return reached


def _goals(reached: Iterable[Goal]) -> str:
    rows = [(one.wanted, one.found, "yes" if one.reached else "**no**") for one in reached]
    return markdown(("goal", "measured", "reached"), rows)


def _table(size: int, results: Iterable[Result]) -> str:
    """The candidates of one size; the ratio is that of the time to that of our articles in the first run."""
    found = list(results)
    anchor = next(one.measured.seconds for one in found if (one.name, one.run) == (ARTICLES, FIRST))
    rows = [
        (
            f"{one.name}, {one.run}",
            f"{one.output.pages:,}",
            f"{one.measured.seconds:.1f}",
            f"{one.measured.seconds / one.output.pages * 1000:.2f}",
            f"{one.measured.processor:.1f}",
            f"{one.measured.memory / 2**20:.0f}",
            f"{one.output.size / MEGABYTE:.0f}",
            f"{one.measured.seconds / anchor:.2f}",
        )
        for one in found
    ]
    heads = ("", "pages", "seconds", "ms a page", "processor seconds", "memory, MiB", "output, MB", "ratio")
    return f"### {size:,} events\n\n{markdown(heads, rows)}"


def _stages(stages: Mapping[int, Mapping[str, float]]) -> str:
    """Where the time of our articles goes, in the first run."""
    sizes = sorted(stages)
    names = dict.fromkeys(name for one in stages.values() for name in one)
    rows = [(name, *(f"{stages[size][name]:.2f}" for size in sizes)) for name in names]
    heads = ("stage, seconds", *(f"{size:,} events" for size in sizes))
    return f"### Where the time goes\n\n{markdown(heads, rows)}"


def markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    marks = ["---", *("--:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *rows))
