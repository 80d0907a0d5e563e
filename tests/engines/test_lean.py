"""Pages without what the theme has for other sites, as long as a project has nothing that could need it."""

from pathlib import Path

import pytest

from eventkb.engines import projectfile, settings
from eventkb.engines.lean import LEAN_STYLES, is_known, make_lean, page
from eventkb.engines.supply import Supply

MAIN = "site_name: Demo\ntheme:\n  name: eventkb\nplugins:\n  eventkb: {}\n"
HTML = """\
<html class="no-js"><head>
<link rel="stylesheet" href="../assets/stylesheets/main.1.min.css">
<link rel="stylesheet" href="../assets/stylesheets/palette.1.min.css">
<link rel="stylesheet" href="../styles/all.css">
<link rel="stylesheet" href="../own.css">
</head><body><p class="md-typeset">Text</p>
<script id="__config" type="application/json">{"base": ".."}</script>
<script src="../assets/javascripts/bundle.1.min.js"></script>
<script type="module" src="../scripts/site.js"></script></body></html>
"""


def supply(folder: Path, main: str = MAIN, **files: str) -> Supply:
    (folder / "mkdocs.yml").write_text(main, "utf-8")
    for name, text in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return Supply(settings.configuration(folder / "mkdocs.yml"))


def rendered(folder: Path, html: str = HTML) -> Path:
    """A site as an engine makes it."""
    site = folder / "rendered"
    files = {
        "a/index.html": html,
        "assets/stylesheets/main.1.min.css": ".md-typeset{color:red}.md-search{color:blue}:root{--md-x:1;--md-y:2}",
        "assets/stylesheets/palette.1.min.css": ".md-typeset a{color:green}",
        "styles/all.css": ".md-typeset b { margin: 0 }  /* ours */\n.only-elsewhere { margin: 0 }\n",
        "own.css": "p { width: var(--md-y) }",
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return site


def test_a_page_has_one_style_sheet_and_one_script(tmp_path: Path) -> None:
    """What the project adds stays behind the theme's."""
    site = rendered(tmp_path)
    make_lean(site, supply(tmp_path, f"{MAIN}extra_css: [own.css]\n"))
    html = (site / "a/index.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="../styles/pages.css">\n<link rel="stylesheet" href="../own.css">' in html
    assert "assets/" not in html and "__config" not in html and "scripts/site.js" in html
    css = (site / LEAN_STYLES).read_text("utf-8")
    theirs = ".md-typeset{color:red}:root{--md-y:2}.md-typeset a{color:green}"
    assert css == f"{theirs}.md-typeset b{{margin: 0}}.only-elsewhere{{margin: 0}}"


def test_a_page_is_changed_where_the_theme_is_material_alone() -> None:
    """Other links and scripts are none of it."""
    assert page("<link rel='stylesheet' href='own.css'><script src='own.js'></script>").count("own") == 2
    assert page(page(HTML)) == page(HTML)


NEEDS_ALL = {
    "a feature of the theme's script": MAIN.replace("eventkb\n", "eventkb\n  features: [content.code.copy]\n", 1),
    "a script": f"{MAIN}extra_javascript: [own.js]\n",
    "an extra": f"{MAIN}extra: {{whole_theme: true}}\n",
    "a plugin": f"{MAIN}  search: {{}}\n",
    "hooks": f"{MAIN}hooks: [own.py]\n",
    "a repository": f"{MAIN}repo_url: https://git.example.org/kb\n",
    "another theme": MAIN.replace("name: eventkb", "name: material"),
    "a font": MAIN.replace("eventkb\n", "eventkb\n  font: {text: Roboto}\n", 1),
    "a folder of a theme": MAIN.replace("eventkb\n", "eventkb\n  custom_dir: own\n", 1),
    "a style sheet of another host": f"{MAIN}extra_css: [https://cdn.example.org/own.css]\n",
}


@pytest.mark.parametrize("main", NEEDS_ALL.values(), ids=NEEDS_ALL)
def test_a_project_that_may_need_the_theme_gets_it(tmp_path: Path, main: str) -> None:
    """Its pages stay as the engine made them."""
    site = rendered(tmp_path)
    make_lean(site, supply(tmp_path, main))
    assert (site / "a/index.html").read_text("utf-8") == HTML
    assert not (site / LEAN_STYLES).exists()


def test_a_project_that_replaces_a_template_gets_the_theme(tmp_path: Path) -> None:
    """It may contain anything; templates of ours that it replaces count, too. Other files of the theme don't."""
    assert is_known(projectfile.settings(_main(tmp_path)), supply(tmp_path, overrides__styles__own="p {}"))
    replaced = supply(tmp_path, **{"overrides__partials__logo.html": "<b>Logo</b>"})
    assert not is_known(projectfile.settings(_main(tmp_path)), replaced)


def test_features_without_script_change_nothing(tmp_path: Path) -> None:
    """Templates make them."""
    main = MAIN.replace("eventkb\n", "eventkb\n  features: [toc.follow, navigation.sections]\n", 1)
    assert is_known(projectfile.settings(_main(tmp_path, main)), supply(tmp_path, main))


@pytest.mark.parametrize(
    "markup", ['<pre class="mermaid">', '<div class="tabbed-set tabbed-alternate">', '<div class="grid cards">']
)
def test_a_page_with_parts_of_the_theme_keeps_its_script(tmp_path: Path, markup: str) -> None:
    """The other pages don't."""
    site = rendered(tmp_path, HTML.replace("<p", f"{markup}<p"))
    (site / "b.html").write_text(HTML, "utf-8")
    make_lean(site, supply(tmp_path))
    assert "bundle" in (site / "a/index.html").read_text("utf-8")
    assert "bundle" not in (site / "b.html").read_text("utf-8")


def _main(folder: Path, text: str = MAIN) -> Path:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder / "mkdocs.yml"
