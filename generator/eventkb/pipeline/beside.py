"""What is wrong in other catalogues beside the project's own, and whether that stops the project's own build.

Nobody here can correct another catalogue. Its definitions with errors are left out with a warning, unless the
project's own definitions need them, or the error only comes about because both catalogues are used together.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Diagnostic, Finding, Severity
from eventkb.model.event import uses
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.origin import Origin
from eventkb.stock.catalogues import Folders

NEEDED = ("/shared/", "/source.yml")
"""Parts of the paths of files that events of another catalogue may need."""


@frozen_dataclass()
class Judgement:
    """The diagnostics of a project, and the warnings of other catalogues, which only their maintainers can fix."""

    diagnostics: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...]


def judged(
    diagnostics: Sequence[Diagnostic],
    definitions: Definitions,
    sound: Definitions,
    folders: Folders,
    combination: Collection[Finding],
) -> Judgement:
    """The diagnostics of all catalogues, those of others with the name of the catalogue.

    `sound` are the definitions that remain, `combination` the errors that no catalogue has by itself.
    """
    needs_others = bool(_lost(definitions, sound, diagnostics, folders))
    ours: list[Diagnostic] = []
    warnings: list[Diagnostic] = []
    for diagnostic in diagnostics:
        origin = definitions.origin_of(diagnostic.place.file)
        if origin is None:
            ours.append(diagnostic)
        elif diagnostic.severity is Severity.WARNING:
            warnings.append(_elsewhere(diagnostic, origin))
        elif _is_of(diagnostic, combination):
            ours.append(diagnostic)
        elif needs_others and any(part in f"/{diagnostic.place.file}" for part in NEEDED):
            ours.append(_elsewhere(diagnostic, origin))
        else:
            ours.append(_left_out(diagnostic, origin))
    return Judgement(tuple(ours), tuple(warnings))


def _lost(
    definitions: Definitions, sound: Definitions, diagnostics: Sequence[Diagnostic], folders: Folders
) -> list[str]:
    """The project's own events without an error of their own that are lost with what they need."""
    faulty = {diagnostic.place.file for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR}
    own = (event for event in definitions.events if folders.has(event.file) and event.file not in faulty)
    return [event.file for event in own if event.key not in sound.by_key] + list(_dangling(definitions, folders))


def _dangling(definitions: Definitions, folders: Folders) -> Iterator[str]:
    """The project's own events that use a shared text which could not be read at all."""
    for event in definitions.events:
        if folders.has(event.file) and any(key not in definitions.shared for key in uses(event)):
            yield event.file


def _is_of(diagnostic: Diagnostic, findings: Collection[Finding]) -> bool:
    return any(
        finding.rule == diagnostic.rule
        and finding.file == diagnostic.place.file
        and finding.message == diagnostic.message
        for finding in findings
    )


def _elsewhere(diagnostic: Diagnostic, origin: Origin) -> Diagnostic:
    """A diagnostic that says in which catalogue it is."""
    return replace(diagnostic, message=f"{diagnostic.message} (in the catalogue {origin.title.source})", fix=None)


def _left_out(diagnostic: Diagnostic, origin: Origin) -> Diagnostic:
    """An error as a warning that its file is left out."""
    where = f"the catalogue {origin.title.source}"
    return replace(
        diagnostic,
        rule=replace(diagnostic.rule, severity=Severity.WARNING),
        message=f"{diagnostic.message} (in {where}; the file is left out)",
        help=f"report it to {where}, or write a definition of your own in its place",
        fix=None,
    )
