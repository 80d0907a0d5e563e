"""The lists of digests of a definition, updated after the state of some translations has changed."""

from collections.abc import Mapping, Sequence

from eventkb.model.diagnostic import Path
from eventkb.model.locale import Locale
from eventkb.model.passage import Passage
from eventkb.model.text import LISTED_STATES, TranslationState, digest

Lists = Mapping[TranslationState, frozenset[str]]


def lists(texts: Sequence[Passage], locale: Locale, changed: Mapping[Path, tuple[TranslationState, str]]) -> Lists:
    """The digests of all texts of a definition in a language, by state.

    `changed` gives the new state and the source text of changed translations, by path. All other texts keep their
    state; they are listed, too, since a text that is in no list counts as stale. A digest that belongs to no current
    text is kept as long as any text is stale, since it identifies the text that a stale translation was made from.
    """
    digests_by_state: dict[TranslationState, set[str]] = {state: set() for state in LISTED_STATES}
    is_stale = False
    for passage in texts:
        state, source = changed.get(passage.path) or (passage.state(locale), passage.text.source)
        if state in digests_by_state:
            digests_by_state[state].add(digest(source))
            is_stale = is_stale or digest(source) != digest(passage.text.source)
        is_stale = is_stale or state is TranslationState.STALE
    if is_stale:
        current = {digest(passage.text.source) for passage in texts}
        for state, digests in (texts[0].lists.get(locale) or {}).items():
            digests_by_state[state] |= {digest_ for digest_ in digests if digest_ not in current}
    return {state: frozenset(digests) for state, digests in digests_by_state.items() if digests}


def written(by_state: Lists) -> dict[str, list[str]]:
    """The lists as a definition contains them, sorted, so that changes by two people conflict less often."""
    return {state.value: sorted(by_state[state]) for state in LISTED_STATES if state in by_state}
