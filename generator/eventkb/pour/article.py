"""An event's article as a view: everything that a reader sees, in their language, ready to print."""

import re
from collections.abc import Iterable
from functools import partial

from eventkb.language.markup import Html
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.event import Event, Reference
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.locale import Locale
from eventkb.model.text import Text, Translation, plain
from eventkb.pour.actions import UserActionView, passage, user_action
from eventkb.pour.cases import CasesView, cases
from eventkb.pour.dates import date_words
from eventkb.pour.details import Detail, details
from eventkb.pour.edition import DEEP, Edition, breakable, inline, summary
from eventkb.pour.eventlink import EventLinkView, LevelView
from eventkb.pour.feedback import FeedbackView, ReviewView, feedback_on_event, review_view
from eventkb.pour.guidelinks import GuideLink, guides_naming
from eventkb.pour.housenote import HouseNoteView, house_note
from eventkb.pour.level import level_view
from eventkb.pour.marks import MarksView, marks
from eventkb.pour.message import MessageView, messages
from eventkb.pour.notes import NOTED, Passage, foreign, note
from eventkb.pour.once import once_an_edition
from eventkb.pour.origin import OriginView, origin_view
from eventkb.pour.prefilled import new_file
from eventkb.pour.qr import qr
from eventkb.pour.queries import ready
from eventkb.pour.related import RelatedView, related
from eventkb.pour.sample import EntryView, entries

HOST = re.compile(r"\w+://([^/]*)")


@frozen_dataclass()
class Crumb:
    name: str
    href: str


@frozen_dataclass()
class QueryView:
    tool: str
    name: str
    run: str


@frozen_dataclass()
class ReferenceView:
    title: str
    language: Locale | None
    url: str
    host: str


@frozen_dataclass(kw_only=True)
class StubView:
    """What a reader can do where the event is not explained yet.

    `neighbours_href` is empty for the only event of its source, and so is `source_text`.
    """

    neighbours: str
    neighbours_text: str
    neighbours_href: str
    source_text: str
    source_href: str
    file: str
    edit_link: str


@frozen_dataclass(kw_only=True)
class ArticleView:
    """An article. Hrefs are relative to it."""

    address: Address
    crumbs: tuple[Crumb, ...]
    source: str
    source_html: Html
    id: EventId
    title: str
    level: LevelView | None
    symbolic_name: str | None
    summary: Passage | None
    permalink: str
    permalink_href: str
    qr: str
    withdrawn: Passage | None
    replaced_by: EventLinkView | None
    messages: tuple[MessageView, ...]
    details: tuple[Detail, ...]
    stub: StubView | None
    explanation: Passage | None
    cases: CasesView | None
    impact: Passage | None
    marks: MarksView
    user_action: UserActionView | None
    verification: Passage | None
    queries: tuple[QueryView, ...]
    sample: tuple[EntryView, ...]
    related: RelatedView | None
    guides: tuple[GuideLink, ...]
    references: tuple[ReferenceView, ...]
    modified: str | None
    modified_words: str
    reviewed: ReviewView | None
    authors: str
    edit_link: str
    feedback: FeedbackView
    origin: OriginView | None
    house_note: HouseNoteView | None

    @property
    def report_link(self) -> str:
        """Where a problem is reported; for templates that projects replaced before there was `feedback`."""
        return self.feedback.wrong


def article(edition: Edition, event: Event) -> ArticleView:
    """The view of an event's article in one edition."""
    key, edit_link, permalink = event.key, edition.edit_link(event.file), edition.permalink(event.key)
    passage_of = partial(_passage, edition, event, edit_link)
    return ArticleView(
        address=edition.article(key),
        crumbs=_crumbs(edition, key.source, event.product),
        source=key.source,
        source_html=breakable(key.source),
        id=key.id,
        title=f"{key.source} {key.id}",
        level=level_view(edition, event),
        symbolic_name=event.symbolic_name,
        summary=_lead(edition, event, edit_link),
        permalink=f"/{permalink}",
        permalink_href=f"../../../{permalink}",
        qr=_qr(edition, event, permalink),
        withdrawn=passage_of(event.withdrawn),
        replaced_by=_successor(edition, event),
        messages=messages(edition, event, edit_link),
        details=details(edition, event),
        stub=_stub(edition, event, edit_link) if event.is_stub and not event.withdrawn else None,
        explanation=passage_of(event.explanation),
        cases=cases(edition, event, edit_link),
        impact=passage_of(event.impact),
        marks=marks(edition, event, edit_link),
        user_action=user_action(edition, event, edit_link),
        verification=passage_of(event.verification),
        queries=_queries(edition, event),
        sample=entries(edition, event),
        related=related(edition, event),
        guides=guides_naming(edition, event),
        references=references_of(edition, event.references, event.translation),
        modified=event.modified,
        modified_words=date_words(edition, event.modified),
        reviewed=review_view(edition, event.reviewed, event.modified),
        authors=", ".join(event.authors),
        edit_link=edit_link,
        feedback=feedback_on_event(edition, event, permalink),
        origin=origin_view(edition, event.file),
        house_note=house_note(edition, event),
    )


def _passage(edition: Edition, event: Event, edit_link: str, text: Text | None) -> Passage | None:
    return passage(edition, edition.local(text, event.translation), edit_link, marks_terms=True) if text else None


def _queries(edition: Edition, event: Event) -> tuple[QueryView, ...]:
    """Ready queries of the event's kind, with the names of the tools in the reader's language."""
    locale = edition.locale
    return tuple(
        [
            QueryView(query.tool, query.title.nearest(locale), query.run)
            for query in ready(event, edition.kind_of(event))
        ]
    )


def _qr(edition: Edition, event: Event, permalink: Address) -> str:
    """The permanent link as a QR code; empty where the site's root is not known, and for a stub."""
    url = "" if event.is_stub else edition.site.absolute(permalink)
    return qr(url) if url else ""


def _lead(edition: Edition, event: Event, edit_link: str) -> Passage | None:
    lead = summary(edition, event)
    if not lead:
        return None
    html = edition.html_unmarked
    is_noted = lead.state in NOTED and event.summary is not None  # else the explanation has the same note
    language_note = note(edition, lead, inline(html, lead.original), edit_link) if is_noted else None
    return Passage(inline(html, lead.value), foreign(edition, lead), language_note)


def _successor(edition: Edition, event: Event) -> EventLinkView | None:
    """The event that replaces this one, if the catalogue has it."""
    successor = event.replaced_by
    is_known = successor is not None and successor in edition.catalogue.events
    return edition.link(successor, False, None) if successor is not None and is_known else None


@once_an_edition
def _crumbs(edition: Edition, source: str, product: str | None) -> tuple[Crumb, ...]:
    last = Crumb(source, f"../../{edition.slug(source)}/")
    title = edition.product_title(product)
    if not title:
        return (Crumb(edition.word("list", "sources"), "../../sources/"), last)
    return (Crumb(title.value, f"../../products/{address.slug(product or '')}/"), last)


def _stub(edition: Edition, event: Event, edit_link: str) -> StubView:
    origin = edition.catalogue.definitions.origin_of(event.file)
    around = edition.catalogue.neighbourhoods[event.key]
    beside = (*around.before[-1:], *around.after[:1])
    source_href = f"../../{edition.slug(event.key.source)}/"
    count = len(edition.catalogue.by_source[event.key.source])
    source_text = edition.word("stub", "source_text").replace("{count}", str(count))
    ids = ", ".join(str(key.id) for key in beside)
    return StubView(
        neighbours=edition.counted(len(beside), "stub", "neighbours"),
        neighbours_text=edition.word("stub", "neighbours_text").replace("{events}", ids),
        neighbours_href=f"{DEEP}{edition.below(edition.article(beside[0]))}" if beside else "",
        source_text=source_text.replace("{source}", event.key.source) if count > 1 else "",
        source_href=source_href,
        file=origin.inside(event.file) if origin else event.file,
        edit_link=edit_link if origin else new_file(edition, event) or edit_link,
    )


def references_of(
    edition: Edition, references: Iterable[Reference], translation: Translation
) -> tuple[ReferenceView, ...]:
    """Pages elsewhere, with the hosts that their links lead to."""

    def view(title: Text, url: str) -> ReferenceView:
        local_title = edition.local(title, translation)
        host = HOST.match(url)
        return ReferenceView(local_title.value, foreign(edition, local_title), url, host[1] if host else url)

    return tuple([view(reference.title or plain(reference.url), reference.url) for reference in references])
