"""How often the right event comes first, by what a person has of it, and how often a wrong one is called exact.

Run as `python -m bench.right [--seed N] [--dump FILE [--own]] [--templates N]`. Without `--dump`, the catalogue of this
repository is asked; with it, the events of a dump (see `bench.dump`), without those that are asked as unknown ones.
Both engines answer.
"""

import argparse
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench import cases, stubs
from bench.catalogue import ROOT
from bench.report import markdown
from eventkb.lookup.answer import Answer, Confidence, Index, lookup, opened
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import Event
from eventkb.pipeline import finder
from eventkb.pipeline.gather import catalogue, gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.relate import relate
from eventkb.stock.catalogues import Folders

UNKNOWN = 1_500
"""So many messages of events that the catalogue doesn't have are asked."""
TWINS = "of the same text"
"""An event whose template another event has word for word can't be told apart without its source or ID."""


@dataclass(frozen=True, slots=True)
class First:
    """The first event of an answer and its confidence; empty if there is none."""

    event: str
    confidence: str


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures how often the right event comes first.")
    parser.add_argument("--seed", type=int, default=29)
    parser.add_argument("--templates", type=int, default=300)
    parser.add_argument("--dump", type=Path, help="a dump: the catalogue, and the unknown events")
    parser.add_argument("--own", action="store_true", help="ask our catalogue; --dump has the unknown events only")
    parser.add_argument("--wrong", type=Path, help="write what was answered wrongly to this file")
    chosen = parser.parse_args()
    supplies = materials(ROOT)
    known, unknown = _catalogues(chosen.dump, supplies, Random(chosen.seed), own=chosen.own or not chosen.dump)
    files = dict(finder.files(known, supplies))
    index = opened(files.__getitem__)
    drawn = _drawn(known, Random(chosen.seed), chosen.templates)
    wrong: list[dict[str, str]] = []
    with TemporaryDirectory() as folder:
        for address, content in files.items():
            path = Path(folder, address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        rows = list(_rows(drawn, index, Path(folder, "lookup"), supplies, known, wrong))
        false = _false(unknown, index, Path(folder, "lookup"), supplies, Random(chosen.seed), wrong)
    print(f"{len(known.events):,} events, seed {chosen.seed}, {len(drawn)} templates\n")
    print(markdown(("kind", "Python", f"or one {TWINS}", "JavaScript", f"or one {TWINS}"), rows))
    print(f"\nExact answers to {len(unknown):,} messages of unknown events: {false}")
    if chosen.wrong:
        chosen.wrong.write_text(json.dumps(wrong, ensure_ascii=False, indent=1), "utf-8")


def _catalogues(
    path: Path | None, supplies: Materials, chance: Random, *, own: bool
) -> tuple[Catalogue, tuple[Event, ...]]:
    """The catalogue that is asked, and events that it doesn't have."""
    listed = stubs.events(path) if path else {}
    if own:
        known = catalogue(gather(ROOT, Folders("events"), supplies, jobs=2))
        others = list(stubs.without(listed, known.events.values()))
        return known, tuple(chance.sample(others, min(UNKNOWN, len(others))))
    alone = stubs.of_own_text(listed)
    left_out = set(chance.sample(sorted(alone), min(UNKNOWN, len(alone) // 2)))
    kept = [stub for key, stub in listed.items() if key not in left_out]
    return relate(stubs.definitions(kept)), tuple(listed[key] for key in sorted(left_out))


def _drawn(known: Catalogue, chance: Random, number: int) -> list[cases.Logged]:
    logged = list(cases.messages(known, chance))
    return chance.sample(logged, min(number, len(logged)))


def _rows(
    drawn: Sequence[cases.Logged],
    index: Index,
    folder: Path,
    supplies: Materials,
    known: Catalogue,
    wrong: list[dict[str, str]],
) -> Iterator[tuple[str, ...]]:
    templates = {
        str(key): set(map(cases.literal, event.message.values.values())) for key, event in known.events.items()
    }
    for kind, write in cases.KINDS.items():
        texts = [write(entry, cases.words_of(supplies.languages, entry.locale)) for entry in drawn]
        row = [kind]
        for engine, answers in (("Python", _by_python(texts, index)), ("JavaScript", _by_script(folder, texts))):
            right = twins = 0
            for entry, text, first in zip(drawn, texts, answers, strict=True):
                is_right = first.event == str(entry.event.key)
                own = cases.literal(entry.template)
                is_twin = bool(own) and own in templates.get(first.event, set())
                right += is_right
                twins += is_right or is_twin
                if not is_right and not is_twin:
                    wrong.append(
                        {
                            "engine": engine,
                            "kind": kind,
                            "event": str(entry.event.key),
                            "answer": first.event,
                            "text": text,
                        }
                    )
            row += [f"{right / len(drawn):.1%}", f"{twins / len(drawn):.1%}"]
        yield tuple(row)


def _false(
    unknown: Iterable[Event],
    index: Index,
    folder: Path,
    supplies: Materials,
    chance: Random,
    wrong: list[dict[str, str]],
) -> str:
    """How many messages of unknown events are answered as exact, by engine."""
    texts = [cases.logged(event, chance).message for event in unknown]
    answers = {"Python": _by_python(texts, index), "JavaScript": _by_script(folder, texts)}
    counts = []
    for engine, given in answers.items():
        false = [
            (text, first) for text, first in zip(texts, given, strict=True) if first.confidence == Confidence.EXACT
        ]
        wrong += ({"engine": engine, "kind": "unknown", "answer": first.event, "text": text} for text, first in false)
        counts.append(f"{engine} {len(false)}")
    return ", ".join(counts)


def _by_python(texts: Iterable[str], index: Index) -> list[First]:
    return [_first(lookup(text, index)) for text in texts]


def _first(answer: Answer) -> First:
    if not answer.matches:
        return First("", "")
    match = answer.matches[0]
    return First(f"{match.record.source}/{match.record.id}", match.confidence)


def _by_script(folder: Path, texts: Iterable[str]) -> list[First]:
    return [First(answer["event"] or "", answer["confidence"] or "") for answer in asked(folder, texts)]


def asked(folder: Path, texts: Iterable[str]) -> list[Mapping[str, str]]:
    """What the engine in the folder `lookup` of a built site answers to some texts, see `answers.js`."""
    node = shutil.which("node")
    assert node, "This needs Node: apt-get install nodejs"
    wanted = json.dumps({"folder": str(folder), "texts": list(texts)})
    command = [node, str(ROOT / "bench/answers.js")]
    done = subprocess.run(command, input=wanted.encode(), capture_output=True, check=True)
    answers: list[Mapping[str, str]] = json.loads(done.stdout)
    return answers


if __name__ == "__main__":
    main()
