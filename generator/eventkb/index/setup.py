"""Downloads for administrators: a policy for Event Viewer's online help, custom views, a function for PowerShell.

The policy is "Events.asp URL" of EventViewer.admx; a custom view has the form of Event Viewer's own export.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from eventkb.language.xml import escape, quoteattr
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import Event
from eventkb.pour.edition import Edition
from eventkb.pour.queries import UnquotableError, xpath_literal

POLICY = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\EventViewer"
CHANNEL = "Application"
"""The log of a source without a channel."""

SITE = "@SITE@"


def files(editions: Sequence[Edition], function: str) -> Iterator[tuple[Address, bytes]]:
    """A policy and a function, where the site's root is known and a source's logs have views.

    `function` is the text for PowerShell.
    """
    first = editions[0]
    definitions = first.catalogue.definitions
    if first.site.url and any(definitions.kind_of(source).has_views for source in first.catalogue.by_source):
        yield address.POLICY_FILE, _policy(f"{first.site.url}{address.GO[0]}")
        text = function.replace(SITE, first.site.url)
        yield address.FUNCTION_FILE, ("\ufeff" + text.replace("\n", "\r\n")).encode()


def of_source(editions: Sequence[Edition], source: str) -> Iterator[tuple[Address, bytes]]:
    """The view of a source, if its logs have views."""
    first = editions[0]
    events = first.catalogue.by_source.get(source)
    if events and first.catalogue.definitions.kind_of(source).has_views:
        with suppress(UnquotableError):
            yield address.custom_view(first.slug(source)), _view(source, _channels(first.catalogue, source, events))


def _policy(url: str) -> bytes:
    """A file for regedit, in the encoding of regedit's own files."""
    lines = ["Windows Registry Editor Version 5.00", "", f"[{POLICY}]", f'"MicrosoftRedirectionURL"="{url}"', ""]
    return ("\ufeff" + "\r\n".join(lines)).encode("utf-16-le")


def _channels(catalogue: Catalogue, source: str, events: Sequence[Event]) -> tuple[str, ...]:
    default = catalogue.definitions.sources[source].channel
    channels = sorted({event.channel for event in events if event.channel})
    return tuple(channels) or (default or CHANNEL,)


def _view(source: str, channels: Sequence[str]) -> bytes:
    """A view of all entries of a source in its logs."""
    condition = escape(f"*[System[Provider[@Name={xpath_literal(source)}]]]")
    selects = "".join(f"<Select Path={quoteattr(channel)}>{condition}</Select>" for channel in channels)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<ViewerConfig><QueryConfig><QueryParams><UserQuery/></QueryParams>"
        f"<QueryNode><Name>{escape(source)}</Name><QueryList>"
        f'<Query Id="0" Path={quoteattr(channels[0])}>{selects}</Query>'
        "</QueryList></QueryNode></QueryConfig></ViewerConfig>\n"
    ).encode()
