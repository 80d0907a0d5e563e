"""Products and versions: names that products.yml doesn't have."""

from tests.check.examined import codes, marked, only


def test_a_product_of_another_case_is_suggested() -> None:
    """The key of a product is exact, and the help says how it is written."""
    diagnostic = only("product: Demo")
    assert (diagnostic.rule.code, diagnostic.message, diagnostic.help) == (
        "E241",
        "no product Demo",
        "did you mean demo?",
    )


def test_the_product_of_a_source_is_checked_as_well() -> None:
    """A source names a product just as its events do."""
    assert marked("# events/Demo/source.yml\nname: Demo\nproduct: dmeo\n") == "dmeo"


def test_a_version_with_too_few_digits_is_suggested() -> None:
    """The version itself is marked, and the right one comes ready to be typed."""
    diagnostic = only('versions: ["1.0", "2.00"]')
    assert (diagnostic.message, diagnostic.help) == ("demo has no version 2.00", 'did you mean "2.0"?')


def test_a_version_like_no_other_is_answered_with_all() -> None:
    """Where nothing is similar, the help lists what there is."""
    assert only('versions: ["XP"]').help == "write `1.0` or `2.0`, or add the version to events/products.yml"


def test_an_unknown_version_of_a_variant_is_reported_once() -> None:
    """A version that the event doesn't have either is reported in its variant; one that it has, at the event."""
    assert codes('versions: ["1.0", "3.0"]\nvariants: [{versions: ["3.0"], level: error}]\n') == ["E242"]


def test_a_product_without_versions_says_so() -> None:
    """Where products.yml has no versions at all, none can be suggested."""
    diagnostic = only(
        'product: other\nversions: ["1.0"]\n# events/products.yml\ndemo: {title: Demo}\nother: {title: Other}\n'
    )
    assert diagnostic.help == "add the version to events/products.yml, or leave `versions` out"


def test_the_version_of_an_unknown_product_is_no_second_error() -> None:
    """One mistyped product is reported once, not again for each version."""
    assert codes('product: demmo\nversions: ["1.0", "2.0"]\n') == ["E241"]


def test_a_broken_list_of_products_is_reported_once() -> None:
    """If products.yml can't be read, the events are not blamed for it."""
    assert codes("# events/products.yml\ndemo: {tilte: Demo}\n") == ["E101"]
