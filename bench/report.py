"""The measurements as Markdown: tables, ratios, and whether the goals were reached."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.candidates import ARTICLES, EVERYTHING, FIRST, HUGO, MKDOCS, PLAIN_HUGO
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
    measured: str
    reached: bool


def report(results: Sequence[Result], stages: Mapping[int, Mapping[str, float]], notes: Iterable[str]) -> str:
    """The whole report, as Markdown; `notes` are sentences on how it was measured."""
    blocks = [_table(size, [result for result in results if result.size == size]) for size in sorted(stages)]
    return "\n\n".join([" ".join(notes), _goals(goals(results)), *blocks, _stages(stages)]) + "\n"


def insert(file: Path, name: str, text: str) -> None:
    """Replaces the text between the marks of this name in a file."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    before, _, rest = file.read_text("utf-8").partition(begin)
    file.write_text(f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}", "utf-8")


def goals(results: Iterable[Result]) -> list[Goal]:
    """The goals for which there are results."""
    first_runs = {(result.size, result.name): result for result in results if result.run == FIRST}
    seconds = {key: result.measured.seconds for key, result in first_runs.items()}
    reached = []
    if (2000, MKDOCS) in first_runs:
        ratio = seconds[2000, MKDOCS] / seconds[2000, ARTICLES]
        reached.append(Goal("2,000 events: at least 20 times as fast as MkDocs", f"{ratio:.1f} times", ratio >= 20))
    for rival, most in ((HUGO, 0.5), (PLAIN_HUGO, 1.5)):
        if (10000, rival) in first_runs:
            ratio = seconds[10000, ARTICLES] / seconds[10000, rival]
            wanted = f"10,000 events: at most {most} of the time of {rival}"
            reached.append(Goal(wanted, f"{ratio:.2f}", ratio <= most))
    if all((size, ARTICLES) in first_runs for size in (500, 2000, 10000)):
        small = (seconds[2000, ARTICLES] - seconds[500, ARTICLES]) / (1500 * LANGUAGES)
        large = (seconds[10000, ARTICLES] - seconds[2000, ARTICLES]) / (8000 * LANGUAGES)
        words = f"{large / small:.2f} times ({large * 1000:.2f} and {small * 1000:.2f} ms)"
        wanted = "a further page from 2,000 to 10,000 events: at most 1.3 times one from 500 to 2,000"
        reached.append(Goal(wanted, words, large <= 1.3 * small))
    if (10000, EVERYTHING) in first_runs:
        largest = max(first_runs[10000, name].measured.memory for name in (ARTICLES, EVERYTHING))
        reached.append(Goal("10,000 events: under 1 GiB of memory", f"{largest / 2**20:.0f} MiB", largest < 2**30))
        size = first_runs[10000, ARTICLES].output.size
        reached.append(Goal("10,000 events: articles under 0.6 GB", f"{size / 1e9:.2f} GB", size < 0.6e9))
    return reached


def _goals(reached: Iterable[Goal]) -> str:
    rows = [(goal.wanted, goal.measured, "yes" if goal.reached else "**no**") for goal in reached]
    return markdown(("goal", "measured", "reached"), rows)


def _table(size: int, results: Iterable[Result]) -> str:
    """The results of one size; the ratio compares their time with our articles in the first run."""
    rows_of_size = list(results)
    anchor = next(result.measured.seconds for result in rows_of_size if (result.name, result.run) == (ARTICLES, FIRST))
    rows = [
        (
            f"{result.name}, {result.run}",
            f"{result.output.pages:,}",
            f"{result.measured.seconds:.1f}",
            f"{result.measured.seconds / result.output.pages * 1000:.2f}",
            f"{result.measured.processor:.1f}",
            f"{result.measured.memory / 2**20:.0f}",
            f"{result.output.size / MEGABYTE:.0f}",
            f"{result.measured.seconds / anchor:.2f}",
        )
        for result in rows_of_size
    ]
    heads = ("", "pages", "seconds", "ms a page", "processor seconds", "memory, MiB", "output, MB", "ratio")
    return f"### {size:,} events\n\n{markdown(heads, rows)}"


def _stages(stages: Mapping[int, Mapping[str, float]]) -> str:
    """The seconds of each stage of our articles in the first run."""
    sizes = sorted(stages)
    names = dict.fromkeys(name for seconds in stages.values() for name in seconds)
    rows = [(name, *(f"{stages[size][name]:.2f}" for size in sizes)) for name in names]
    heads = ("stage, seconds", *(f"{size:,} events" for size in sizes))
    return f"### Where the time goes\n\n{markdown(heads, rows)}"


def markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    marks = ["---", *("--:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *rows))
