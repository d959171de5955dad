"""The patterns of ``data/`` by which persons are told, compiled."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_DEPTH = 6


def narrow(text: str) -> str:
    """The text with ASCII for full-width characters; every character keeps its position."""
    return text.translate(_WIDE)


def _read(name: str) -> str:
    return files("budgetschema.privacy").joinpath("data", name).read_text(encoding="utf-8")


@functools.cache
def _pieces() -> dict[str, str]:
    """The expressions with the names in them filled in."""
    single = "".join(_read("surnames.txt").split())
    compound = "|".join(_read("compound_surnames.txt").split())
    known: dict[str, str] = {"single": f"[{single}]", "compound": compound, **tomllib.loads(_read("patterns.toml"))}
    for _ in range(_DEPTH):
        known = {name: _filled(text, known) for name, text in known.items()}
    return known


def _filled(text: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda found: f"(?:{known[found[1]]})", text)


def mark() -> str:
    """What stands where something was taken out."""
    return _pieces()["mark"]


@functools.cache
def pattern(template: str) -> re.Pattern[str]:
    """An expression in which names in braces stand for entries of the file, each as a group of its own."""
    return re.compile(_filled(template, _pieces()))
