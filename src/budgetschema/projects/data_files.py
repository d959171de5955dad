"""The data files of this package: tables of words and the thresholds."""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from importlib.resources import files


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file."""
    text = files("budgetschema.projects").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@functools.cache
def thresholds() -> dict[str, int]:
    """The thresholds of linking."""
    text = files("budgetschema.projects").joinpath("data", "thresholds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def pattern(name: str, kind: str) -> re.Pattern[str]:
    """One expression for all patterns of a kind in a file."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows(name) if row["kind"] == kind))
