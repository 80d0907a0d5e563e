"""The page of a rule: what is wrong and why it matters, in every language, with a wrong and a right example."""

from textwrap import indent

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language
from eventkb.model.text import Text


@frozen_dataclass()
class RulePage:
    """`text` is Markdown; `wrong` and `right` are YAML, the same in every language."""

    text: Text
    wrong: str
    right: str

    def plain(self, language: Language) -> str:
        """The page as plain text in a language, with its examples below."""
        wrong, right = (
            f"{language.word('checks', name)}:\n\n{indent(example, '    ')}"
            for name, example in (("wrong", self.wrong), ("right", self.right))
        )
        return f"{self.text.nearest(language.locale)}\n\n{wrong}\n\n{right}"
