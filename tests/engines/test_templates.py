"""The theme's templates: which files are listed, and what is compiled once for all languages."""

from pathlib import Path

from jinja2 import Environment, TemplateNotFound

from eventkb.engines.templates import Compiled, Templates


def test_hidden_folders_are_not_listed(tmp_path: Path) -> None:
    """Their templates can be included all the same, as Material's icons are."""
    for name in ("main.html", "styles/all.css", ".icons/set/a.svg", "partials/.hidden/b.svg"):
        file = tmp_path / "first" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, "utf-8")
    (tmp_path / "second").mkdir()
    (tmp_path / "second/main.html").write_text("second", "utf-8")
    jinja = Environment(loader=Templates([tmp_path / "first", tmp_path / "second"]))
    assert jinja.list_templates() == ["main.html", "styles/all.css"]
    assert jinja.from_string('{% include ".icons/set/a.svg" %}').render() == ".icons/set/a.svg"


def test_what_nobody_needs_is_not_listed(tmp_path: Path) -> None:
    """So no engine copies it; a template can include it all the same."""
    for name in ("main.html", "assets/javascripts/lunr/de.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    jinja = Environment(loader=Templates([tmp_path], lambda name: "lunr" not in name))
    assert jinja.list_templates() == ["main.html"]
    assert jinja.get_template("assets/javascripts/lunr/de.js").render() == "assets/javascripts/lunr/de.js"


def environment(folder: Path, compiled: Compiled, title: str) -> Environment:
    """An environment whose filter `t` says the title in a language, as a hook of a project may define it."""
    jinja = Environment(loader=Templates([folder]), bytecode_cache=compiled)
    jinja.filters["t"] = lambda text: title
    return jinja


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    """An environment with the same filters gets what another one has compiled."""
    (tmp_path / "main.html").write_text("{{ 'title' | upper }}{{ x }}", "utf-8")
    compiled = Compiled()
    first, second = (Environment(loader=Templates([tmp_path]), bytecode_cache=compiled) for _ in "12")
    assert first.get_template("main.html").render(x=1) == "TITLE1"
    second.compile = not_to_be_called  # type: ignore[method-assign]
    assert second.get_template("main.html").render(x=2) == "TITLE2"


def not_to_be_called(*arguments: object, **named: object) -> None:
    raise TemplateNotFound("compiled again")


def test_a_filter_of_one_language_is_not_used_for_another(tmp_path: Path) -> None:
    """Jinja applies filters to constants when it compiles, so the code may have the words of a language in it."""
    (tmp_path / "main.html").write_text("{{ 'title' | t }}", "utf-8")
    compiled = Compiled()
    pages = [
        environment(tmp_path, compiled, title).get_template("main.html").render() for title in ("Events", "Ereignisse")
    ]
    assert pages == ["Events", "Ereignisse"]


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    """A preview renders again and again in one process."""
    compiled = Compiled()
    pages = []
    for text in ("before", "after"):
        (tmp_path / "main.html").write_text(text, "utf-8")
        pages.append(environment(tmp_path, compiled, "").get_template("main.html").render())
    assert pages == ["before", "after"]
