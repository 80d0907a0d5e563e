"""The docstrings below the keys of models, which are their help for contributors.

Python forgets them, and pydantic would read them whenever a command starts: most commands need none.
"""

import ast
import sys
from collections.abc import Mapping
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise

from pydantic import BaseModel


def docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """The docstring below each key of a model that has one, also of keys that it inherits."""
    classes = [kind for kind in reversed(model.__mro__) if issubclass(kind, BaseModel) and kind is not BaseModel]
    return {key: text for kind in classes for key, text in _below(kind.__module__).get(kind.__name__, {}).items()}


@cache
def _below(module: str) -> Mapping[str, Mapping[str, str]]:
    """The docstrings of a module below the annotated names of its classes, by class and name."""
    statements = ast.parse(getsource(sys.modules[module])).body
    return {each.name: _of(each) for each in statements if isinstance(each, ast.ClassDef)}


def _of(kind: ast.ClassDef) -> Mapping[str, str]:
    return {
        key.id: cleandoc(text)
        for above, below in pairwise(kind.body)
        if isinstance(above, ast.AnnAssign) and isinstance(key := above.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if isinstance(text := below.value.value, str)
    }
