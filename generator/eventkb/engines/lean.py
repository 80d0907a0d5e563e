"""Pages without what the theme has for other sites: its script, and rules of its style sheets for what is on no page.

Both engines' themes are Material's, whose script of 110 KB is mostly for a search and for features that this site
doesn't switch on; `scripts/theme.js` does what is left of it. Whoever switches on such a feature, adds scripts of their
own or replaces templates, gets everything: then nobody here knows what the pages need.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from eventkb.engines import projectfile, settings
from eventkb.engines.supply import EXTRA, STYLES, Supply
from eventkb.index import styles
from eventkb.index.styles import names_in, words
from eventkb.pipeline.render import PLUGIN
from eventkb.publish import write
from eventkb.stock import OVERRIDES, POURED

LEAN_STYLES = "styles/pages.css"

WITHOUT_SCRIPT = frozenset(
    {
        "toc.follow", "navigation.indexes", "navigation.sections", "navigation.path", "navigation.prune",
        "navigation.footer",
    }
)  # fmt: skip
"""Features of the theme that need nothing of its script: templates make them, or `scripts/theme.js` does."""

WITHOUT_EXTRA = frozenset({*EXTRA, "alternate", "generator", "homepage", "social"})
"""Keys below `extra:` of which the theme's script knows nothing."""

WITH_SCRIPT = re.compile(
    r'class="(?:[^"]* )?(?:mermaid|arithmatex|tabbed-set|annotate|glightbox|grid)[" ]'
    r'|data-md-component="(?:consent|outdated|source|tabs|top|progress)"'
)
"""Parts of a hand-written page that the theme's script or its later markup belongs to."""

SHEETS = re.compile(
    r'<link rel="stylesheet" href="(?P<base>[^"]*?)assets/stylesheets/[^"]+\.css">\s*'
    r'(?:<link rel="stylesheet" href="[^"]*?assets/stylesheets/[^"]+\.css">\s*)*'
    rf'(?:<style>:root\{{[^<]*</style>\s*)?<link rel="stylesheet" href="[^"]*{STYLES}">'
)
SHEET = re.compile(r'href="[^"]*?(assets/stylesheets/[^"]+\.css)"')
SCRIPT = re.compile(
    r'<script id="__config" type="application/json">.*?</script>\s*'
    r'<script src="[^"]*assets/javascripts/bundle\.[^"]+\.js"></script>\s*',
    re.DOTALL,
)
ADDRESS = re.compile(r"""url\((?!["']?data:)""")


def make_lean(site: Path, supply: Supply) -> None:
    """Changes the pages that an engine has rendered into a folder, unless the project's settings ask for the rest."""
    if not is_known(projectfile.settings(supply.configuration.file), supply):
        return
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    lean = {path: text for path, text in pages.items() if not WITH_SCRIPT.search(text) and SHEETS.search(text)}
    sheets = list(dict.fromkeys(name for text in lean.values() for name in SHEET.findall(text)))
    theirs = "".join((site / name).read_text("utf-8") for name in sheets)
    if not lean or ADDRESS.search(theirs):
        return
    scripts = _words_of_scripts("\n".join(supply.stock.texts(f"{OVERRIDES}/scripts", ".js").values()))
    poured = names_in(supply.stock.texts(POURED, ".jinja"))
    known = words("\n".join(lean.values())) | scripts | poured
    rules = (*styles.needed(styles.rules(theirs), known), *styles.rules(_compact((site / STYLES).read_text("utf-8"))))
    others = words("\n".join(_text(site, supply, style) for style in supply.configuration.styles))
    write(site, LEAN_STYLES, styles.text(styles.without_unused_properties(rules, known | others)).encode())
    for path, text in lean.items():
        write(site, path.relative_to(site).as_posix(), page(text).encode())


# What is the same for each language is found out for the first one.
_words_of_scripts = lru_cache(maxsize=1)(words)
_compact = lru_cache(maxsize=1)(styles.compact)


def page(html: str) -> str:
    """A page with one style sheet, and without the theme's script."""
    return SCRIPT.sub("", SHEETS.sub(rf'<link rel="stylesheet" href="\g<base>{LEAN_STYLES}">', html))


def is_known(values: Mapping[str, Any], supply: Supply) -> bool:
    """Whether a project has nothing on its pages but what is known here, so that the rest can be left out."""
    theme = settings.theme(values)
    plugins = values.get("plugins") or []
    own_templates = [path for layer in supply.stock.layers[1:] for path, _ in layer.below(OVERRIDES, ".html")]
    return (
        theme.get("name") == PLUGIN
        and not {"custom_dir", "icon", "logo", "font"} & set(theme)
        and set(theme.get("features") or ()) <= WITHOUT_SCRIPT
        and set(values.get("extra") or {}) <= WITHOUT_EXTRA
        and not any(values.get(key) for key in ("extra_javascript", "hooks", "repo_url"))
        and {name for item in plugins for name in ([item] if isinstance(item, str) else item)} == {PLUGIN}
        and not own_templates
        and all("://" not in style for style in supply.configuration.styles)
    )


def _text(site: Path, supply: Supply, style: str) -> str:
    """A style sheet of the project; empty where it is in no place that is known."""
    file = next(
        (folder / style for folder in (site, supply.configuration.docs_dir) if (folder / style).is_file()), None
    )
    return file.read_text("utf-8", "replace") if file else ""
