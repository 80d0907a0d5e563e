"""Coverage as one HTML page of its own, to send or to show: no script, no style or picture from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence

from eventkb.coverage.tally import Row, State, totals
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language
from eventkb.pour.page import environment, renderer

TEMPLATE = "coverage.jinja"
MINUTES = len("2026-11-01T10:00")


@frozen_dataclass(kw_only=True)
class _RowView:
    count: str
    name: str
    href: str
    state: str
    state_name: str
    first: str
    last: str
    channel: str
    example: str


@frozen_dataclass(kw_only=True)
class _TotalView:
    state: str
    name: str
    meaning: str
    events: str
    entries: str


@frozen_dataclass(kw_only=True)
class _View:
    language: str
    share: str
    period: str
    unread: str
    with_values: bool
    totals: Sequence[_TotalView]
    rows: Sequence[_RowView]


def as_html(
    rows: Sequence[Row],
    language: Language,
    templates: Mapping[str, str],
    *,
    url: str = "",
    unread: int = 0,
    with_values: bool = False,
) -> str:
    """The page in a language.

    `url` is the address of the site, to which articles are linked; without it, nothing is. `unread` entries were not
    counted. The examples of `rows` are shown `with_values` only.

    Raises:
        TemplateFault: the project has replaced the template by one that can't be rendered.
    """
    word = language.word
    count = sum(row.count for row in rows)
    explained = sum(row.count for row in rows if row.state is State.EXPLAINED)
    first = min((row.first for row in rows if row.first), default="")
    last = max((row.last for row in rows if row.last), default="")
    share = word("coverage", "percent").replace("{number}", f"{100 * explained / max(count, 1):.0f}")
    period = word("coverage", "period").replace("{first}", _minute(first)).replace("{last}", _minute(last))
    view = _View(
        language=language.locale,
        share=word("coverage", "share").replace("{share}", share).replace("{entries}", _grouped(count)),
        period=period if first else "",
        unread=language.counted(unread, "coverage", "unread") if unread else "",
        with_values=with_values,
        totals=tuple(_totals(rows, language)),
        rows=[_row(row, language, url) for row in rows],
    )
    return str(renderer(environment(templates), language)(TEMPLATE)(v=view))


def _totals(rows: Sequence[Row], language: Language) -> Iterator[_TotalView]:
    for state, events, entries in totals(rows):
        yield _TotalView(
            state=state,
            name=language.word("coverage", "states", state),
            meaning=language.word("coverage", "meaning", state),
            events=_grouped(events),
            entries=_grouped(entries),
        )


def _row(row: Row, language: Language, url: str) -> _RowView:
    return _RowView(
        count=_grouped(row.count),
        name=f"{row.source} {row.id}",
        href=f"{url.rstrip('/')}/{row.address}" if url and row.address else "",
        state=row.state,
        state_name=language.word("coverage", "states", row.state),
        first=_minute(row.first),
        last=_minute(row.last),
        channel=row.channel,
        example=row.example,
    )


def _minute(time: str) -> str:
    """A time to the minute, as everybody reads it."""
    return time[:MINUTES].replace("T", " ")


def _grouped(number: int) -> str:
    """A number with narrow blanks between its groups of digits, which are right in every language."""
    return f"{number:,}".replace(",", "\u202f")
