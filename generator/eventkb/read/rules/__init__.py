"""All rules of reading, by family: E001 to E099 for characters and YAML, E101 to E199 for what definitions may say."""

from eventkb.model.diagnostic import Rule
from eventkb.read.rules import characters, files, keys, quoting, syntax, values

RULES: tuple[Rule, ...] = (
    *characters.RULES,
    *quoting.RULES,
    *syntax.RULES,
    *keys.RULES,
    *values.RULES,
    *files.RULES,
)
