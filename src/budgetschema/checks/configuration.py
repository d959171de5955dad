"""Options from the nearest ``budgetschema.toml``, or ``[tool.budgetschema]`` of ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from budgetschema.checks.baseline import read_baseline
from budgetschema.checks.options import Options
from budgetschema.convert.files import read_bytes
from budgetschema.findings import OptionsError, message, printable

NAMES = ("budgetschema.toml", "pyproject.toml")
"""Looked for in every folder upwards, in this order."""

_TOOL = "budgetschema"
_WORDS = "words"
KEYS = {
    "select": _WORDS, "ignore": _WORDS, "severity": "table", "profile": "text", "fail-on": "text",
    "baseline": "text", "plugins": "truth",
}  # fmt: skip
"""The settings, and what kind of value each has."""


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


def read_configuration(path: Path) -> dict[str, Any]:
    """What a configuration file says, as arguments of :class:`Options`. A baseline is relative to the file.

    Raises :class:`OptionsError` for a key or value that cannot be meant.
    """
    section = _section(path) or {}
    arguments: dict[str, Any] = {}
    for key, value in section.items():
        if key not in KEYS:
            allowed = ", ".join(KEYS)
            raise OptionsError("options.key", {"name": str(path), "key": key, "allowed": allowed})
        if not _is(KEYS[key], value):
            raise OptionsError("options.type", {"name": str(path), "key": key, **_expected(KEYS[key])})
        arguments[key.replace("-", "_")] = value
    if "baseline" in arguments:
        arguments["baseline"] = read_baseline(path.parent / arguments["baseline"])
    return arguments


def _is(kind: str, value: Any) -> bool:
    match kind:
        case "words":
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case "table":
            return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
        case "truth":
            return isinstance(value, bool)
        case _:
            return isinstance(value, str)


def _expected(kind: str) -> dict[str, str]:
    return {f"expected_{lang}": message(f"options.kind.{kind}", lang) for lang in ("zh", "en")}


def load_options(start: Path | str = ".") -> Options:
    """The options that the configuration nearest to ``start`` (a folder, or a file in it) gives."""
    place = Path(start).resolve()
    path = find_configuration(place if place.is_dir() else place.parent)
    return Options() if path is None else Options(**read_configuration(path))
