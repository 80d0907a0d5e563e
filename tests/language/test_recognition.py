"""Which language a text is in."""

from eventkb.language.recognition import recognized, telling_words
from eventkb.model.locale import Locale

EN, DE = Locale("en"), Locale("de")
TELLING = telling_words({EN: ("the", "is", "in"), DE: ("der", "ist", "in")}, (EN, DE))


def test_the_language_with_more_words_of_its_own_is_recognized() -> None:
    """Words that both have say nothing."""
    assert recognized(TELLING, "The queue is in order") == EN
    assert recognized(TELLING, "Der Grund ist in the queue") == DE


def test_a_text_without_common_words_is_in_no_language() -> None:
    """That is better than a guess."""
    assert recognized(TELLING, "SmtpSend in 2007") is None
    assert recognized(TELLING, "The der") is None
