"""The browser's twins of lookup, run in Node for comparison with the command."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eventkb.lookup.answer import Answer
from eventkb.lookup.words import plain
from tests.catalogues import ROOT
from tests.lookup.pasted import WORDS


def answered(script: str, question: object) -> list[Any]:
    """What a script writes when it is handed a value as JSON: one of this folder, or of the one it names.

    Raises:
        AssertionError: Node is not installed, or the script failed.
    """
    node = shutil.which("node")
    assert node, "Node is needed to compare the scripts with the command; tests/tools.sh installs it"
    handed = json.dumps(question)
    path = ROOT / "tests" / (script if "/" in script else f"lookup/{script}")
    done = subprocess.run([node, path], input=handed, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def entries_in_browser(texts: Sequence[str]) -> list[list[dict[str, object]]]:
    """The entries that the scripts read in some texts, without the fields that say nothing."""
    read = answered("twin.js", {"words": plain(WORDS), "texts": texts})
    return [
        [{field: value for field, value in entry.items() if value not in (None, [])} for entry in entries]
        for entries in read
    ]


def assert_browser_agrees(files: Mapping[str, bytes], texts: Sequence[str], answer: Callable[[str], Answer]) -> None:
    """Asserts that the browser, with the files of an index, answers each text as the command does."""
    scripts = {address: data.decode() for address, data in files.items()}
    for text, theirs in zip(texts, answered("answers.js", {"files": scripts, "texts": texts}), strict=True):
        ours = answer(text)
        assert theirs == {
            "subject": asdict(ours.subject),
            "unknown": ours.unknown_id,
            "code": ours.code,
            "codes": [
                [c.entry, c.value, c.text, c.table, c.code, c.symbol, c.leading, c.meaning] for c in ours.codes
            ],
            "guides": [[guide.key, dict(guide.titles)] for guide in ours.guides],
            "entries": len(ours.entries),
            "matches": [
                [m.entry, f"{m.record.source}/{m.record.id}", m.confidence, m.reason,
                 [[v.number, v.name, v.value] for v in m.values], [m.case.number, m.case.anchor] if m.case else None]
                for m in ours.matches
            ],
        }, text[:200]  # fmt: skip
