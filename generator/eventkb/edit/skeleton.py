"""The first files of a new knowledge base: settings, a page about it, example events, as texts by their path."""

import json
import re
import shlex
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


def skeleton(
    templates: Mapping[str, str],
    pages: Mapping[Locale, str],
    names: Mapping[Locale, str],
    definitions: Mapping[str, str],
    values: Mapping[str, str],
    unwanted: Collection[Locale] = (),
    ci: str | None = None,
) -> dict[str, str]:
    """The files of a new knowledge base by their path.

    Args:
        templates: the package's templates of these files, by name.
        pages: for each language, the main one first, the page that says who is behind the knowledge base.
        names: what the knowledge base is called in each language.
        definitions: the example events with their sources, by their path below the folder of definitions.
        values: what the templates ask for: `version`, `format`, `kind`.
        unwanted: languages of the example that the new knowledge base doesn't have.
        ci: the host whose CI file is wanted, a key of `CI_FILES`.
    """
    locales = tuple(pages)
    main, *others = locales
    values = {**values, **_of_example(definitions)}

    def filled(template: str, locale: Locale = main) -> str:
        # What isn't ours stays, such as the `${{ … }}` of a workflow.
        name = names[locale]
        quoted = json.dumps(name, ensure_ascii=False)
        own = f"site_name: {quoted}\n" if name != names[main] else ""
        return Template(templates[template]).safe_substitute(
            values, locale=locale, name=name, quoted_name=quoted, own_name=own
        )

    files = {
        "mkdocs.yml": filled("mkdocs.yml"),
        ".gitignore": filled("gitignore"),
        "README.md": filled(f"README.{main}.md"),
    }
    files |= {f"mkdocs.{locale}.yml": filled("mkdocs.language.yml", locale) for locale in others}
    files |= {f"docs/{locale}/about.md": page for locale, page in pages.items()}
    for file, text in definitions.items():
        files[f"{EVENTS}/{file}"] = _example(text, f"{EVENTS}/{file}", locales, unwanted)
    if ci:
        files[CI_FILES[ci]] = filled(f"{ci}.yml")
    return files


def _of_example(definitions: Mapping[str, str]) -> dict[str, str]:
    """What a README says of the first event among some definitions: its file, its source, an ID beside it."""
    file = next(file for file in definitions if not file.endswith("/source.yml") and "/" in file)
    event = parse(definitions[file], file).value
    assert isinstance(event, dict)  # files of the package are definitions
    number = re.sub(r"\d+$", lambda match: str(int(match[0]) + 1), str(event["id"]))
    new = number if number != str(event["id"]) else f"{number}-2"
    return {"file": f"{EVENTS}/{file}", "source": shlex.quote(str(event["source"])).replace("'", '"'), "new_id": new}


def _example(text: str, file: str, locales: Sequence[Locale], unwanted: Collection[Locale]) -> str:
    """A definition without the languages that nobody wants."""
    definition = _without(parse(text, file).value, unwanted)
    if isinstance(definition, dict) and isinstance(vendors := definition.get("original_languages"), list):
        definition["original_languages"] = [locale for locale in locales if locale in vendors]
    return written(Document((), node(definition), ()), Location.of(file, EVENTS), locales)


def _without(value: Value, unwanted: Collection[str]) -> Value:
    """A value without some keys, at any depth."""
    if isinstance(value, list):
        return [_without(item, unwanted) for item in value]
    if isinstance(value, dict):
        return {key: _without(inner, unwanted) for key, inner in value.items() if key not in unwanted}
    return value
