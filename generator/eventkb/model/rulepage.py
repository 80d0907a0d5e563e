"""The page of a rule: what is wrong and why it matters, in every language, with a wrong and a right example."""

from dataclasses import dataclass
from textwrap import indent

from eventkb.model.locale import Locale
from eventkb.model.text import Text


@dataclass(frozen=True, slots=True)
class RulePage:
    """`text` is Markdown; `wrong` and `right` are YAML, the same in every language."""

    text: Text
    wrong: str
    right: str

    def plain(self, locale: Locale) -> str:
        """The page as plain text in a language, with its examples below."""
        examples = (("Wrong", self.wrong), ("Right", self.right))
        return "\n".join(
            [self.text.nearest(locale), *(f"\n{title}:\n\n{indent(example, '    ')}" for title, example in examples)]
        )
