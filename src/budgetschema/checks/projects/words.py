"""The word lists and thresholds of the project rules."""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from importlib.resources import files
from typing import Any

from budgetschema.model.spelling import compact


def _text(name: str) -> str:
    return files("budgetschema.checks.projects").joinpath("data", name).read_text(encoding="utf-8")


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file."""
    return tuple(csv.DictReader(_text(f"{name}.csv").splitlines()))


@functools.cache
def settings(name: str) -> dict[str, Any]:
    """The content of a TOML file."""
    return tomllib.loads(_text(f"{name}.toml"))


def threshold(name: str) -> int:
    """One of the thresholds."""
    return int(settings("thresholds")[name])


@functools.cache
def names(kind: str) -> re.Pattern[str]:
    """One expression for all patterns of a kind of ``names.csv``."""
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("names") if row["kind"] == kind))


@functools.lru_cache(maxsize=4096)
def plain(text: str | None) -> str:
    """A text as patterns are read over it: NFKC, no white space."""
    return compact(text or "")


def says(kind: str, text: str | None) -> bool:
    """Whether a whole text is of a kind."""
    return names(kind).fullmatch(plain(text)) is not None
