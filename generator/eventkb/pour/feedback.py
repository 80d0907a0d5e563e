"""Below a page: when it was changed and reviewed, and where readers say whether it helped.

A report is a link to the project's tracker that has the article, its version and the reader's language filled in.
"""

from collections.abc import Sequence

from eventkb.model.address import Address
from eventkb.model.event import Event, Review
from eventkb.model.feedback import Feedback, quoted
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.version import version_of, version_of_guide
from eventkb.pour.dates import date_words
from eventkb.pour.edition import Edition
from eventkb.pour.once import once, once_an_edition


@frozen_dataclass()
class ReviewView:
    """A review; `is_outdated` if the text was changed later."""

    date: str
    date_words: str
    by: str
    is_outdated: bool


@frozen_dataclass()
class FeedbackView:
    """Where a reader says that a page helped or is wrong; each is empty where the project has no such place."""

    helped: str
    wrong: str


def review_view(edition: Edition, reviewed: Review | None, modified: str | None) -> ReviewView | None:
    """The review of a page that was changed on a day."""
    if reviewed is None:
        return None
    words = date_words(edition, reviewed.date)
    return ReviewView(reviewed.date, words, reviewed.by, is_outdated=reviewed.is_before(modified))


def feedback_on_event(edition: Edition, event: Event, permalink: Address) -> FeedbackView:
    """The links for reports on an article."""
    title = f"{event.key.source} {event.key.id}"
    return _feedback(edition, event.file, title, permalink, (event.modified, _version(event)))


@once
def _version(event: Event) -> str:
    return version_of(event)


def feedback_on_guide(edition: Edition, guide: Guide, title: str, permalink: Address) -> FeedbackView:
    """The links for reports on a guide."""
    return _feedback(edition, guide.file, title, permalink, (guide.modified, version_of_guide(guide)))


def _feedback(
    edition: Edition, file: str, title: str, permalink: Address, version: tuple[str | None, str]
) -> FeedbackView:
    origin = edition.catalogue.definitions.origin_of(file)
    word, site, locale = edition.word, edition.site, edition.locale
    before_title, before_address, before_version, before_file, end = _labels(edition)
    text = (
        before_title,
        quoted(title),
        before_address,
        quoted(site.absolute(permalink) or f"/{permalink}"),
        before_version,
        quoted(" · ".join(filter(None, version))),
        before_file,
        quoted(origin.inside(file) if origin else file),
        end,
    )
    wrong = Feedback(file, title, "".join(text), locale)
    helped = Feedback(file, word("feedback", "helped_title").replace("{title}", title), wrong.text, locale)
    place = origin or site
    return FeedbackView(place.helped_link(helped), place.report_link(wrong))


@once_an_edition
def _labels(edition: Edition) -> Sequence[str]:
    """What a report has before the title of a page, its address, its version and its file, and after that, as parts of
    a URL."""
    word = edition.word
    labels = (
        f"{word('feedback', 'article')}: ",
        " (",
        f")\n{word('feedback', 'version')}: ",
        f"\n{word('feedback', 'language')}: {word('name')} ({edition.locale})\n{word('feedback', 'file')}: ",
        "\n",
    )
    return [quoted(label) for label in labels]
