"""`mkdocs.yml` and `mkdocs.<language>.yml` as data, read without any engine.

`INHERIT` and `!ENV` mean what they mean to MkDocs, see https://www.mkdocs.org/user-guide/configuration/. Files are
merged as YAML nodes, so that tags which only an engine understands (`!!python/name:…`) are kept for it.
"""

import os
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from eventkb.model.diagnostic import Place
from eventkb.pipeline.project import EngineFault
from eventkb.stock.links import leads_out

INHERIT = "INHERIT"
ENVIRONMENT = "!ENV"
TEXT = "tag:yaml.org,2002:str"

Node = yaml.nodes.Node


class _Values(yaml.SafeLoader):
    """Makes values of nodes. What a tag of an engine stands for is None: such values are none of our business."""


def _variable(loader: _Values, node: Node) -> object:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`: the first variable that is set, read as YAML; else the default."""
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    default = loader.construct_object(names[-1], deep=True) if len(names) > 1 else None
    for name in names[:-1] or names:
        written = os.environ.get(str(name.value))
        if written is not None:
            tag = loader.resolve(yaml.ScalarNode, written, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, written))
    return default


_Values.add_constructor(ENVIRONMENT, _variable)
_Values.add_multi_constructor("", lambda loader, suffix, node: None)


def merged(file: Path) -> yaml.MappingNode:
    """What a settings file says, with what it inherits. Mappings are merged, everything else is replaced.

    Raises:
        EngineFault: there is no such file, or it is no YAML mapping; the message names the place.
    """
    return _merged(file, ())


def value(node: Node) -> Any:
    """The value of a node, without what the tags of engines stand for."""
    return _Values("").construct_document(node)


def settings(file: Path) -> dict[str, Any]:
    """The values of a settings file, with those that it inherits.

    Raises:
        EngineFault: as `merged`; or a value is none, such as a date that does not exist.
    """
    try:
        values: dict[str, Any] = value(merged(file))
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise EngineFault(f"{file.name}: {_sentence(fault)}") from fault
    return values


def joined(node: yaml.MappingNode, values: Mapping[str, object]) -> yaml.MappingNode:
    """A mapping with other values for some keys; the tags of engines below a key that is replaced are lost."""
    kept = [pair for pair in node.value if _name(pair[0]) not in values]
    return yaml.MappingNode(node.tag, [*kept, *yaml.SafeDumper(StringIO()).represent_dict(dict(values)).value])


def with_items(
    node: yaml.MappingNode, key: str, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> yaml.MappingNode:
    """A mapping whose list below a key has some more names, each with settings, before its own ones and after them.

    A name that the list has itself keeps its own settings, and comes first if it is one of those before.
    """
    own = next((below for each, below in node.value if _name(each) == key), None)
    present = {_name(_name_node(item)): item for item in (_items(own) if own is not None else [])}
    added = {name: _with_settings(name, values, present) for name, values in {**before, **after}.items()}
    kept = [pair for pair in node.value if _name(pair[0]) != key]
    items = {**{name: added[name] for name in before}, **present, **added}
    listed = yaml.SequenceNode("tag:yaml.org,2002:seq", list(items.values()))
    return yaml.MappingNode(node.tag, [*kept, (yaml.ScalarNode(TEXT, key), listed)])


def _with_settings(name: str, values: Mapping[str, str], present: Mapping[str, Node]) -> Node:
    """The item of a list with settings, those that it has itself before others."""
    added = yaml.SafeDumper(StringIO()).represent_dict({name: dict(values)})
    own = present.get(name)
    return _over(added, own) if isinstance(own, yaml.MappingNode) else added


def _name_node(item: Node) -> Node:
    """The name of an item of a list, whether or not settings follow it."""
    return item.value[0][0] if isinstance(item, yaml.MappingNode) and item.value else item


def _items(node: Node) -> list[Node]:
    """The items of a list; of a mapping, each of its pairs."""
    if isinstance(node, yaml.MappingNode):
        return [yaml.MappingNode(node.tag, [pair]) for pair in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def entries(node: Node, key: str) -> list[tuple[str, Place]]:
    """The names below a key, each with its place: those of a list, or those of a mapping."""
    own = next((below for each, below in _pairs(node) if _name(each) == key), None)
    items = _items(own) if own is not None else []
    return [(_name(name), _place(name)) for name in map(_name_node, items)]


def place_of(node: Node, path: Sequence[str]) -> Place | None:
    """Where a key is written, given with the keys above it; None where it isn't."""
    *above, last = path
    for name in above:
        node = next((below for key, below in _pairs(node) if _name(key) == name), yaml.ScalarNode(TEXT, ""))
    return next((_place(key) for key, _ in _pairs(node) if _name(key) == last), None)


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _place(node: Node) -> Place:
    begin, end = node.start_mark, node.end_mark
    return Place(begin.name, begin.line + 1, begin.column + 1, end_line=end.line + 1, end_column=end.column + 1)


def text(node: Node) -> str:
    """A node as YAML."""
    return str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True))


def _merged(file: Path, heirs: tuple[Path, ...]) -> yaml.MappingNode:
    if file in heirs:
        raise EngineFault(f"{heirs[0].name}: `{INHERIT}` leads back to {file.name}. A file can't inherit from itself.")
    node = _composed(file, heirs)
    parent = next((child.value for key, child in node.value if _name(key) == INHERIT), None)
    if parent is None:
        return node
    own = yaml.MappingNode(node.tag, [pair for pair in node.value if _name(pair[0]) != INHERIT])
    return _over(_merged(Path(os.path.normpath(file.parent / str(parent))), (*heirs, file)), own)


def _composed(file: Path, heirs: tuple[Path, ...]) -> yaml.MappingNode:
    root = (*heirs, file)[0].parent.absolute()
    path = Path(os.path.normpath(file.absolute()))
    if path.is_relative_to(root) and leads_out(root, name := path.relative_to(root).as_posix()):
        raise EngineFault(f"{name} is a link that leads out of the project. Put a copy of the file there instead.")
    try:
        node = _composer(file.read_bytes(), file.name).get_single_node()
    except FileNotFoundError as fault:
        raise EngineFault(_missing(file, heirs)) from fault
    except (yaml.YAMLError, RecursionError) as fault:
        raise EngineFault(f"{file.name}: {_sentence(fault)}") from fault
    if not isinstance(node, yaml.MappingNode):
        raise EngineFault(f"{file.name}: this is no list of settings. Its first lines could be: site_name: Our events")
    _Values("").flatten_mapping(node)  # `<<: *name`
    return node


def _composer(data: bytes, name: str) -> _Values:
    """Composes nodes that know which file they are from, since what a file inherits is in another one."""
    composer = _Values(data)
    composer.name = name
    return composer


def _missing(file: Path, heirs: tuple[Path, ...]) -> str:
    if heirs:
        return f"{heirs[-1].name}: `{INHERIT}` names {file}, which doesn't exist."
    return f"There is no {file.name} here. Run this in the folder that holds it."


def _sentence(fault: BaseException) -> str:
    if isinstance(fault, yaml.MarkedYAMLError) and fault.problem_mark:
        mark = fault.problem_mark
        return f"line {mark.line + 1}, column {mark.column + 1}: this is no YAML: {fault.problem or fault.context}"
    if isinstance(fault, RecursionError):
        return "lists and mappings are nested too deeply."
    return f"this is no YAML: {fault}"


def _over(parent: yaml.MappingNode, child: yaml.MappingNode) -> yaml.MappingNode:
    """A mapping with what another one says in addition or in its place."""
    pairs = {_name(key): (key, inherited) for key, inherited in parent.value}
    for key, own in child.value:
        _, inherited = pairs.get(_name(key), (key, None))
        is_merged = isinstance(inherited, yaml.MappingNode) and isinstance(own, yaml.MappingNode)
        pairs[_name(key)] = (key, _over(inherited, own) if is_merged else own)
    return yaml.MappingNode(child.tag, list(pairs.values()))


def _name(key: Node) -> str:
    return str(key.value)
