"""From characters of a text to where they stand in the file, for each of YAML's ways to write a text."""

import re
from collections.abc import Sequence

from yaml import ScalarEvent

from generator.diagnostic import Place

ESCAPE = re.compile(r'\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)', re.DOTALL)
FOLD = re.compile(r"[ \t]*\n(?:[ \t]*\n)*[ \t]*")
ESCAPED_BREAK = re.compile(r"\\\n[ \t]*")
