"""Rule files of Prometheus: each alert is an event, its annotations are the message and the summary.

Format: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from eventkb.importers.documents import DocumentFault, documents
from eventkb.importers.harvest import Harvest, ImportedEvent, ImportedInsertion, ImportedSource, ImportFault
from eventkb.importers.placeholders import insertion, literal, snake, tidy
from eventkb.importers.reading import Growing, Settings, text_of
from eventkb.model.identifier import LONGEST, EventId, event_id

KIND = "alert"
SOURCE = "Prometheus"
OPEN, CLOSE = "{{", "}}"
LABEL = re.compile(r"\$labels\.(?P<name>\w+)|\$(?P<value>value)\b")
MESSAGES = ("description", "message", "summary")
SEVERITY = "severity"
MOST_RULES = 100_000
OTHER_CHARACTERS = re.compile(r"[^A-Za-z0-9._:-]+")
HELM = re.compile(r"^[ \t]*\{\{-?[ \t]*(?:if|with|range|end|include|define|template|toYaml)\b", re.MULTILINE)
"""A line that only Helm replaces: https://helm.sh/docs/chart_template_guide/control_structures/"""


def read(data: bytes, settings: Settings) -> Harvest:
    """The alerts of a rule file, as events of the source that the settings name, else of `Prometheus`.

    Raises:
        ImportFault: it isn't YAML, or has no rule with an alert.
    """
    growing = Growing()
    alerts = _read_alerts(text_of(data, settings), growing)
    if not alerts:
        raise ImportFault("it contains no groups[].rules[].alert; is it a rule file of Prometheus?")
    source = settings.source or SOURCE
    growing.source(ImportedSource(name=source, kind=KIND))
    if len(alerts) > MOST_RULES:
        growing.problem(0, f"it has {len(alerts):,} rules; the first {MOST_RULES:,} count.", "Import it in parts.")
    for alert in alerts[:MOST_RULES]:
        name = str(alert["alert"]).strip()
        id = event_id(name) or _similar(name, growing)
        if id is not None:
            growing.event(_event(id, alert, source, settings, name=name))
    return growing.harvest()


def _similar(name: str, growing: Growing) -> EventId | None:
    """The ID of an alert whose name can't be one: names may contain any character. None if nothing of it is left."""
    id = event_id(OTHER_CHARACTERS.sub("-", name).strip("-")[:LONGEST].rstrip("-"))
    if id is None:
        growing.problem(0, f"{name[:60]!r} can't be an ID.", "Use letters, digits and . _ - : only.")
    else:
        growing.problem(
            0, f"{name[:60]!r} can't be an ID; the event is {id}.", "Its symbolic name is the alert's name."
        )
    return id


def _read_alerts(text: str, growing: Growing) -> list[dict[str, Any]]:
    """The alerts of all documents. After a fault it is those before it, without the last, which may be cut off."""
    alerts: list[dict[str, Any]] = []
    try:
        for document in documents(text):
            alerts += _alerts(document)
    except DocumentFault as wrong:
        if HELM.search(text):
            raise ImportFault("it is a template of Helm. Import what `helm template` prints.") from wrong
        fault = f"it isn't valid YAML: {wrong}."
        if len(alerts) < 2:  # noqa: PLR2004
            raise ImportFault(f"{fault} Check it with promtool.") from wrong
        growing.problem(0, f"{fault} The rules before that were read.", "Check it with promtool.")
        return alerts[:-1]
    return alerts


def _event(id: EventId, alert: Mapping[str, Any], source: str, settings: Settings, *, name: str) -> ImportedEvent:
    annotations = _texts(alert.get("annotations"))
    text, names = templated(next((annotations[name] for name in MESSAGES if annotations.get(name)), ""))
    severity = _texts(alert.get("labels")).get(SEVERITY, "")
    return ImportedEvent(
        source=source,
        id=id,
        line=0,
        messages={settings.neutral: text} if text else {},
        symbolic_name=name if name != str(id) else None,
        level=settings.levels.get(severity.casefold()),
        insertions=tuple(map(ImportedInsertion, names)),
    )


def _alerts(document: object) -> Iterator[dict[str, Any]]:
    """The rules with an alert, in groups or, as the Prometheus Operator has them, below `spec`."""
    if not isinstance(document, dict):
        return
    spec = document.get("spec")
    groups = document.get("groups") or (spec.get("groups") if isinstance(spec, dict) else None)
    for group in groups if isinstance(groups, list) else []:
        rules = group.get("rules") if isinstance(group, dict) else None
        for rule in rules if isinstance(rules, list) else []:
            if isinstance(rule, dict) and rule.get("alert"):
                yield rule


def _texts(value: object) -> dict[str, str]:
    """The plain values of a mapping as text. Nested ones are left out: with aliases, a few lines become gigabytes."""
    values = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in values if isinstance(text, str)}


def templated(message: str) -> tuple[str, list[str]]:
    """A message with Go's `{{ … }}` as insertion strings, and their names; the same expression has the same number."""
    names: dict[str, str] = {}
    pieces: list[str] = []
    position = 0
    for start, end in _expressions(message):
        pieces.append(literal(message[position:start]))
        position = end
        expression = message[start + len(OPEN) : end - len(CLOSE)].removeprefix("-").removesuffix("-").strip()
        if expression not in names:
            label = LABEL.search(expression)
            plain = snake((label["name"] or label["value"]) if label else "") or "value"
            names[expression] = _free(plain, names.values())
        pieces.append(insertion(list(names).index(expression) + 1, message[position : position + 1]))
    pieces.append(literal(message[position:]))
    return tidy("".join(pieces)), list(names.values())


def _expressions(message: str) -> Iterator[tuple[int, int]]:
    """Where each `{{ … }}` begins and ends. By hand, since a pattern would look for each end that is not there."""
    end = 0
    while (start := message.find(OPEN, end)) >= 0 and (close := message.find(CLOSE, start + len(OPEN))) >= 0:
        end = close + len(CLOSE)
        yield start, end


def _free(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it if it is taken already."""
    number, free = 2, name
    while free in taken:
        free = f"{name}_{number}"
        number += 1
    return free
