"""The settings of a project, as `build` needs them: what `mkdocs*.yml` say of the site, and below `plugins: eventkb:`.

They are the same for every engine, and reading them needs none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eventkb.engines import elsewhere, projectfile
from eventkb.engines.unused import unused
from eventkb.language.wording import nearest
from eventkb.model.address import OF_NO_LANGUAGE
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.site import OUTPUTS
from eventkb.pipeline.menu import NEEDS
from eventkb.pipeline.project import FORMAT, PUBLISHERS, Configuration, EngineFault
from eventkb.pipeline.render import PLUGIN
from eventkb.pipeline.standard import DEFAULT_KIND, kinds_below, pages
from eventkb.stock import OVERRIDES, PARTS, POURED, stock
from eventkb.stock.catalogues import path_of

MAIN = "mkdocs.yml"
LANGUAGES = "mkdocs.*.yml"

ENGINES = ("mkdocs", "zensical", "properdocs")
"""The engines that a project can choose, the usual one first."""

TEXTS: Mapping[str, str] = {
    "engine": ENGINES[0],
    "publisher": "",
    "publisher_is": "",
    "kind": DEFAULT_KIND,
    "edit_url": "",
    "report_url": "",
    "helped_url": "",
    "new_url": "",
    "security_contact": "",
    "security_expires": "",
}
NUMBERS: Mapping[str, int] = {"requires": FORMAT, "most_cards": 2_000, "most_full": 2_000}
SWITCHES: Mapping[str, bool] = {"policy_in_pages": False}
LISTS: Mapping[str, tuple[object, ...]] = {"events": ("events",), "outputs": OUTPUTS, "elsewhere": ()}
"""The keys below `plugins: eventkb:` by what they may be, each with its default."""

KEYS = (*TEXTS, *NUMBERS, *SWITCHES, *LISTS)
SCHEMES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("edit_url", "report_url", "helped_url", "new_url"), elsewhere.SCHEMES),
    "security_contact": ("https://", "mailto:", "tel:"),
}
"""Keys whose texts are links, and how these may begin; those of a contact by RFC 9116."""
SITE_URL = re.compile(r"https?://(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@<>\"'\\:\[\]]+)(?::[0-9]{1,5})?(?:/[^\s?#<>\"'\\]*)?")
"""A host, perhaps a port, and a path: addresses of pages are put behind it, and everybody can read it."""

WORDS: Mapping[str, tuple[str, ...]] = {"engine": ENGINES, "publisher_is": PUBLISHERS}
"""Keys that allow certain words only."""


def configurations(root: Path) -> tuple[Configuration, ...]:
    """The languages of the project in `root`, the source language first.

    Raises:
        EngineFault: a settings file is missing or can't be understood; the message has the place and the cure.
    """
    return tuple(configuration(file) for file in (root / MAIN, *sorted(root.glob(LANGUAGES))))


def configuration(file: Path) -> Configuration:
    """What a settings file says about its language.

    Raises:
        EngineFault: it is missing or can't be understood; the message has the place and the cure.
    """
    values = projectfile.settings(file)
    with _named(file):
        return _configuration(file, values, _of_plugin(values))


def engine(root: Path) -> str:
    """The engine that the project in `root` has chosen, by its name in `ENGINES`.

    Raises:
        EngineFault: a settings file is missing or can't be understood.
    """
    values = projectfile.settings(root / MAIN)
    with _named(root / MAIN):
        return str(_of_plugin(values)["engine"])


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Makes a fault for the user of what is wrong with a value, with the name of the file."""
    try:
        yield
    except ValueError as wrong:
        raise EngineFault(f"{file.name}: {wrong}") from None


def theme(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of the theme; `theme: eventkb` is short for its name."""
    written = values.get("theme") or {}
    return written if isinstance(written, Mapping) else {"name": written}


def definitions(root: Path, names: Iterable[str]) -> list[Path]:
    """The paths of folders of definitions, without packages that are not installed; the project's own first."""
    return [path for name in names if (path := path_of(root, name))]


def _configuration(file: Path, values: Mapping[str, Any], ours: Mapping[str, Any]) -> Configuration:
    root, locale = file.parent, _locale(values)
    events = ours["events"]
    folders = definitions(root, events)
    kinds = kinds_below(folders, ours["kind"])
    return Configuration(
        file=file,
        locale=locale,
        site_name=_site_name(values),
        url=_url(values),
        docs_dir=root / _text(values, "docs_dir", "docs"),
        site_dir=root / _text(values, "site_dir", "site"),
        inputs=_inputs(file, values, locale, kinds),
        defined=tuple(name for name in NEEDS.values() if any(any(folder.glob(name)) for folder in folders)),
        events=events[0],
        events_beside=events[1:],
        kinds=tuple(sorted(kinds)),
        styles=tuple(map(str, _list(values, "extra_css"))),
        elsewhere=elsewhere.of_locale(ours["elsewhere"], locale),
        unused=unused(file, ours["engine"]),
        **{key: ours[key] for key in ours if key not in {"events", "elsewhere", "requires"}},
    )


def _inputs(file: Path, values: Mapping[str, Any], locale: Locale, kinds: frozenset[str]) -> tuple[Path, ...]:
    """What decides how pages are rendered: settings, pages, theme, hooks."""
    root = file.parent
    files = stock(root)
    custom = theme(values).get("custom_dir")
    poured = POURED.split("/")[-1]  # templates that are poured into frames, of which the engine knows nothing
    return tuple(
        sorted(
            {
                file,
                *root.glob("mkdocs*.yml"),
                root / _text(values, "docs_dir", "docs"),
                *([root / str(custom)] if custom else []),
                *(root / str(hook) for hook in _list(values, "hooks")),
                *pages(files, locale, kinds).values(),
                *(path for name, path in files.all.below(OVERRIDES) if not name.startswith(f"{poured}/")),
                *(path for _, path in files.all.below(PARTS)),
                *(path for _, path in files.all.below("locales")),
            }
        )
    )


def _locale(values: Mapping[str, Any]) -> Locale:
    locale = Locale(str(theme(values).get("language") or SOURCE_LANGUAGE))
    if locale in OF_NO_LANGUAGE:
        raise ValueError(
            f"the language can't be `{locale}`: /{locale}/ has addresses of the site that belong to no language. "
            f"Write its code with a region, such as {locale}-{locale}"
        )
    return locale


def _site_name(values: Mapping[str, Any]) -> str:
    name = _text(values, "site_name")
    if not name:
        raise ValueError("`site_name` is missing: it is what your knowledge base is called. site_name: Our events")
    return name


def _url(values: Mapping[str, Any]) -> str:
    """Where the home page of the language will be, with `/` at its end; empty where nobody knows."""
    url = _text(values, "site_url")
    if url and not url.startswith(("https://", "http://")):
        raise ValueError(f"`site_url` must begin with https:// or http://: it is {url!r}")
    if url and not SITE_URL.fullmatch(url):
        raise ValueError(
            "`site_url` must be a host and a path, such as https://kb.example.org/en/: without a password, blanks, "
            "`?`, `#` or quotation marks, since addresses of pages are put behind it and everybody can read it"
        )
    return f"{url.rstrip('/')}/" if url else ""


def _text(values: Mapping[str, Any], key: str, default: str = "") -> str:
    written = values.get(key)
    if isinstance(written, Mapping | list):
        raise ValueError(f"`{key}` must be a text.")
    return default if written is None else str(written)


def _list(values: Mapping[str, Any], key: str) -> list[Any]:
    written = values.get(key) or []
    if not isinstance(written, list):
        raise ValueError(f"`{key}` must be a list: {key}: [{written}]")
    return written


def _of_plugin(values: Mapping[str, Any]) -> dict[str, Any]:
    """The settings below `plugins: eventkb:`, all of them, as values that fit.

    Raises:
        ValueError: one doesn't fit; the message says what would.
    """
    written = _written(values.get("plugins"))
    for key in written:
        if key not in KEYS:
            likely = nearest(str(key), KEYS)
            raise ValueError(f"`{PLUGIN}` has no setting `{key}`." + (f" Did you mean `{likely}`?" if likely else ""))
    given = {key: setting for key, setting in written.items() if setting is not None}
    texts = {key: _word(key, given.get(key, default)) for key, default in TEXTS.items()}
    numbers = {key: _number(key, given.get(key, default)) for key, default in NUMBERS.items()}
    switches = {key: _switch(key, given.get(key, default)) for key, default in SWITCHES.items()}
    if numbers["requires"] > FORMAT:
        raise ValueError(
            f"this catalogue requires version {numbers['requires']} of the format of definitions, and this eventkb "
            f"reads version {FORMAT}. Install a later one: pip install -U eventkb"
        )
    return {
        **texts,
        **numbers,
        **switches,
        "events": _events(given.get("events", LISTS["events"])),
        "outputs": _outputs(given.get("outputs", LISTS["outputs"])),
        "elsewhere": _elsewhere(given.get("elsewhere", LISTS["elsewhere"])),
    }


def _written(plugins: object) -> Mapping[str, Any]:
    """What is below `plugins: eventkb:`, whether plugins are a mapping or a list."""
    items = plugins if isinstance(plugins, list) else [plugins]
    own = [_mapping(item).get(PLUGIN) for item in items if item == PLUGIN or PLUGIN in _mapping(item)]
    if own:
        if not isinstance(own[0] or {}, Mapping):
            raise ValueError(f"`{PLUGIN}` must contain its settings, each on a line below it, as in: kind: syslog")
        return _mapping(own[0])
    raise ValueError(f"add `{PLUGIN}: {{}}` to `plugins:` (a mapping, since INHERIT replaces lists).")


def _mapping(item: object) -> Mapping[str, Any]:
    return item if isinstance(item, Mapping) else {}


def _word(key: str, written: object) -> str:
    if not isinstance(written, str):
        raise ValueError(f"`{key}` must be a text; it is {written!r}. Put it in quotation marks.")
    if key in WORDS and written not in ("", *WORDS[key]):
        raise ValueError(f"`{key}` must be one of {', '.join(WORDS[key])}; it is {written!r}.")
    if key in SCHEMES and written and not written.startswith(SCHEMES[key]):
        raise ValueError(f"`{key}` must begin with {', '.join(SCHEMES[key])}; it is {written!r}.")
    return written or TEXTS[key]


def _number(key: str, written: object) -> int:
    if not isinstance(written, int) or isinstance(written, bool):
        raise ValueError(f"`{key}` must be a whole number; it is {written!r}.")
    return written


def _switch(key: str, written: object) -> bool:
    if not isinstance(written, bool):
        raise ValueError(f"`{key}` must be true or false; it is {written!r}.")
    return written


def _outputs(written: object) -> tuple[str, ...]:
    if not isinstance(written, list | tuple) or not all(isinstance(name, str) for name in written):
        raise ValueError(f"`outputs` must be a list of {', '.join(OUTPUTS)}.")
    return tuple(written)


def _elsewhere(written: object) -> list[Any]:
    if not isinstance(written, list | tuple):
        raise ValueError(f"`elsewhere` must be a list: {elsewhere.EXAMPLE}")
    if problem := elsewhere.problem(written):
        raise ValueError(problem)
    return list(written)


def _events(written: object) -> tuple[str, ...]:
    """The folders of definitions, the project's own first."""
    names = tuple(_folder(item) for item in (written if isinstance(written, list | tuple) else [written]))
    if not names or not all(names):
        raise ValueError(
            "`events` names the folder of your definitions, or a list of folders, your own first: "
            "events: [events, package:eventkb_events]"
        )
    return names


def _folder(item: object) -> str:
    """A folder's name; `package: name`, with a space after the colon, is what YAML makes keys of."""
    if isinstance(item, Mapping) and len(item) == 1:
        item = "".join(f"{key}:{value}" for key, value in item.items())
    return item.strip().removesuffix("/") if isinstance(item, str) else ""
