"""JSON set closely: what fits on one line stands on one line."""

from __future__ import annotations

import json
from typing import Any

from budgetschema.report.columns import width

_WIDEST = 88


class _Number(str):
    """A number as it is written; a binary one would lose digits."""

    __slots__ = ()


class Pairs(list[tuple[str, Any]]):
    """The members of a JSON object; a name that is given twice stays twice."""


_READER = json.JSONDecoder(object_pairs_hook=Pairs, parse_float=_Number, parse_int=_Number, parse_constant=_Number)


def set_closely(text: str) -> str:
    """A JSON text with every array or object that fits on one line; whatever else as it is."""
    try:
        return _set(_READER.decode(text))
    except ValueError:
        return text


def _set(value: Any, indent: str = "", name: str = "") -> str:
    """A value after its name; numbers and strings as they were."""
    inner = indent + "  "
    if isinstance(value, Pairs):
        brackets = "{}"
        members = [_set(each, inner, f"{_written(key)}: ") for key, each in value]
    elif isinstance(value, list):
        brackets, members = "[]", [_set(each, inner) for each in value]
    else:
        return name + _written(value)
    line = f"{name}{brackets[0]}{', '.join(members)}{brackets[1]}"
    if width(indent + line) <= _WIDEST and "\n" not in line:
        return line
    return f"{name}{brackets[0]}\n" + ",\n".join(inner + member for member in members) + f"\n{indent}{brackets[1]}"


def _written(value: Any) -> str:
    """A string, a number or a word; half of a surrogate pair, which no file can hold, stays an escape."""
    if isinstance(value, _Number):
        return str(value)
    return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace").decode()
