"""The licences of what others have made, as files beside what they are for: their authors ask for it."""

from collections.abc import Collection, Iterator, Sequence

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.component import Component


def files(components: Sequence[Component], outputs: Collection[str]) -> Iterator[tuple[Address, bytes]]:
    """A text for each component of a site that has some outputs."""
    for component in in_site(components, outputs):
        head = f"{component.name}\n{component.url}\nSPDX-License-Identifier: {component.licence}\n\n"
        yield address.licence(component.key), (head + component.text).encode()


def in_site(components: Sequence[Component], outputs: Collection[str]) -> tuple[Component, ...]:
    """The components that a site with some outputs has, sorted by name; what one contains is there only with it."""
    by_key = {component.key: component for component in components}
    parts = {part for component in components for part in component.contains}
    chosen: dict[str, Component] = {}
    for component in components:
        if component.key not in parts and (not component.needs or component.needs in outputs):
            chosen[component.key] = component
            chosen |= {part: by_key[part] for part in component.contains if part in by_key}
    return tuple(sorted(chosen.values(), key=lambda component: component.name.lower()))
