"""The site: full addresses, and links into the repository."""

import pytest

from eventkb.model.address import Address
from eventkb.model.feedback import Feedback
from eventkb.model.site import Site
from tests.catalogues import LOCALES

HERE = Address("en/demo/1/")


@pytest.mark.parametrize(
    ("url", "absolute", "root_path"),
    [
        ("https://kb.example/", "https://kb.example/en/demo/1/", "/"),
        ("https://host.example/kb/", "https://host.example/kb/en/demo/1/", "/kb/"),
        ("", "", "/"),
    ],
)
def test_full_addresses_begin_at_the_root_of_the_site(url: str, absolute: str, root_path: str) -> None:
    """In a subfolder of a host too; where nobody knows the root, no full address is invented."""
    site = Site(name="Demo", locales=LOCALES, url=url)
    assert (site.absolute(HERE), site.root_path) == (absolute, root_path)


def test_links_into_the_repository_are_quoted() -> None:
    """Blanks, umlauts and signs in the name of a source end up in the right file and the right title."""
    site = Site(
        name="Demo",
        locales=LOCALES,
        url="",
        edit_url="https://git.example/edit/main/{path}",
        report_url="https://git.example/new?f={path}&t={title}",
    )
    assert site.edit_link("events/MSExchange Größe/1.yml") == (
        "https://git.example/edit/main/events/MSExchange%20Gr%C3%B6%C3%9Fe/1.yml"
    )
    assert (
        site.report_link(Feedback("events/a&b/1.yml", "a&b 1"))
        == "https://git.example/new?f=events%2Fa%26b%2F1.yml&t=a%26b%201"
    )


def test_without_a_repository_there_are_no_links_to_it() -> None:
    """A site that is kept in no public place invites nobody to a dead link."""
    site = Site(name="Demo", locales=LOCALES)
    assert (site.edit_link("events/Demo/1.yml"), site.report_link(Feedback("events/Demo/1.yml", "Demo 1"))) == ("", "")
