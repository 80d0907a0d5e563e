"""Rules about kinds and about the addresses of IDs that are texts."""

from tests.check.examined import only, report

APP = "# events/App/source.yml\nname: App\nkind: application\n"


def event(id: str, *lines: str) -> str:
    return f"# events/App/{id}.yml\nsource: App\nid: {id}\nmessage: x\n" + "".join(f"{line}\n" for line in lines)


def test_a_misspelt_kind_has_the_nearest_as_its_cure() -> None:
    """The source is read by the default kind."""
    diagnostic = only("# events/Demo/source.yml\nname: Demo\nkind: windws\n")
    assert (diagnostic.rule.code, diagnostic.help) == ("E335", "did you mean windows?")


def test_two_events_with_one_address_need_a_slug() -> None:
    """Signs other than letters and digits are one in addresses."""
    diagnostic = only(APP + event("E_1") + event("E-1"))
    assert (diagnostic.rule.code, diagnostic.help[:16]) == ("E336", "write `slug: e-1")


def test_permanent_links_of_two_sources_may_not_be_equal() -> None:
    """`a/b-c` and `a-b/c` both have `/e/a-b-c/`."""
    other = "# events/App-b/source.yml\nname: App-b\nkind: application\n# events/App-b/c.yml\nsource: App-b\nid: c\n"
    diagnostic = only(APP + event("b-c") + other + "message: x\n")
    assert (diagnostic.rule.code, "/e/app-b-c/" in diagnostic.message) == ("E336", True)


def test_a_slug_of_its_own_helps() -> None:
    """Then both have an address."""
    assert report(APP + event("E_1", "slug: e-one") + event("E-1")) == []


def test_an_id_in_another_case_is_the_same_event() -> None:
    """It is reported as defined twice."""
    again = "# events/App/known.yml\n- id: e1\n  message: x\n"
    assert only(APP + event("E1") + again).rule.code == "E212"


def test_addresses_of_the_site_are_no_events() -> None:
    """The further pages of a long list."""
    diagnostic = only(APP + event("page-2"))
    assert diagnostic.rule.code == "E337"
    assert diagnostic.place.line == next(
        number for number, line in enumerate(event("page-2").splitlines(), 0) if line.startswith("id:")
    )
