"""Whose knowledge base it is: in the footer of every page, and on the page about the site."""

from eventkb.language.markup import Html, escape
from eventkb.model.locale import Language
from eventkb.model.site import Site


def footer(language: Language, site: Site) -> Html:
    """What is at the end of every page: whose knowledge base it is, where the settings say it."""
    return (
        _words(language, site, "publisher", "footer", site.publisher_is)
        if site.publisher_is
        else _words(language, site, "footer")
    )


def sentence(language: Language, site: Site) -> Html:
    """Who publishes the site."""
    return _words(language, site, "publisher", "about", site.publisher_is or ("named" if site.publisher else "unsaid"))


def _words(language: Language, site: Site, *path: str) -> Html:
    name = site.publisher or site.name
    return escape(language.word(*path).replace("{publisher}", name).replace("{name}", site.name))
