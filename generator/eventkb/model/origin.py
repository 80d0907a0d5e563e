"""The catalogue that a definition comes from: a folder of `events:` with its name, its licence and its repository."""

from dataclasses import replace
from typing import Self

from eventkb.model.feedback import Feedback, quoted_path
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.text import Text, plain

PACKAGE = "package:"
"""How a folder of `events:` begins that is in an installed package: `package:eventkb_events`."""


@frozen_dataclass()
class TextOrigin:
    """Where message texts of a catalogue are from, and under which licence, in the words of each language."""

    title: Text
    licence: Text | None = None
    url: str = ""


@frozen_dataclass(kw_only=True)
class Origin:
    """A catalogue by its folder, as `events:` names it: `events`, `../other/events`, `package:eventkb_events`.

    `file` is its `catalogue.yml`, empty where it has none; what that does not say is empty. `edit_url` and
    `report_url` are patterns with `{path}`, the path of a file below the folder, and `{title}`; `report_url` and
    `helped_url` may have `{text}` and `{language}`, too.
    """

    folder: str
    title: Text
    file: str = ""
    licence: str = ""
    url: str = ""
    edit_url: str = ""
    report_url: str = ""
    helped_url: str = ""
    text_origins: tuple[TextOrigin, ...] = ()

    @classmethod
    def unnamed(cls, folder: str) -> Self:
        """The catalogue in a folder that has no `catalogue.yml`: it is called as its folder."""
        return cls(folder=folder, title=plain(folder.removeprefix(PACKAGE)))

    def has(self, file: str) -> bool:
        """Whether a file of definitions is in this catalogue."""
        return file.startswith(f"{self.folder}/")

    def inside(self, file: str) -> str:
        """The path of a file below the catalogue's folder."""
        return file.removeprefix(f"{self.folder}/")

    def edit_link(self, file: str) -> str:
        """The URL at which a file is edited; empty where the catalogue does not say."""
        return self.edit_url.replace("{path}", quoted_path(self.inside(file)))

    def report_link(self, feedback: Feedback) -> str:
        """The URL at which a mistake in a file is reported; empty where the catalogue does not say."""
        return replace(feedback, path=self.inside(feedback.path)).link(self.report_url)

    def helped_link(self, feedback: Feedback) -> str:
        """The URL at which readers say that a page has helped; empty where the catalogue does not say."""
        return replace(feedback, path=self.inside(feedback.path)).link(self.helped_url)
