"""Which outputs of a site make sense."""

from collections.abc import Collection

from eventkb.pipeline.project import Configuration


def possible(wanted: Collection[str], main: Configuration, events: int, articles: int) -> tuple[str, ...]:
    """The outputs that are wanted and make sense for so many events, of which some are articles.

    Pictures need their full URL, and are made of not too many articles; all articles in one file are made only where
    somebody could read that; an index of all texts only where there is any text.
    """
    makes_sense = {
        "cards": bool(main.url) and articles <= main.most_cards,
        "full": "markdown" in wanted and articles <= main.most_full,
        "fulltext": bool(events),
    }
    return tuple(name for name in wanted if makes_sense.get(name, True))
