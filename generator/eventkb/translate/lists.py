"""The lists of digests of a definition, after some of its translations have got another state."""

from collections.abc import Mapping, Sequence

from eventkb.model.diagnostic import Path
from eventkb.model.locale import Locale
from eventkb.model.passage import Passage
from eventkb.model.text import LISTED_STATES, TranslationState, digest

Lists = Mapping[TranslationState, frozenset[str]]


def lists(texts: Sequence[Passage], locale: Locale, changed: Mapping[Path, tuple[TranslationState, str]]) -> Lists:
    """The digests by state, of all texts of one definition in a language.

    `changed` says for the way to a text its new state and the source text that it was translated from. What nobody
    has changed keeps its state; since a list makes every text stale that is in none, all others are entered, too.
    A digest that belongs to no text any more is kept as long as a text is stale: it says what that was made from.
    """
    found: dict[TranslationState, set[str]] = {state: set() for state in LISTED_STATES}
    is_stale = False
    for passage in texts:
        state, source = changed.get(passage.path) or (passage.state(locale), passage.text.source)
        if state in found:
            found[state].add(digest(source))
            is_stale = is_stale or digest(source) != digest(passage.text.source)
        is_stale = is_stale or state is TranslationState.STALE
    if is_stale:
        known = {digest(passage.text.source) for passage in texts}
        for state, digests in (texts[0].lists.get(locale) or {}).items():
            found[state] |= {one for one in digests if one not in known}
    return {state: frozenset(digests) for state, digests in found.items() if digests}


def written(found: Lists) -> dict[str, list[str]]:
    """The lists as a definition has them, sorted, so that two people's changes meet less often."""
    return {state.value: sorted(found[state]) for state in LISTED_STATES if state in found}
