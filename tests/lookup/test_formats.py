"""Formats as data: what a file may say, how formats are ordered, and that each reads its own samples."""

from pathlib import Path

import pytest

from eventkb.lookup.entries import entries
from eventkb.lookup.families import FAMILIES
from eventkb.lookup.formats import KEYS, FormatFault, folded, formats, readings
from eventkb.lookup.words import merged
from eventkb.read.yaml import parse
from tests.catalogues import LANGUAGES, ROOT
from tests.lookup.pasted import FORMATS, NAMES, WORDS, Sample, plain, samples
from tests.lookup.twins import entries_in_browser

ALL_SAMPLES = tuple(samples(FORMATS))
FILES = sorted((ROOT / "templates/formats").glob("*.yml"))
ORDERS = {
    "first": {"family": "table", "order": 1, "separators": [";"]},
    "b": {"family": "object", "order": 2},
    "c": {"family": "object", "order": 2, "marks": ["Mark"]},
    "a": {"family": "labels", "order": 2},
}


@pytest.mark.parametrize("sample", ALL_SAMPLES, ids=lambda sample: sample.name)
def test_a_format_reads_its_samples(sample: Sample) -> None:
    """Each sample gives exactly the entries that its file says."""
    assert [plain(entry) for entry in entries(sample.text, WORDS)] == sample.reads


@pytest.mark.slow
def test_the_browser_reads_the_samples_alike() -> None:
    """The scripts give the same entries, field by field, for all samples of all formats."""
    read = entries_in_browser([sample.text for sample in ALL_SAMPLES])
    assert read == [sample.reads for sample in ALL_SAMPLES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_a_format_with_a_sample(path: Path) -> None:
    """A format without a sample could be broken, or already read by another, without anybody seeing it."""
    parsed = parse(path.read_text("utf-8"), path.name)
    assert not parsed.diagnostics
    names = {entry["format"] for sample in samples({path.stem: parsed.value}) for entry in sample.reads}
    assert path.stem in names


def test_names_are_one_however_they_are_spelled() -> None:
    """Case, blanks, hyphens and signs of converters make no difference."""
    spellings = ("Event ID", "event_id", "EventID", "Event-ID", "#EventId", "@eventID")
    assert {folded(name) for name in spellings} == {"eventid"}


def test_every_family_can_be_read() -> None:
    """The keys are those of the families that there are."""
    assert set(KEYS) == set(FAMILIES)


def test_formats_are_asked_in_their_order() -> None:
    """By `order`; those of one family and one order are read together, the ones with marks first."""
    together = [(family, [format.name for format in group]) for family, group in readings(formats(ORDERS))]
    assert together == [("table", ["first"]), ("labels", ["a"]), ("object", ["c", "b"])]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "`family` must be one of"),
        ({"family": "poem"}, "`family` must be one of"),
        ({"family": "object"}, "`order` must be a number"),
        ({"family": "object", "order": 1, "sign": "="}, "`sign` is no key of the family object"),
        ({"family": "labels", "order": 1, "sign": ["="]}, "`sign` must be a text"),
        ({"family": "table", "order": 1, "with_labels": "yes"}, "`with_labels` must be true or false"),
        ({"family": "table", "order": 1, "marks": "Id"}, "`marks` must be a list of texts"),
        ({"family": "object", "order": 1, "fields": {"host": ["Host"]}}, "`fields` must lead from fields"),
        ({"family": "object", "order": 1, "fields": {"id": "Id"}}, "`fields.id` must be a list of texts"),
        ({"family": "pattern", "order": 1, "pattern": r"(\d+)", "groups": ["id"]}, "JavaScript reads differently"),
        ({"family": "pattern", "order": 1, "pattern": "(?P<id>[0-9])", "groups": ["id"]}, "JavaScript reads"),
        ({"family": "pattern", "order": 1, "pattern": "([0-9]", "groups": ["id"]}, "no regular expression"),
        ({"family": "pattern", "order": 1, "pattern": "([0-9])", "groups": []}, "has 1 groups"),
        ({"family": "pattern", "order": 1, "pattern": "([0-9])"}, "the family pattern needs `groups`"),
        ({"family": "xml", "order": 1}, "the family xml needs `root`"),
        ({"family": "pattern", "order": 1, "pattern": "(a)", "groups": ["host"]}, "`groups` must be fields"),
        ({"family": "labels", "order": 1, "begin": "(Event)"}, "`begin` has 1 groups"),
    ],
)
def test_a_file_that_describes_no_format_is_refused(data: object, message: str) -> None:
    """The fault names the format and says what its file must have instead."""
    with pytest.raises(FormatFault, match="paste format `mine`") as fault:
        formats({"mine": data})
    assert message in str(fault.value)


def test_a_format_of_somebody_else_is_read_beside_ours() -> None:
    """A package or a project adds a file, and nothing else, to have its format read."""
    mine = {
        "family": "pattern",
        "order": 75,
        "mark": "EVT> ",
        "pattern": "([A-Za-z]{1,50})#([0-9]{1,5}) (.*)",
        "groups": ["source", "id", "message"],
    }
    words = merged(LANGUAGES, NAMES, {**FORMATS, "mine": mine})
    (entry,) = entries("10:44 EVT> ESENT#455 svchost: error", words)
    assert (entry.format, entry.source, entry.id, entry.message) == ("mine", "ESENT", 455, "svchost: error")


def test_the_format_that_knows_the_most_names_reads_an_object() -> None:
    """A format that knows more about an object comes before one that knows some of its paths, whatever their names."""
    fields = {"source": ["System.ProviderName"], "id": ["System.EventID"], "channel": ["System.Log"]}
    mine = {"family": "object", "order": 10, "marks": ["System.ProviderName"], "fields": fields}
    words = merged(LANGUAGES, NAMES, {**FORMATS, "mine": mine})
    (entry,) = entries('{"System": {"ProviderName": "ESENT", "EventID": 455, "Log": "Application"}}', words)
    assert (entry.format, entry.source, entry.channel) == ("mine", "ESENT", "Application")
