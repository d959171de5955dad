"""Words and formats of the workbook, from ``data/``."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import Any

from budgetschema.findings import Language

_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_LONGEST_NAME = 31
LONGEST_TEXT = 32_767
"""Characters of a cell (Excel specifications and limits)."""


@functools.cache
def read(name: str) -> dict[str, dict[str, Any]]:
    """A TOML file of the folder."""
    text = files("budgetschema.export.workbook").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word(key: str, lang: Language, **params: object) -> str:
    """A word of the workbook."""
    return str(read("words")[key][lang]).format_map(params)


def fitting(text: str, lang: Language) -> str:
    """A text that fits into a cell; what had to be cut says so."""
    if len(text) <= LONGEST_TEXT:
        return text
    end = word("cut", lang)
    return text[: LONGEST_TEXT - len(end)] + end


def sheet_name(text: str, taken: set[str]) -> str:
    """A name for a sheet: of the characters and the length that are allowed, and unlike all others."""
    plain = _UNFIT.sub(" ", text).strip("' ") or "-"
    name, number = plain[:_LONGEST_NAME].strip("' "), 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = plain[: _LONGEST_NAME - len(end)] + end
    taken.add(name.casefold())
    return name


class Styles:
    """Formats by name; several names may be joined, later ones count more. ``places`` makes it one for figures."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}

    def __call__(self, *names: str, places: int | None = None) -> Any:
        """The format of cells."""
        key = (*names, places)
        if key not in self._made:
            merged: dict[str, Any] = dict(read("styles")["all"])
            for name in names:
                merged |= read("styles")[name]
            if places is not None:
                merged["num_format"] = "#,##0" + ("." + "0" * places if places else "")
            self._made[key] = self._book.add_format(merged)
        return self._made[key]
