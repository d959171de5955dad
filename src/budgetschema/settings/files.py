"""Configuration files: the nearest ``budgetschema.toml``, or ``[tool.budgetschema]`` of ``pyproject.toml``.

What may stand in which section is the matter of those who use it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from budgetschema.convert.files import read_bytes
from budgetschema.findings import LANGUAGES, OptionsError, message, printable

NAMES = ("budgetschema.toml", "pyproject.toml")
"""Looked for in every folder upwards, in this order."""

_TOOL = "budgetschema"


def find_configuration(start: Path) -> Path | None:
    """The nearest configuration file: in ``start``, or in a folder above it.

    A ``pyproject.toml`` that says nothing about this tool does not count. Folders are not merged: the nearest file is
    the whole configuration.
    """
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _section(path) is not None):
                return path
    return None


def settings_of(path: Path) -> dict[str, Any]:
    """Everything that a configuration file says about this tool. Raises :class:`OptionsError`."""
    return _section(path) or {}


def hold(path: Path, section: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
    """Hold settings against those that exist and the kind of their values. Raises :class:`OptionsError`."""
    for key, value in section.items():
        if key not in kinds:
            raise OptionsError("options.key", {"name": str(path), "key": key, "allowed": ", ".join(kinds)})
        if not _is(kinds[key], value):
            raise OptionsError("options.type", {"name": str(path), "key": key, **_expected(kinds[key])})


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except ValueError as error:
        raise OptionsError("options.toml", {"name": str(path), "reason": printable(str(error))}) from None


def _section(path: Path) -> dict[str, Any] | None:
    content = _parsed(path)
    if path.name != "pyproject.toml":
        return content
    tools = content.get("tool", {})
    section = tools.get(_TOOL) if isinstance(tools, dict) else None
    if section is None or isinstance(section, dict):
        return section
    raise OptionsError("options.type", {"name": str(path), "key": f"tool.{_TOOL}", **_expected("table")})


def _is(kind: str, value: Any) -> bool:
    match kind:
        case "words":
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case "table":
            return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
        case "section":
            return isinstance(value, dict)
        case "truth":
            return isinstance(value, bool)
        case _:
            return isinstance(value, str)


def _expected(kind: str) -> dict[str, str]:
    return {f"expected_{lang}": message(f"options.kind.{kind}", lang) for lang in LANGUAGES}
