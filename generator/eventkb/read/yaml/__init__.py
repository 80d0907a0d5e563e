"""YAML: from the bytes of a file to plain values with places, or to the mistake behind what YAML cannot read."""

from eventkb.read.yaml.parse import Parsed, parse
from eventkb.read.yaml.values import Value, plain, style

__all__ = ["Parsed", "Value", "parse", "plain", "style"]
