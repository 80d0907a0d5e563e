"""What is poured into what: the catalogue, the frames and templates of each language, the settings of each site."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from functools import cache, cached_property
from typing import Self

from eventkb.draw import svg
from eventkb.frame import Frame, cut, dense, fill, with_current
from eventkb.language.html import Html
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.asked import Asked, Input
from eventkb.model.catalogue import Catalogue
from eventkb.model.component import Component
from eventkb.model.diagnostic import Rule
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.model.policy import of_pages
from eventkb.model.site import Site
from eventkb.pipeline import doors
from eventkb.pipeline.drawings import Draw
from eventkb.pipeline.materials import Materials, chosen
from eventkb.pipeline.project import Configuration, Rendered
from eventkb.pipeline.render import FRAMES
from eventkb.pour import handwritten, head, lean, publisher
from eventkb.pour.edition import Edition
from eventkb.pour.page import Render, TemplateFault, environment, renderer
from eventkb.pour.shell import Shell, shell
from eventkb.read.schema.reference import Helps

Page = tuple[Address, str]
"""An address and its HTML."""

FRAME_FOLDER = "frames/"

TEMPLATE, FRAME = "template", "frame"
"""What pages are made with, as it is noted when a page asks for it."""


ARTICLE = ("article", "sidebar", "contents", "head", "language_links")
"""The templates of an article."""


def compile_articles(supplies: Materials, configurations: Sequence[Configuration]) -> None:
    """Compiles the templates of articles, which is remembered, while a build of few events waits for its engine."""
    render = renderer(environment(supplies.templates), chosen(supplies, configurations)[0], supplies.replaced_templates)
    with suppress(TemplateFault):  # whoever needs the template says so
        for name in ARTICLE:
            render(f"{name}.jinja")


@frozen_dataclass(slots=False, kw_only=True)
class Press:
    """Frames and templates, ready to be filled. They know nothing of events, so a changed catalogue leaves them as
    they are.

    `languages` and `sites` are side by side; `frames` are by locale and kind (`article`, `deep`, `shallow`);
    `replaced` are the templates that the project has put in the place of the package's. Which frames and templates are
    used is noted in `asked`.
    """

    languages: tuple[Language, ...]
    sites: tuple[Site, ...]
    templates: Mapping[str, str]
    frames: Mapping[tuple[Locale, str], Frame]
    replaced: frozenset[str] = frozenset()
    asked: Asked = field(default_factory=Asked, compare=False)

    def __getstate__(self) -> dict[str, object]:
        return _fields(self)

    @cached_property
    def render(self) -> Mapping[Locale, Callable[[str], Render]]:
        """For each language, a function from a template's name to its rendering."""
        jinja = environment(self.templates, policy=of_pages() if self.sites[0].policy_in_pages else "")
        return {
            language.locale: self._noting(language.locale, renderer(jinja, language, self.replaced))
            for language in self.languages
        }

    def _noting(self, locale: Locale, render: Callable[[str], Render]) -> Callable[[str], Render]:
        kind = f"{TEMPLATE} {locale}"

        @cache
        def named(name: str) -> Render:
            template = render(name)

            def noted(**views: object) -> Html:
                self.asked.note(kind, name)
                return template(**views)

            return noted

        return named

    @cached_property
    def ready_frames(self) -> Mapping[tuple[Locale, str], Frame]:
        """The frames with what is the same on every page filled in: interface words, the find field's script."""
        own = {site[0].locale: site for site in zip(self.languages, self.sites, strict=True)}
        return {
            (locale, kind): fill(frame, self._everywhere(*own[locale], kind, frame.names))
            for (locale, kind), frame in self.frames.items()
        }

    def frame(self, locale: Locale, kind: str, section: Address) -> Frame:
        """A frame in whose menu the section that a page is in is marked."""
        key = locale, kind, section
        self.asked.note(f"{FRAME} {locale}", kind)
        if key not in self._with_section:
            href = relative(_place(locale, kind), section)
            self._with_section[key] = with_current(self.ready_frames[locale, kind], href)
        return self._with_section[key]

    @cached_property
    def _with_section(self) -> dict[tuple[Locale, str, Address], Frame]:
        return {}

    def _everywhere(self, language: Language, site: Site, kind: str, slots: Collection[str]) -> dict[str, str]:
        place = _place(language.locale, kind)
        script = self.render[language.locale]("find_script.jinja")(src=head.find_script(site, place))
        words = {name: handwritten.words(language, site, name) for name in slots if name.startswith("word.")}
        # Plain texts, or the pieces of the frame after them would be escaped.
        return {**words, "footer": str(publisher.footer(language, site)), "find_script": str(script)}

    @cached_property
    def article_templates(self) -> Mapping[Locale, Mapping[str, Render]]:
        return {
            locale: {name: template(f"{name}.jinja") for name in ARTICLE} for locale, template in self.render.items()
        }


def _fields(value: "Press | Plan") -> dict[str, object]:
    """What another process is sent of a value: not the templates that were compiled meanwhile, nor what links them."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _place(locale: Locale, kind: str) -> Address:
    """Where the engine rendered a frame: as deep as the pages that are poured into it."""
    return Address(f"{locale}/{FRAMES[kind].removesuffix('index.html')}")


@frozen_dataclass(slots=False, kw_only=True)
class Plan:
    """Everything that pouring needs, as one value that can be handed to another process.

    `rule_files` are the pages of rules, `key_texts` the translated helps of keys; `hand_written` are the
    addresses of all hand-written pages; `lexicons` are there only where lean pages are made. What pages ask for is
    noted in `asked`.
    """

    catalogue: Catalogue
    press: Press
    rules: tuple[Rule, ...]
    rule_files: Mapping[str, str]
    hand_written: frozenset[Address]
    components: tuple[Component, ...] = ()
    key_texts: Mapping[Locale, Helps] = field(default_factory=dict)
    lexicons: Mapping[Locale, frozenset[str]] = field(default_factory=dict)
    draw: Draw = svg
    asked: Asked = field(default_factory=Asked, compare=False)

    def __getstate__(self) -> dict[str, object]:
        return _fields(self)

    @classmethod
    def of(
        cls,
        configurations: Sequence[Configuration],
        rendered: Sequence[Rendered],
        catalogue: Catalogue,
        supplies: Materials,
        *,
        offers: Collection[str] = (),
        find_script: Address | None = None,
        way_script: Address | None = None,
    ) -> Self:
        """The plan of a site in the languages of some configurations, each rendered by the engine.

        Raises:
            EngineFault: a language has no words.
        """
        locales = tuple(configuration.locale for configuration in configurations)
        sites = (
            site_of(own, configurations[0], locales, offers=offers, find_script=find_script, way_script=way_script)
            for own in configurations
        )
        press = Press(
            languages=chosen(supplies, configurations),
            sites=tuple(sites),
            templates=supplies.templates,
            frames=frames(rendered),
            replaced=supplies.replaced_templates,
        )
        return cls(
            catalogue=catalogue,
            press=press,
            rules=supplies.rules,
            rule_files=supplies.rule_files,
            hand_written=frozenset(hand_written(rendered)),
            components=supplies.components,
            key_texts=supplies.key_texts,
        )

    def with_catalogue(self, catalogue: Catalogue) -> Self:
        """A copy with another catalogue; the press, with its compiled templates, is kept."""
        return replace(self, catalogue=catalogue)

    def with_lexicons(self) -> Self:
        """A copy with the words by which compounds are split, which only lean pages need."""
        return replace(self, lexicons={edition.locale: lean.lexicon(edition) for edition in self.editions})

    def noting(self, asked: Asked) -> Self:
        """A copy that notes what is asked of its catalogue, its words, its templates and its frames."""
        catalogue, press = doors.watched(self.catalogue, asked), replace(self.press, asked=asked)
        return replace(self, catalogue=catalogue, press=press, asked=asked)

    def drawing_with(self, draw: Draw) -> Self:
        """A copy whose maps and guides are drawn in another way, such as by what was drawn before."""
        return replace(self, draw=draw)

    @property
    def languages(self) -> tuple[Language, ...]:
        return self.press.languages

    @property
    def sites(self) -> tuple[Site, ...]:
        return self.press.sites

    @property
    def locales(self) -> tuple[Locale, ...]:
        return tuple(language.locale for language in self.languages)

    @property
    def shell(self) -> Shell:
        """What all pages of all languages at once have in common."""
        common, heard = self._remembered_shell
        self.asked.again(heard)
        return common

    @cached_property
    def _remembered_shell(self) -> tuple[Shell, frozenset[Input]]:
        with self.asked.listening() as heard:
            common = shell(self.editions, self.press.render[self.locales[0]])
        return common, frozenset(heard)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        languages = doors.speaking(self.languages, self.asked)
        pairs = zip(languages, self.sites, strict=True)
        return tuple(Edition(language, languages, site, self.catalogue, self.draw) for language, site in pairs)


def frames(rendered: Sequence[Rendered]) -> Mapping[tuple[Locale, str], Frame]:
    """The frames of each language, by locale and kind."""
    return {
        (language.locale, kind): cut(dense(language.pages[file]))
        for language in rendered
        for kind, file in FRAMES.items()
    }


def hand_written(rendered: Sequence[Rendered]) -> Mapping[Address, str]:
    """The hand-written pages of a site by their address.

    A language's own 404 page is for previews of that language; the whole site has one for all, at its root.
    """
    own = (page for language in rendered for page in hand_written_pages(language))
    return {place: html for place, html in own if place.endswith("/")}


def hand_written_pages(rendered: Rendered) -> Iterator[Page]:
    """The pages of docs/ as the engine rendered them, without the frames."""
    root = address.home(rendered.locale)
    for file, html in rendered.pages.items():
        if not file.startswith(FRAME_FOLDER):
            yield Address(root + file.removesuffix("index.html")), html


def site_of(
    own: Configuration,
    first: Configuration,
    locales: tuple[Locale, ...],
    *,
    offers: Collection[str] = (),
    find_script: Address | None = None,
    way_script: Address | None = None,
) -> Site:
    """One language's site, as its configuration and that of the first language say."""
    home = address.home(first.locale)
    root = first.url if first.url.endswith("/") or not first.url else f"{first.url}/"
    return Site(
        name=own.site_name,
        locales=locales,
        url=root.removesuffix(home),
        edit_url=own.edit_url,
        report_url=own.report_url,
        helped_url=own.helped_url,
        find_script=find_script,
        way_script=way_script,
        security_contact=own.security_contact,
        security_expires=own.security_expires,
        offers=frozenset(offers),
        new_url=own.new_url,
        styles=own.styles,
        elsewhere=own.elsewhere,
        publisher=own.publisher,
        publisher_is=own.publisher_is,
        policy_in_pages=own.policy_in_pages,
    )
