"""The first files of a new knowledge base: settings, a page about it, an example event, as texts by their path."""

from collections.abc import Collection, Mapping, Sequence
from string import Template

from eventkb.edit.canonical import written
from eventkb.edit.change import node
from eventkb.edit.tree import Document
from eventkb.model.locale import Locale
from eventkb.read.location import Location
from eventkb.read.yaml import Value, parse

EVENTS = "events"
CI_FILES = {"github": ".github/workflows/pages.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each host looks for what it should do."""

EXAMPLE = {"events/source.yml": "Contoso Backup/source.yml", "events/event.yml": "Contoso Backup/1001.yml"}


def skeleton(
    templates: Mapping[str, str],
    pages: Mapping[Locale, str],
    values: Mapping[str, str],
    unwanted: Collection[Locale] = (),
    ci: str | None = None,
) -> dict[str, str]:
    """The files of a new knowledge base by their path.

    Args:
        templates: the package's templates of these files, by name.
        pages: for each language, the main one first, the page that says who is behind the knowledge base.
        values: what the templates ask for: `name`, `version`, `format`.
        unwanted: languages of the example that the new knowledge base doesn't have.
        ci: the host whose CI file is wanted, a key of `CI_FILES`.
    """
    locales = tuple(pages)
    main, *others = locales

    def filled(template: str, locale: Locale = main) -> str:
        # What isn't ours stays, such as the `${{ … }}` of a workflow.
        return Template(templates[template]).safe_substitute(values, locale=locale)

    files = {
        "mkdocs.yml": filled("mkdocs.yml"),
        ".gitignore": filled("gitignore"),
        "README.md": filled(f"README.{main}.md"),
    }
    files |= {f"mkdocs.{locale}.yml": filled("mkdocs.language.yml", locale) for locale in others}
    files |= {f"docs/{locale}/about.md": page for locale, page in pages.items()}
    for template, file in EXAMPLE.items():
        files[f"{EVENTS}/{file}"] = _example(templates[template], f"{EVENTS}/{file}", locales, unwanted)
    if ci:
        files[CI_FILES[ci]] = filled(f"{ci}.yml")
    return files


def _example(text: str, file: str, locales: Sequence[Locale], unwanted: Collection[Locale]) -> str:
    """A definition without the languages that nobody wants."""
    definition = _without(parse(text, file).value, unwanted)
    if isinstance(definition, dict) and "message" in definition:
        definition["original_languages"] = list(locales)
    return written(Document((), node(definition), ()), Location.of(file, EVENTS), locales)


def _without(value: Value, unwanted: Collection[str]) -> Value:
    """A value without some keys, at any depth."""
    if isinstance(value, list):
        return [_without(item, unwanted) for item in value]
    if isinstance(value, dict):
        return {key: _without(inner, unwanted) for key, inner in value.items() if key not in unwanted}
    return value
