"""The licences of what others have made, beside a site."""

from eventkb.index.licences import files, in_site
from eventkb.model.component import Component
from tests.catalogues import text


def made(key: str, **given: object) -> Component:
    facts = {
        "name": key.title(),
        "licence": "MIT",
        "url": f"https://{key}.example/",
        "what": text("It"),
        "text": "Free.",
    }
    return Component(key=key, **(facts | given))  # type: ignore[arg-type]


ALL = (
    made("theme", contains=("part",)),
    made("search", needs="fulltext", contains=("zip",)),
    made("part"),
    made("zip"),
)


def test_a_site_has_the_licences_of_what_is_in_it() -> None:
    """What an output needs is there with it, and so is what that contains."""
    assert [one.key for one in in_site(ALL, ())] == ["part", "theme"]
    assert [one.key for one in in_site(ALL, ("fulltext",))] == ["part", "search", "theme", "zip"]


def test_each_licence_is_a_file_that_says_what_it_is_about() -> None:
    """With its SPDX name, for programs."""
    assert dict(files(ALL, ()))["licences/theme.txt"] == (  # type: ignore[index]
        b"Theme\nhttps://theme.example/\nSPDX-License-Identifier: MIT\n\nFree."
    )
