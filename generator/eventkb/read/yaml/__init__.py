"""YAML: from the bytes of a file to plain values with places, or to the mistake behind what YAML cannot read."""

from eventkb.read.yaml.parse import Parsed, Value, parse, plain

__all__ = ["Parsed", "Value", "parse", "plain"]
