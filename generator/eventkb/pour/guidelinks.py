"""Links to guides: from the list of all guides, and from the articles of the events that they name."""

from eventkb.language.markup import plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import in_order
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition
from eventkb.pour.notes import foreign


@frozen_dataclass(kw_only=True)
class GuideEntry:
    """A guide in the list of all guides."""

    href: str
    title: str
    language: Locale | None
    count: str
    text: str
    text_language: Locale | None
    product: str


@frozen_dataclass(kw_only=True)
class GuideLink:
    """A guide that names an event; `href` leads to the first step that does, which is called `step`."""

    href: str
    title: str
    language: Locale | None
    step: str


def guide_entries(edition: Edition, page: Address) -> tuple[GuideEntry, ...]:
    """All guides, for the page that lists them, in the order of the reader's alphabet."""
    entries = []
    for guide in edition.catalogue.definitions.guides.values():
        title = edition.local(guide.title, guide.translation)
        lead = edition.local(guide.summary, guide.translation)
        product = edition.product_title(guide.product)
        entries.append(
            GuideEntry(
                href=relative(page, address.guide(edition.locale, guide.key)),
                title=title.value,
                language=foreign(edition, title),
                count=edition.counted(len(guide.steps), "guides", "steps"),
                text=plain_text(lead.value),
                text_language=foreign(edition, lead),
                product=product.value if product else "",
            )
        )
    return tuple(sorted(entries, key=lambda entry: address.slug(entry.title)))


def guides_naming(edition: Edition, event: Event) -> tuple[GuideLink, ...]:
    """The guides that tell readers to look for an event, for its article."""
    naming = edition.catalogue.naming.get(event.key, ())
    page = edition.article(event.key) if naming else Address("")
    links = []
    for guide, step in naming:
        title = edition.local(guide.title, guide.translation)
        number = in_order(guide).index(step) + 1
        links.append(
            GuideLink(
                href=f"{relative(page, address.guide(edition.locale, guide.key))}#{address.step_anchor(step.key)}",
                title=title.value,
                language=foreign(edition, title),
                step=edition.word("guides", "step").replace("{number}", str(number)),
            )
        )
    return tuple(links)
