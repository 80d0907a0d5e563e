"""One mistake gives one diagnostic."""

import pytest

from tests.read.reading import codes


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("mesage: Off.", ["E101"]),
        ("Meldungstext: Off.", ["E102"]),
        ("summary:\nen: One.\nde: Eins.", ["E103"]),
        ("message:\nen: One.\nde: Eins.", ["E103"]),
        ("summary:\n\u00a0\u00a0en: One.\n\u00a0\u00a0de: Eins.", ["E011", "E011"]),
        ("user_action:\n  actions:\n    -use: check-the-log", ["E040"]),
        ("user_action:\n  actions:\n    - text:\n      en: One.\n      de: Eins.", ["E103"]),
        ("user_action:\n  actions:\n    - text:", ["E105"]),
        ("related:\n  - event: Demo/2\n    relation: follows\n  - title: A\n    url: https://a.example", ["E103"]),
        ("summary:\nimpact:\n  en: One.\nsummary:\n  en: Two.", ["E044"]),
        ("# events/Demo/7.yml\nid: 007", ["E045"]),
        ("symbolic_name: !!binary 5", ["E048"]),
        ("user_action:\n  introduction: {en: One.}\n  actions: []", ["E105"]),
    ],
)
def test_what_only_follows_is_not_reported(block: str, expected: list[str]) -> None:
    """A missing, empty or misshapen value is not reported where its cause is."""
    assert codes(block) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("level: oops\nmodified: oops\nfoo: 1", ["E120", "E128", "E101"]),
        ("level: error\nlevel: warning\nchannel:\nmodified: oops", ["E044", "E105", "E128"]),
        ("keywords: [007]\nmodified: oops\nsummary:", ["E045", "E128", "E105"]),
        ("related:\n  - event: Demo/2\n  - relation: follows", ["E104", "E104"]),
    ],
)
def test_what_does_not_follow_is_reported_as_well(block: str, expected: list[str]) -> None:
    """Mistakes that have nothing to do with each other are all reported in one run."""
    assert codes(block) == expected
