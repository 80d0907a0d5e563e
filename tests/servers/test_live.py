"""The site of a preview between two saves: whatever was saved, it is what it would be if it were read from nothing."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from eventkb.model.event import EventKey
from eventkb.read.folder import texts
from eventkb.servers.live import LiveSite, Setting
from tests.catalogues import ROOT
from tests.pipeline.test_any_definition import CONFIGURATIONS, MATERIALS, RENDERED
from tests.seeds import SEED

SUPPLIES = replace(MATERIALS, scripts=texts(ROOT / "templates/theme/scripts", "*.js"))
EVENT = "source: {source}\nid: {id}\nmessage: {{en: 'It has begun: %1.'}}\ninsertions: [{{name: error}}]\n"
ENDINGS = (
    "",
    "explanation: {en: 'See [[Demo Service/2]] and [[Old/7]], the code is -1018.'}\n",
    "related: [{event: Other/1, relation: causes}, {event: Demo Service/3, relation: see-also}]\n",
    "symbolic_name: IT_BEGINS\naliases: [Old/7]\n",
    "symbolic_name: IT_BEGINS\nuser_action: {actions: [{use: look}]}\n",
    "cases: [{when: {error: ['-1018']}, title: {en: The page is damaged}}]\n",
    "level: teapot\nimpact:\n  en: 'None.\n",  # an error, with which the rest is shown
)
OTHERS = {
    "demo-service/known.yml": (
        "- {id: 2, message: Two comes.}\n",
        "- {id: 3, message: Three.}\n- {id: 9, message: Nine.}\n",
    ),
    "demo-service/source.yml": ("name: Demo Service\n", "name: Demo Service\nformer_names: [Former]\n"),
    "shared/look.yml": ("text: {en: Look into the log.}\n", "text: {en: Look away.}\n"),
    "products.yml": ("demo: {title: Demo}\n", "demo: {title: Product}\n"),
    "glossary.yml": ("- {en: run, definition: {en: What runs.}}\n", "- {en: stop, definition: {en: What stops.}}\n"),
    "codes/own.yml": (
        "title: Own\nnotation: decimal\ncodes: [{code: '7', symbol: IT_BEGINS, text: {en: It begins}}]\n",
    ),
}
EVENTS = {
    f"{folder}/{id}.yml": (source, id)
    for folder, source in (("demo-service", "Demo Service"), ("Other", "Other"))
    for id in (1, 2, 3)
}


def saved(chance: Random, folder: Path) -> Path:
    """Something that happens to a file of definitions: it is written, changed or deleted."""
    name = chance.choice([*OTHERS, *EVENTS, *EVENTS])
    file = folder / "events" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and chance.random() < 0.3:
        file.unlink()
    elif name in OTHERS:
        file.write_text(chance.choice(OTHERS[name]), "utf-8")
    else:
        source, id = EVENTS[name]
        file.write_text(EVENT.format(source=source, id=id) + chance.choice(ENDINGS), "utf-8")
    return file


def shown(site: LiveSite) -> tuple[object, ...]:
    """What a site shows: its definitions, and all that they have to do with each other."""
    site.show()
    assert site.moment is not None
    catalogue = site.moment.plan.catalogue
    return catalogue.definitions, str(catalogue.neighbourhoods), str(catalogue.speaking), site.allowed


def live_site(root: Path) -> LiveSite:
    """The site of a folder as it is now."""
    setting = Setting(root=root, configurations=CONFIGURATIONS, materials=SUPPLIES, rendered=RENDERED)
    site = LiveSite(setting=setting)
    site.read_all()
    return site


@pytest.mark.parametrize("number", range(8))
def test_after_any_saves_the_site_is_as_if_it_were_read_from_nothing(tmp_path: Path, number: int) -> None:
    """Events, lists, sources, shared texts, code tables; new, changed, broken and deleted, one by one or together."""
    chance = Random(SEED + number)
    for _ in range(12):
        saved(chance, tmp_path)
    site = live_site(tmp_path)
    for _ in range(12):
        site.reread({saved(chance, tmp_path) for _ in range(chance.choice((1, 1, 1, 4)))})
        assert shown(site) == shown(live_site(tmp_path))


def test_an_event_whose_text_has_changed_keeps_what_surrounds_the_others(tmp_path: Path) -> None:
    """Of 10,000 events, a save makes those again that it concerns."""
    for number in range(1, 30):
        file = tmp_path / f"events/Other/{number}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(EVENT.format(source="Other", id=number), "utf-8")
    site = live_site(tmp_path)
    site.show()
    assert site.moment is not None
    before = site.moment.plan.catalogue
    file.write_text(EVENT.format(source="Other", id=29) + "explanation: {en: It runs.}\n", "utf-8")
    assert site.reread({file})
    site.show()
    after = site.moment.plan.catalogue
    assert after.events[EventKey("Other", 29)].explanation != before.events[EventKey("Other", 29)].explanation
    assert after.neighbourhoods[EventKey("Other", 1)] is before.neighbourhoods[EventKey("Other", 1)]
