"""What an administrator downloads: Event Viewer's online help by policy, custom views, a function for PowerShell.

The policy is that of EventViewer.admx, "Events.asp URL"; a custom view has the form in which Event Viewer exports one.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import Event
from eventkb.pour.edition import Edition

POLICY = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\EventViewer"
CHANNEL = "Application"
"""The log of a source that says none."""

SITE = "@SITE@"


def files(editions: Sequence[Edition], function: str) -> Iterator[tuple[Address, bytes]]:
    """The files; those that name the site only where its root is known. `function` is the text for PowerShell."""
    first = editions[0]
    if first.site.url:
        yield address.POLICY_FILE, _policy(f"{first.site.url}{address.GO[0]}")
        text = function.replace(SITE, first.site.url)
        yield address.FUNCTION_FILE, ("\ufeff" + text.replace("\n", "\r\n")).encode()
    for source, events in first.catalogue.by_source.items():
        yield address.custom_view(first.slug(source)), _view(source, _channels(first.catalogue, source, events))


def _policy(url: str) -> bytes:
    """A file for regedit, in the encoding in which regedit writes them."""
    lines = ["Windows Registry Editor Version 5.00", "", f"[{POLICY}]", f'"MicrosoftRedirectionURL"="{url}"', ""]
    return ("\ufeff" + "\r\n".join(lines)).encode("utf-16-le")


def _channels(catalogue: Catalogue, source: str, events: Sequence[Event]) -> tuple[str, ...]:
    default = catalogue.definitions.sources[source].channel
    channels = sorted({event.channel for event in events if event.channel})
    return tuple(channels) or (default or CHANNEL,)


def _view(source: str, channels: Sequence[str]) -> bytes:
    """All entries of a source in the logs that it writes to."""
    quote = '"' if "'" in source else "'"
    condition = escape(f"*[System[Provider[@Name={quote}{source}{quote}]]]")
    selects = "".join(f"<Select Path={quoteattr(channel)}>{condition}</Select>" for channel in channels)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<ViewerConfig><QueryConfig><QueryParams><UserQuery/></QueryParams>"
        f"<QueryNode><Name>{escape(source)}</Name><QueryList>"
        f'<Query Id="0" Path={quoteattr(channels[0])}>{selects}</Query>'
        "</QueryList></QueryNode></QueryConfig></ViewerConfig>\n"
    ).encode()
