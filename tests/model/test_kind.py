"""Kinds of event sources, as values."""

from eventkb.model.kind import NO_KINDS, merged_levels
from tests.kinds import ALERT, APPLICATION, KINDS, SYSLOG, WINDOWS


def test_a_kind_says_which_ids_it_has() -> None:
    """Numbers up to a largest one, or texts."""
    assert (WINDOWS.id_of("65535"), WINDOWS.id_of("65536"), WINDOWS.id_of("ORA-1")) == (65535, None, None)
    assert (APPLICATION.id_of("100000"), APPLICATION.id_of("01000"), APPLICATION.id_of("a b")) == (
        100000,
        "01000",
        None,
    )


def test_levels_have_other_spellings() -> None:
    """Those of programs, which may be numbers."""
    assert [level.name for written in ("err", "ERR", "error", "3") if (level := SYSLOG.level(written))] == ["error"] * 4
    assert SYSLOG.level("severe") is None


def test_levels_of_several_kinds_are_by_severity() -> None:
    """Each once; one that only a later kind has is beside its neighbours there."""
    names = [level.name for level in merged_levels([WINDOWS, SYSLOG])]
    assert names.index("emergency") < names.index("critical") < names.index("warning") < names.index("notice")
    assert len(names) == len(set(names))


def test_an_unknown_name_means_the_default_kind() -> None:
    """A source whose kind is misspelt is read, and the name is reported."""
    assert KINDS.named(None) is KINDS.named("window") is WINDOWS
    assert NO_KINDS.named("syslog").allows_all


def test_custom_views_are_only_for_logs_with_xpath() -> None:
    """Other kinds offer no such download."""
    assert [kind.has_views for kind in (WINDOWS, SYSLOG, APPLICATION, ALERT)] == [True, False, False, False]
