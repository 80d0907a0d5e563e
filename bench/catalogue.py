"""Creates a project with any number of made-up events, realistic in size and variety, and the same in every run."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import yaml

from bench.words import LOCALES, WORDS, Speaker
from eventkb.model.text import digest

ROOT = Path(__file__).parent.parent
COPIED = ("docs",)
SOURCE_SIZES = (20, 40, 60, 90, 140, 220, 400)
PRODUCTS = {"harbour": ("8.0", "9.0", "10.0"), "meadow": ("2019", "2022"), "granite": ("1.4", "1.5", "2.0")}
SHARED = 12

Value = dict[str, object]


class _Dumper(yaml.CSafeDumper):
    """Writes YAML as a person would: long texts below their key, no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _written(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else '"' if text.isdigit() else None
    )


_Dumper.add_representer(str, _written)


def make(project: Path, number: int) -> None:
    """Creates a project of `number` events in the folder `project`, and deletes its former content."""
    empty(project)
    for name, content in files(number):
        write(project, name, content)


def empty(project: Path) -> None:
    """Creates a project without definitions in the folder `project`, and deletes its former content."""
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, project)
    for folder in COPIED:
        shutil.copytree(ROOT / folder, project / folder)


def write(project: Path, name: str, content: object) -> None:
    """Writes a file of the project's folder of definitions."""
    path = project / "events" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


def files(number: int) -> Iterator[tuple[str, object]]:
    """All files of the folder events/, with their paths in it."""
    yield "products.yml", {key: _product(key, versions) for key, versions in PRODUCTS.items()}
    yield "glossary.yml", _glossary()
    shared = [f"shared-step-{place:02}" for place in range(1, SHARED + 1)]
    for key in shared:
        yield f"shared/{key}.yml", _shared(Speaker(Random(key)))
    by_source = ids(number)
    keys = [f"{source}/{event_id}" for source, event_ids in by_source.items() for event_id in event_ids]
    for source, event_ids in by_source.items():
        yield f"{source}/source.yml", _source(source)
        for event_id in event_ids:
            chance = Random(f"{source}/{event_id}")
            others = _others(chance, (source, event_id), event_ids, keys)
            yield f"{source}/{event_id}.yml", event(chance, (source, event_id), others, shared)


def ids(number: int) -> dict[str, list[int]]:
    """The event IDs by source; many sources share IDs, as in reality."""
    chance = Random(number)
    names = [f"{name} {component}" for component in WORDS["components"] for name in WORDS["names"]]
    chance.shuffle(names)
    names += [f"{name} II" for name in names]  # more than 15,000 events need more sources
    by_source: dict[str, list[int]] = {}
    left = number
    for name in names:
        size = min(left, chance.choice(SOURCE_SIZES))
        if not size:
            break
        start = chance.randrange(1, 9) * 1000
        by_source[name] = sorted(chance.sample(range(start, start + 3 * size + 100), size))
        left -= size
    return by_source


def event(chance: Random, key: tuple[str, int], others: Sequence[str], shared: Sequence[str]) -> Value:
    """The definition of an event (source and ID), of about 5.2 KB as YAML."""
    source, event_id = key
    pattern = chance.choice(WORDS["messages"])
    speaker = Speaker(chance, others, pattern["uses"][0])
    product = chance.choice(list(PRODUCTS))
    texts: Value = {
        "message": speaker.filled(pattern),
        "insertions": [_insertion(speaker, name) for name in pattern["uses"]],
        "summary": speaker.sentence("summaries"),
        "explanation": speaker.text("explanations", chance.randrange(2, 4), 2),
        "impact": speaker.text("impacts", 2),
        "user_action": {
            "introduction": speaker.filled(
                {"en": "Do this where {service} runs.", "de": "Tun Sie das dort, wo {service} läuft."}
            ),
            "actions": [*_actions(speaker), *({"use": key} for key in chance.sample(shared, chance.randrange(1, 3)))],
        },
        "verification": speaker.text("verifications", 1),
        "related": [_relation(speaker, other) for other in chance.sample(others, chance.randrange(1, len(others)))],
        "references": [_reference(speaker) for _ in range(chance.randrange(3))],
    }
    facts: Value = {
        "source": source,
        "id": event_id,
        "symbolic_name": f"EVENT_{source.upper().replace(' ', '_')}_{event_id}",
        "product": product,
        "versions": list(PRODUCTS[product][: chance.randrange(1, 4)]),
        "channel": speaker.name("channels"),
        "level": speaker.name("levels"),
        "category": speaker.name("categories"),
    }
    history: Value = {
        "modified": f"{chance.randrange(2012, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        "authors": [speaker.name("authors")],
    }
    written = {**facts, **history, **_translated(chance, texts)}
    return {key: value for key, value in written.items() if value != []}


def _translated(chance: Random, texts: Value) -> Value:
    """The texts. Of ten events, one has no translation of its explanation, and one has a stale translation."""
    state = chance.randrange(10)
    if state == 0:
        source = LOCALES[0]
        explanation = texts["explanation"]
        return {**texts, "explanation": {source: explanation[source]} if isinstance(explanation, dict) else explanation}
    if state > 2:
        return texts
    reviewed = list(dict.fromkeys(_sources(texts)))
    if state == 1:
        reviewed.pop(chance.randrange(len(reviewed)))
    return {**texts, "translation": {LOCALES[1]: {"reviewed": reviewed}}}


def _sources(value: object) -> Iterator[str]:
    """The digests of all texts that have a translation."""
    if isinstance(value, Mapping):
        if all(locale in value for locale in LOCALES):
            yield digest(str(value[LOCALES[0]]))
        for inner in value.values():
            yield from _sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sources(inner)


def _actions(speaker: Speaker) -> Iterator[Value]:
    """Two to four actions; with the shared ones an event has three to six."""
    kinds = speaker.chance.sample(("choices", "steps", "command", "note"), 4)
    for place in range(speaker.chance.randrange(2, 5)):
        action: Value = {"text": speaker.text("actions", 1)}
        if kinds[place] in {"choices", "steps"}:
            action[kinds[place]] = [_step(speaker) for _ in range(speaker.chance.randrange(2, 4))]
        elif kinds[place] == "note":
            action["note"] = speaker.sentence("notes")
        if kinds[place] in {"command", "note"}:
            action["command"] = speaker.command()
        yield action


def _step(speaker: Speaker) -> Value:
    step: Value = {"text": speaker.sentence("choices")}
    return step | ({"command": speaker.command()} if speaker.chance.random() < 0.25 else {})


def _insertion(speaker: Speaker, name: str) -> Value:
    examples = {
        "server": speaker.host(),
        "file": speaker.name("files"),
        "code": f"0x{speaker.chance.randrange(1 << 32):08X}",
    }
    return {"name": name, **WORDS["insertions"][name], "example": examples.get(name, speaker.service())}


def _relation(speaker: Speaker, other: str) -> Value:
    kind = speaker.chance.choice(("causes", "caused-by", "follows", "resolved-by", "same-problem", "see-also"))
    return {"event": other, "relation": kind, "reason": speaker.sentence("reasons")}


def _reference(speaker: Speaker) -> Value:
    title = speaker.filled({"en": "{component}: {setting} in detail", "de": "{component}: {setting} im Einzelnen"})
    return {
        "title": title,
        "url": f"https://docs.example.net/{speaker.name('settings').lower()}/{speaker.chance.randrange(999)}",
    }


def _others(chance: Random, key: tuple[str, int], own_ids: Sequence[int], keys: Sequence[str]) -> list[str]:
    """The events that an event may mention: some of its own source, and one of any source."""
    source, event_id = key
    own = [f"{source}/{other}" for other in own_ids if other != event_id]
    chosen = chance.sample(own, min(3, len(own)))
    other = chance.choice(keys)
    return chosen if other in chosen or other == f"{source}/{event_id}" else [*chosen, other]


def _source(name: str) -> Value:
    speaker = Speaker(Random(name))
    pattern = {
        "en": "The service {service} writes under this name.",
        "de": "Unter diesem Namen schreibt der Dienst {service}.",
    }
    return {"name": name, "title": name, "channel": speaker.name("channels"), "description": speaker.filled(pattern)}


def _product(key: str, versions: Sequence[str]) -> Value:
    title = f"{key.title()} Server"
    return {"title": title, "versions": {version: {"title": f"{title} {version}"} for version in versions}}


def _shared(speaker: Speaker) -> Value:
    return {"text": speaker.text("actions", 1), "steps": [{"text": speaker.sentence("choices")} for _ in range(3)]}


def _glossary() -> list[Value]:
    pattern = {
        "en": "What {component} needs to work with {service}.",
        "de": "Was {component} für die Arbeit mit {service} braucht.",
    }
    return [{**term, "definition": Speaker(Random(term["en"])).filled(pattern)} for term in WORDS["terms"]]
