"""The languages of Windows as tags: `0x407` is `de`.

Numbers: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
"""

import locale

PRIMARY_LANGUAGE = 0x3FF
"""The bits of a language number that say the language; the others say the country."""

DEFAULT_COUNTRY = 0x400


def language_of(number: int) -> str:
    """The tag of the language with a number of Windows, without the country; empty if there is no such language."""
    country = DEFAULT_COUNTRY | (number & PRIMARY_LANGUAGE)
    known = locale.windows_locale.get(number) or locale.windows_locale.get(country, "")
    return known.partition("_")[0]
