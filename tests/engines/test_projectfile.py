"""The settings of MkDocs as data: inheritance, variables, tags of engines, and mistakes with their place."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eventkb.engines import projectfile
from eventkb.pipeline.project import EngineFault


def written(folder: Path, **texts: str) -> Path:
    """Settings files by the name of their language; returns the main one."""
    for name, text in texts.items():
        (folder / ("mkdocs.yml" if name == "main" else f"mkdocs.{name}.yml")).write_text(text, "utf-8")
    return folder / "mkdocs.yml"


def test_mappings_are_merged_and_all_else_is_replaced(tmp_path: Path) -> None:
    """As MkDocs does with what a file inherits."""
    main = "site_name: A\ntheme: {name: eventkb, features: [a, b]}\nextra_css: [a.css]\n"
    written(tmp_path, main=main, de="INHERIT: mkdocs.yml\ntheme: {language: de, features: [c]}\nextra_css: [b.css]\n")
    assert projectfile.settings(tmp_path / "mkdocs.de.yml") == {
        "site_name": "A",
        "theme": {"name": "eventkb", "features": ["c"], "language": "de"},
        "extra_css": ["b.css"],
    }


def test_variables_of_the_environment_are_read_as_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one that is set, else the default, else nothing."""
    monkeypatch.setenv("EVENTKB_A", "7")
    monkeypatch.delenv("EVENTKB_B", raising=False)
    file = written(
        tmp_path,
        main="a: !ENV EVENTKB_A\nb: !ENV [EVENTKB_B, EVENTKB_A, 1]\nc: !ENV [EVENTKB_B, x]\nd: !ENV EVENTKB_B\n",
    )
    assert projectfile.settings(file) == {"a": 7, "b": 7, "c": "x", "d": None}


def test_tags_of_engines_are_kept_for_them(tmp_path: Path) -> None:
    """No code is imported for them, and they are written as they were read."""
    file = written(
        tmp_path,
        main="markdown_extensions:\n- toc: {slugify: !!python/object/apply:os.system [exit]}\nx: !relative $docs_dir\n",
    )
    assert projectfile.settings(file) == {"markdown_extensions": [{"toc": {"slugify": None}}], "x": None}
    again = projectfile.text(projectfile.merged(file))
    assert "python/object/apply:os.system" in again and "!relative" in again


def test_extensions_are_added_to_those_of_a_project(tmp_path: Path) -> None:
    """Before and after them, whether it lists them or has settings for them; none is there twice."""
    for main in ("e: [{b: {c: 1}}, {toc: {title: own}}, last]\n", "e: {b: {c: 1}, toc: {title: own}}\n"):
        node = projectfile.with_items(
            projectfile.merged(written(tmp_path, main=main)),
            "e",
            {"first": {}, "toc": {"title": "T", "depth": "2"}},
            {"last": {}},
        )
        items = yaml.safe_load(projectfile.text(node))["e"]
        assert items == [{"first": {}}, {"toc": {"title": "own", "depth": "2"}}, {"b": {"c": 1}}, {"last": {}}]


WRONG = {
    "site_name: [": "line 1, column 13",
    "- a\n": "no list of settings",
    "": "no list of settings",
    "INHERIT: mkdocs.yml\n": "`INHERIT` leads back",
    "INHERIT: other.yml\n": "names .*other.yml, which doesn't exist",
    "[" * 1_000: "nested too deeply",
    "a: 2026-13-45\n": "no YAML",
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:20])
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str) -> None:
    """Without a traceback."""
    with pytest.raises(EngineFault, match=rf"^mkdocs\.yml: .*{WRONG[text]}"):
        projectfile.settings(written(tmp_path, main=text))


@pytest.mark.parametrize("link", ["mkdocs.yml", "base.yml", "parts/base.yml"])
def test_a_link_out_of_the_project_is_refused(tmp_path: Path, link: str) -> None:
    """A branch of somebody else could have a link to any file of the machine, whose lines would be shown."""
    root = tmp_path / "project"
    (root / "parts").mkdir(parents=True)
    (tmp_path / "secret.yml").write_text("site_name: secret\n")
    (root / "mkdocs.yml").write_text(f"INHERIT: {link}\n")
    (root / link).unlink(missing_ok=True)
    (root / link).symlink_to(tmp_path / "secret.yml")
    with pytest.raises(EngineFault, match=f"^{link} is a link that leads out of the project"):
        projectfile.settings(root / "mkdocs.yml")


def test_settings_may_be_inherited_from_elsewhere(tmp_path: Path) -> None:
    """Where they say so themselves, and by a link that stays in the project."""
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "base.yml").write_text("site_name: Shared\n")
    (root / "own.yml").write_text("INHERIT: ../base.yml\n")
    (root / "mkdocs.yml").symlink_to("own.yml")
    assert projectfile.settings(root / "mkdocs.yml") == {"site_name": "Shared"}


@given(st.text() | st.binary())
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: str | bytes) -> None:
    """With a sentence for its owner."""
    file = tmp_path_factory.mktemp("any") / "mkdocs.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    try:
        assert isinstance(projectfile.settings(file), dict)
    except EngineFault as fault:
        assert str(fault).startswith("mkdocs.yml: ")
