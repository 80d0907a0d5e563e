"""What is the same for the pages of an event is made once for them."""

from eventkb.pour.once import once


def test_the_same_arguments_get_the_same_result() -> None:
    """Equal ones don't: to compare whole events would take longer than the work."""
    made: list[list[int]] = []

    @once
    def doubled(numbers: list[int]) -> list[int]:
        made.append(numbers)
        return [2 * number for number in numbers]

    first, equal = [1], [1]
    assert doubled(first) is doubled(first)
    assert doubled(equal) == doubled(first) == [2]
    assert [id(numbers) for numbers in made] == [id(first), id(equal), id(first)]
