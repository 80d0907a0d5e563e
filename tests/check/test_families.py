"""The families of codes, and which codes are free."""

from eventkb.check import CHECKS
from eventkb.check.families import FAMILIES, free
from eventkb.read import RULES


def test_every_code_belongs_to_one_family() -> None:
    """A code says what its rule is about."""
    for code in (*(rule.code for rule in RULES), *(check.rule.code for check in CHECKS)):
        number = int(code.removeprefix("E"))
        assert sum(family.first <= number <= family.last for family in FAMILIES) == 1, code


def test_free_codes_follow_the_highest_one() -> None:
    """A code that was given up stays unused, and codes of other packages are none of ours."""
    codes = dict(free(["E201", "E207", "X205"]))
    links = next(family for family in FAMILIES if family.first == 201)
    assert codes[links] == ("E208", "E209", "E210")


def test_a_family_without_rules_begins_with_its_first_code() -> None:
    """Somebody may write the first rule of a family."""
    assert all(codes[0] == f"E{family.first:03}" for family, codes in free([]))
