"""A guide as a view: its steps in the order in which readers meet them, their answers, and a diagram of the whole."""

from collections.abc import Mapping

from eventkb.draw import Edge, Graph, Node
from eventkb.language.markup import Html, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Answer, Guide, Step, in_order
from eventkb.model.locale import Locale
from eventkb.model.text import LocalText
from eventkb.pour.actions import CommandView, chipped_command, passage
from eventkb.pour.article import Crumb, ReferenceView, references_of
from eventkb.pour.badges import BadgeView, ignorable_badge
from eventkb.pour.dates import date_words
from eventkb.pour.edition import Edition, first_sentence, summary
from eventkb.pour.eventlink import EventLinkView
from eventkb.pour.feedback import FeedbackView, ReviewView, feedback_on_guide, review_view
from eventkb.pour.marks import logging_hint
from eventkb.pour.notes import Passage, foreign
from eventkb.pour.origin import OriginView, origin_view

MOST_NODES = 60
"""Nodes of a drawing that can still be read."""


@frozen_dataclass(kw_only=True)
class ValueView:
    """A value that readers fill in."""

    name: str
    meaning: str
    language: Locale | None
    example: str


@frozen_dataclass(kw_only=True)
class SoughtEvent:
    """An event to look for; `logging` says if it is not always written."""

    link: EventLinkView
    text: str
    language: Locale | None
    ignorable: BadgeView | None
    logging: str


@frozen_dataclass(kw_only=True)
class AnswerView:
    """An answer: where it leads, and in words. `end` is what has been reached where it ends the guide."""

    text: str
    language: Locale | None
    href: str
    leads: str
    anchor: str
    end: Passage | None


@frozen_dataclass(kw_only=True)
class StepView:
    """A step with its number; `title` may be empty where a guide with mistakes is previewed."""

    key: str
    anchor: str
    number: int
    title: str
    language: Locale | None
    text: Passage
    command: CommandView | None
    events: tuple[SoughtEvent, ...]
    answers: tuple[AnswerView, ...]


@frozen_dataclass(kw_only=True)
class GuideView:
    """A guide. Hrefs are relative to its page; `diagram` is empty where the guide is too long to be drawn."""

    key: str
    crumbs: tuple[Crumb, ...]
    title: str
    language: Locale | None
    lead: Passage
    lead_text: str
    product: Crumb | None
    permalink: str
    permalink_href: str
    count: str
    values: tuple[ValueView, ...]
    steps: tuple[StepView, ...]
    diagram: Html
    references: tuple[ReferenceView, ...]
    modified: str | None
    modified_words: str
    reviewed: ReviewView | None
    authors: str
    edit_link: str
    feedback: FeedbackView
    origin: OriginView | None

    @property
    def report_link(self) -> str:
        """Where a problem is reported; for templates that projects replaced before there was `feedback`."""
        return self.feedback.wrong


def guide(edition: Edition, written: Guide) -> tuple[Address, GuideView]:
    """The address and the view of a guide in one edition."""
    page = address.guide(edition.locale, written.key)
    title = edition.local(written.title, written.translation)
    lead = edition.local(written.summary, written.translation)
    edit_link = edition.edit_link(written.file)
    steps = _steps(edition, written, edit_link)
    product = edition.product_title(written.product)
    return page, GuideView(
        key=written.key,
        crumbs=(Crumb(edition.word("guides", "title"), relative(page, address.guides(edition.locale))),),
        title=title.value,
        language=foreign(edition, title),
        lead=passage(edition, lead, edit_link),
        lead_text=plain_text(lead.value),
        product=Crumb(product.value, relative(page, address.product_listing(edition.locale, written.product or "")))
        if product
        else None,
        permalink=f"/{address.guide_permalink(written.key)}",
        permalink_href=relative(page, address.guide_permalink(written.key)),
        count=edition.counted(len(steps), "guides", "steps"),
        values=tuple(_values(edition, written)),
        steps=steps,
        diagram=_diagram(edition, title.value, steps),
        references=references_of(edition, written.references, written.translation),
        modified=written.modified,
        modified_words=date_words(edition, written.modified),
        reviewed=review_view(edition, written.reviewed, written.modified),
        authors=", ".join(written.authors),
        edit_link=edit_link,
        feedback=feedback_on_guide(edition, written, title.value, address.guide_permalink(written.key)),
        origin=origin_view(edition, written.file),
    )


def step_title(edition: Edition, written: Guide, step: Step) -> LocalText:
    """What a step is called: its title, or the first sentence of its text, as plain words."""
    if step.title is not None:
        return edition.local(step.title, written.translation)
    text = edition.local(step.text, written.translation)
    return LocalText(
        value=first_sentence(text.value),
        language=text.language,
        state=text.state,
        original=first_sentence(text.original),
        original_language=text.original_language,
    )


def _values(edition: Edition, written: Guide) -> list[ValueView]:
    views = []
    for value in written.values:
        meaning = edition.local(value.meaning, written.translation) if value.meaning else None
        views.append(
            ValueView(
                name=value.name,
                meaning=meaning.value if meaning else value.name,
                language=foreign(edition, meaning) if meaning else None,
                example=value.example or "",
            )
        )
    return views


def _steps(edition: Edition, written: Guide, edit_link: str) -> tuple[StepView, ...]:
    steps = in_order(written)
    names = {step.key: f"{number}. {step_title(edition, written, step).value}" for number, step in enumerate(steps, 1)}
    chip = Html('<var class="insertion" data-name="{0}"><i>{0}</i></var>')
    chips = {value.name: chip.format(value.name) for value in written.values}
    views = []
    for number, step in enumerate(steps, 1):
        title = step_title(edition, written, step)
        views.append(
            StepView(
                key=step.key,
                anchor=address.step_anchor(step.key),
                number=number,
                title=title.value,
                language=foreign(edition, title),
                text=passage(edition, edition.local(step.text, written.translation), edit_link),
                command=chipped_command(edition, step.command, chips) if step.command else None,
                events=tuple(_sought(edition, key) for key in step.look_for if _known(edition, key)),
                answers=tuple(
                    _answer(edition, written, step, place, answer=answer, names=names)
                    for place, answer in enumerate(step.answers, 1)
                ),
            )
        )
    return tuple(views)


def _known(edition: Edition, key: EventKey) -> bool:
    """Whether an event is defined; in a preview of a guide with mistakes it may not be."""
    return edition.catalogue.definitions.renamed.get(key, key) in edition.catalogue.events


def _sought(edition: Edition, key: EventKey) -> SoughtEvent:
    key = edition.catalogue.definitions.renamed.get(key, key)
    event = edition.catalogue.events[key]
    lead = summary(edition, event)
    return SoughtEvent(
        link=edition.link(key, False, None),
        text=first_sentence(lead.value) if lead else "",
        language=foreign(edition, lead) if lead else None,
        ignorable=ignorable_badge(edition, event),
        logging=logging_hint(edition, event),
    )


def _answer(
    edition: Edition, written: Guide, step: Step, number: int, *, answer: Answer, names: Mapping[str, str]
) -> AnswerView:
    text = edition.local(answer.text, written.translation)
    end = edition.local(answer.done, written.translation) if answer.done else None
    anchor = address.end_anchor(step.key, number)
    leads = edition.word("guides", "leads").replace("{step}", names.get(answer.next or "", answer.next or "…"))
    return AnswerView(
        text=text.value,
        language=foreign(edition, text),
        href=f"#{anchor}" if end or answer.next is None else f"#{address.step_anchor(answer.next)}",
        leads="" if end else leads,
        anchor=anchor,
        end=passage(edition, end, edition.edit_link(written.file)) if end else None,
    )


def _diagram(edition: Edition, title: str, steps: tuple[StepView, ...]) -> Html:
    """The steps and the ends as a drawing; only the steps if that would be too much, and nothing for a long guide."""
    if len(steps) > MOST_NODES:
        return Html()
    ends = [(step, answer) for step in steps for answer in step.answers if answer.end]
    shown = ends if len(steps) + len(ends) <= MOST_NODES else []
    nodes = [
        Node(
            key=step.anchor,
            label=step.title,
            note=str(step.number),
            href=f"#{step.anchor}",
            tone="start" if step.number == 1 else "",
        )
        for step in steps
    ]
    nodes += [
        Node(key=answer.anchor, label=_end_label(answer), href=f"#{answer.anchor}", tone="end") for _, answer in shown
    ]
    edges = [
        Edge(source=step.anchor, target=answer.href.removeprefix("#"), label=answer.text)
        for step in steps
        for answer in step.answers
    ]
    return edition.draw(
        Graph(
            title=edition.word("guides", "diagram_of").replace("{title}", title),
            description=edition.word("guides", "diagram_text"),
            nodes=nodes,
            edges=edges,
        )
    )


def _end_label(answer: AnswerView) -> str:
    return first_sentence(Html(answer.end.html).striptags()) if answer.end else ""
