"""Options from the nearest configuration file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from budgetschema.checks.baseline import read_baseline
from budgetschema.checks.options import Options
from budgetschema.settings import find_configuration, hold, settings_of

_WORDS = "words"
KEYS = {
    "select": _WORDS, "ignore": _WORDS, "severity": "table", "profile": "text", "fail-on": "text",
    "baseline": "text", "plugins": "truth",
}  # fmt: skip
"""The settings of a check, and what kind of value each has."""

_ELSEWHERE = {"reading": "section"}
"""Sections that say something about other things than checks."""


def read_configuration(path: Path) -> dict[str, Any]:
    """What a configuration file says, as arguments of :class:`Options`. A baseline is relative to the file.

    Raises :class:`OptionsError` for a key or value that cannot be meant.
    """
    section = settings_of(path)
    hold(path, section, {**KEYS, **_ELSEWHERE})
    arguments = {key.replace("-", "_"): value for key, value in section.items() if key in KEYS}
    if "baseline" in arguments:
        arguments["baseline"] = read_baseline(path.parent / arguments["baseline"])
    return arguments


def load_options(start: Path | str = ".") -> Options:
    """The options that the configuration nearest to ``start`` (a folder, or a file in it) gives."""
    place = Path(start).resolve()
    path = find_configuration(place if place.is_dir() else place.parent)
    return Options() if path is None else Options(**read_configuration(path))
