"""The house rules that no linter knows: sizes, names, layers of language, templates without logic."""

import ast
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator/eventkb").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates/poured").glob("*.jinja"))
DATA_ONLY = {"read/foreign.py"}
"""Modules that are tables: their length says nothing about how hard they are to read."""


BY_POSITION = 5
"""Arguments that a call may pass by position, and fields that a dataclass may be built of by position."""


@cache
def named(path: Path) -> str:
    return path.relative_to(ROOT / "generator/eventkb").as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def of_kind(*kinds: type[ast.AST]) -> tuple[tuple[str, ast.AST], ...]:
    """All nodes of some kinds in all modules, each with its place."""
    nodes = ((path, node) for path in MODULES for node in walked(path) if isinstance(node, kinds))
    return tuple((f"{named(path)}:{getattr(node, 'lineno', 1)}", node) for path, node in nodes)


@cache
def walked(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parsed(path)))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function besides its docstring."""
    documented = ast.get_docstring(function) is not None
    return function.end_lineno - (function.body[0].end_lineno if documented else function.lineno)


def test_a_module_is_one_room() -> None:
    """A module has at most 400 lines, and no function more than 40 besides its docstring."""
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES if named(path) not in DATA_ONLY}
    assert {name: count for name, count in lines.items() if count > 400} == {}
    functions = of_kind(ast.FunctionDef, ast.AsyncFunctionDef)
    assert [f"{place}: {function.name}" for place, function in functions if length(function) > 40] == []


def test_many_values_are_passed_by_name() -> None:
    """No call passes more than five arguments by position, where a reader could take one for another."""
    many = [(place, call) for place, call in of_kind(ast.Call) if len(call.args) > BY_POSITION]
    assert [f"{place}: {ast.unparse(call.func)}" for place, call in many] == []


def test_a_value_of_many_fields_is_built_by_name() -> None:
    """A dataclass or named tuple of more than five fields is a dataclass with `kw_only=True`."""
    by_position = []
    for place, node in of_kind(ast.ClassDef):
        if sum(isinstance(part, ast.AnnAssign) for part in node.body) > BY_POSITION:
            kinds = [ast.unparse(part) for part in (*node.decorator_list, *node.bases)]
            is_value = any("dataclass" in kind or kind == "NamedTuple" for kind in kinds)
            if is_value and not any("kw_only=True" in kind for kind in kinds):
                by_position.append(f"{place}: {node.name}")
    assert by_position == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    """A room is called after what it knows."""
    empty = {"utils", "util", "helpers", "helper", "manager", "core", "common", "misc", "base"}
    assert not [named(path) for path in MODULES if path.stem in empty]


def test_every_module_says_what_it_knows() -> None:
    """Each module that holds anything begins with a docstring."""
    silent = [
        named(path) for path in MODULES if path.read_text("utf-8").strip() and not ast.get_docstring(parsed(path))
    ]
    assert not silent


def test_no_language_is_known_by_name() -> None:
    """A third language needs no Python: only the default source language is named, and once."""
    literals = [
        (place.partition(":")[0], node.value)
        for place, node in of_kind(ast.Constant)
        if node.value in {"en", "de", "German", "Deutsch"}
    ]
    assert literals == [("model/locale.py", "en")]


def test_templates_hold_no_logic() -> None:
    """Templates print, loop, include and ask whether something is there; a view arrives finished."""
    decisions = [
        f"{path.name}:{node.lineno}: {type(node).__name__}"
        for path in TEMPLATES
        for node in template(path).find_all((nodes.Compare, nodes.BinExpr, nodes.Filter, nodes.Test))
        if not isinstance(node, nodes.And | nodes.Or)
    ]
    assert decisions == []


@cache
def template(path: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(path.read_text("utf-8"))


def test_templates_call_nothing_but_macros() -> None:
    """A call in a template is a macro's, so that no method of a view hides in it."""
    for path in TEMPLATES:
        tree = template(path)
        macros = {macro.name for macro in tree.find_all(nodes.Macro)}
        imported = {module.target for module in tree.find_all(nodes.Import)}
        for call in tree.find_all(nodes.Call):
            is_imported = isinstance(call.node, nodes.Getattr) and getattr(call.node.node, "name", "") in imported
            assert is_imported or getattr(call.node, "name", "") in macros, f"{path.name}:{call.lineno}"


def test_the_architecture_page_names_every_room() -> None:
    """The architecture page and the folders of generator/ agree."""
    page = (ROOT / "docs/architecture/README.md").read_text("utf-8")
    rooms = {Path(named(path)).parts[0] for path in MODULES if "/" in named(path)}
    named_rooms = set(re.findall(r"^\| `([a-z]+)/", page, re.MULTILINE))
    assert named_rooms == rooms


STYLES = ROOT / "templates/theme/styles"
WIDTHS = {"44.984375em", "59.984375em", "76.234375em", "76.25em"}
"""The widths at which Material changes its layout, exactly as its own styles have them."""


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text("utf-8"), flags=re.DOTALL)


def test_styles_speak_tokens() -> None:
    """Only tokens.css and the pages without a theme hold colours; all other styles name them."""
    for path in sorted(STYLES.rglob("*.css")):
        if path.name not in {"tokens.css", "neutral.css"}:
            literals = re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\()", without_comments(path))
            assert not literals, path.name


def test_styles_refer_to_nothing_undefined() -> None:
    """A token of ours that a style refers to has a value: a mistyped one would silently count as unset."""
    styles = "\n".join(without_comments(path) for path in sorted(STYLES.rglob("*.css")))
    assert set(re.findall(r"var\((--kb-[\w-]+)\)", styles)) <= set(re.findall(r"(--kb-[\w-]+):", styles))


def test_a_style_file_is_about_one_thing() -> None:
    """A style file has at most 400 lines, and `all.css` names each but the one for pages without a theme."""
    names = {path.relative_to(STYLES).with_suffix("").as_posix() for path in STYLES.rglob("*.css")}
    listed = re.findall(r'url\("([a-z/-]+)\.css"\)', (STYLES / "all.css").read_text("utf-8"))
    assert sorted(listed) == sorted(names - {"all", "neutral"})
    assert all(len(path.read_text("utf-8").splitlines()) <= 400 for path in STYLES.rglob("*.css"))


def test_styles_change_where_material_does() -> None:
    """Widths of windows are Material's: what it lays out and what we lay out change together."""
    for path in sorted(STYLES.rglob("*.css")):
        widths = set(re.findall(r"\((?:min|max)-width: ([^)]+)\)", without_comments(path)))
        assert widths <= WIDTHS, path.name


def test_scripts_are_small_and_build_no_markup_from_strings() -> None:
    """A script has under 150 lines and never turns text into HTML."""
    for path in sorted((ROOT / "templates/theme/scripts").rglob("*.js")):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 150, path.name
        assert '.replace("{' not in text, (
            f"{path.name}: slots are filled by `filled`, since `$&` in a value is no pattern"
        )
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), path.name


def test_no_anchor_is_called_as_a_part_of_the_page() -> None:
    """Terms, codes and headings make anchors of small letters, digits, hyphens and full stops: `content` among them."""
    page = (ROOT / "templates/theme/main.html").read_text("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert ids and all(name.startswith("__") for name in ids), ids


def test_nothing_committed_names_a_machine() -> None:
    """No file of the project holds an absolute path of a machine or leans on a folder beside the project."""
    tops = ("generator", "templates", "docs", "events", "bench", "README.md", "CONTRIBUTING.md", "Makefile")
    files = [file for top in tops for file in ([ROOT / top] if (ROOT / top).is_file() else (ROOT / top).rglob("*"))]
    for file in files:
        if file.is_file() and file.suffix in {".py", ".md", ".yml", ".jinja", ".html", ".css", ".js", ".gotmpl", ""}:
            text = file.read_text("utf-8", "replace")
            if any(part in text for part in ("/work/", "/root/", "/home/", "../shared")):
                assert not re.search(r"(?<![\w.])/(?:work|root|home/\w+)/|\.\./shared\b", text), file


def test_readme_has_the_commands_of_the_makefile() -> None:
    """What README tells people to type is there."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"`?make ([a-z]+)", readme)) <= targets
    assert len(readme.splitlines()) < 80


OF_ONE_WORLD = re.compile(
    r"(?:microsoft|event ?viewer|ereignisanzeige|powershell|winevent|wevtutil|msexchange|contoso"
    r"|windows\b(?<!\wwindows)(?!-125)|exchange server\b(?<!\wexchange server))",
)
"""Words of one kind of event sources, which the others have nothing to do with, in small letters. Each alternative
begins with a letter, which makes the search four times as fast."""

JUSTIFIED = {
    # What a kind of sources is, says on pages, brings for downloading and begins with.
    "templates/kinds/": "kinds",
    "templates/parts/": "parts of pages, each for one kind",
    "templates/docs/en/link/event-viewer.md": "a page for one kind",
    "templates/docs/de/link/event-viewer.md": "a page for one kind",
    "templates/setup/": "downloads for one kind",
    "templates/init/": "what a new knowledge base of a kind begins with",
    "generator/eventkb/index/setup.py": "downloads for one kind",
    "generator/eventkb/pipeline/standard.py": "the default kind",
    "generator/eventkb/cli/init.py": "the default kind",
    "generator/eventkb/model/kind.py": "ways of quoting",
    "generator/eventkb/pour/queries.py": "ways of quoting",
    "templates/theme/scripts/find/quoting.js": "ways of quoting",
    # Pastes and imports of all worlds, wherever they are read.
    "templates/formats/": "paste formats",
    "templates/lookup/": "paste formats",
    "generator/eventkb/lookup/": "paste formats",
    "templates/theme/scripts/lookup/": "paste formats",
    "generator/eventkb/importers/": "importers",
    "generator/eventkb/coverage/": "importers of logs",
    "generator/eventkb/cli/coverage.py": "importers of logs",
    "templates/codes/": "code tables, each with its origin",
    "templates/licences/": "names of authors, in their licences",
    "templates/locales/": "labels of pastes, and the words for downloads of one kind",
    # Addresses to which others send a query.
    "generator/eventkb/model/address.py": "/go/",
    "templates/theme/scripts/way/": "/go/",
    "templates/theme/scripts/coverage/panel.js": "how a binary event log is exported",
    # The machine of whoever runs eventkb, whatever their events are.
    "generator/eventkb/cli/completion.py": "a shell on this machine",
    "generator/eventkb/cli/surroundings.py": "errors of this machine's system",
    "generator/eventkb/model/identifier.py": "names that file systems refuse",
    "generator/eventkb/read/location.py": "names that editors write",
    "generator/eventkb/read/yaml/": "encodings and paths that editors write",
    "generator/eventkb/servers/lsp.py": "the address of a protocol",
}
"""Places that may speak of one kind of event sources, with the reason."""


def test_no_kind_of_sources_is_meant_where_all_are() -> None:
    """Kinds are data: a page, a word or code that all of them share names none of them."""
    spoken, silent = [], set(JUSTIFIED)
    for file in sorted(path for top in ("generator", "templates") for path in (ROOT / top).rglob("*")):
        name = file.relative_to(ROOT).as_posix()
        if file.suffix not in {".py", ".md", ".yml", ".jinja", ".html", ".css", ".js", ".json", ".txt", ".ps1"}:
            continue
        match = OF_ONE_WORLD.search(file.read_text("utf-8").lower())
        places = {place for place in JUSTIFIED if name.startswith(place)}
        if match and not places:
            spoken.append(f"{name}: {match[0]}")
        silent -= places if match else set()
    assert not spoken
    assert not silent, "these no longer need a reason"
