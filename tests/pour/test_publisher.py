"""Whose knowledge base it is, in the footer and on the page about the site."""

from dataclasses import replace

import pytest

from eventkb.model.locale import Locale
from eventkb.pipeline.project import PUBLISHERS
from eventkb.pour import publisher
from tests.catalogues import ENGLISH, GERMAN, LOCALES, SITE, language

OF_MAKERS = {
    ENGLISH: "Published by A &amp; B Ltd, who make the products described.",
    GERMAN: "Herausgegeben von A &amp; B Ltd, dem Hersteller der beschriebenen Produkte.",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_makers_are_not_called_independent(locale: Locale) -> None:
    """Their name is said instead."""
    site = replace(SITE, publisher="A & B Ltd", publisher_is="maker")
    assert publisher.footer(language(locale), site) == OF_MAKERS[locale]
    assert "A &amp; B Ltd" in publisher.sentence(language(locale), site)


@pytest.mark.parametrize("locale", LOCALES)
def test_without_settings_nothing_is_claimed(locale: Locale) -> None:
    """Neither independence nor a name."""
    said = publisher.footer(language(locale), SITE) + publisher.sentence(language(locale), SITE)
    assert "independent" not in said and "unabhängig" not in said and SITE.name not in said


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("standing", PUBLISHERS)
def test_a_publisher_without_a_name_is_called_as_the_site(locale: Locale, standing: str) -> None:
    """No sentence has a gap."""
    site = replace(SITE, publisher_is=standing)
    for said in (publisher.footer(language(locale), site), publisher.sentence(language(locale), site)):
        assert said.endswith(".") and "{" not in said
