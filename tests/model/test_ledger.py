"""The addresses that stay valid for ever."""

from eventkb.model import ledger
from eventkb.model.released import Released
from tests.catalogues import LOCALES, article, definitions, event, key


def test_a_bare_stub_promises_its_permanent_address_alone() -> None:
    """Its pages in each language are made when somebody explains it, and are promised from then on."""
    promised = set(ledger.addresses(definitions(event("Demo", 1), article("Demo", 2)), LOCALES))
    assert promised == {
        *("e/demo-1/", "e/demo-2/", "id/1/", "id/2/"),
        *(f"{locale}/demo/" for locale in LOCALES),
        *(f"{locale}/demo/2/" for locale in LOCALES),
        *(f"{locale}/id/2/" for locale in LOCALES),
    }


def test_pages_that_were_published_stay_promised() -> None:
    """Also those of a stub, and those of an event that has another name today."""
    released = Released.of(["#", "e/demo-1/", "de/demo/1/", "de/id/1/"])
    known = definitions(event("Demo", 1), released=released)
    assert released.addresses <= set(ledger.addresses(known, LOCALES))
    renamed = definitions(event("Demo", 2, aliases=(key("Demo", 1),)), released=released)
    kept = {*ledger.addresses(renamed, LOCALES), *ledger.former(renamed, LOCALES)}
    assert released.addresses <= kept
