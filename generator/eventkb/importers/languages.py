"""The tags of languages by what files call them: `0x407` and `de_DE.UTF-8` are `de`.

Numbers of Windows: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
"""

import locale
import re

PRIMARY_LANGUAGE = 0x3FF
"""The bits of a language number that say the language; the others say the country."""

DEFAULT_COUNTRY = 0x400


def of_number(number: int) -> str:
    """The tag of the language with a number of Windows, without the country; empty if there is no such language."""
    country = DEFAULT_COUNTRY | (number & PRIMARY_LANGUAGE)
    known = locale.windows_locale.get(number) or locale.windows_locale.get(country, "")
    return known.partition("_")[0]


def of_locale(name: str) -> str:
    """The tag of the language of a locale, in small letters: `de` for `de_DE.UTF-8` and for `de@euro`."""
    return re.split(r"[_.@]", name)[0].lower()
