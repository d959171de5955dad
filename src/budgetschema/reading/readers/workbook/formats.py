"""The number formats of a workbook: what its styles say, and what is built in."""

from __future__ import annotations

import csv
import functools
from decimal import Decimal
from importlib.resources import files

from budgetschema.reading.readers.workbook.numbers import shown

_GENERAL = "General"


@functools.cache
def _built_in() -> dict[str, str]:
    """Formats by the number that stands for them in files, as a Chinese program shows them."""
    text = files("budgetschema.reading.readers.workbook").joinpath("builtin_formats.csv").read_text(encoding="utf-8")
    return {row["id"]: row["code"] for row in csv.DictReader(text.splitlines())}


class Formats:
    """Formats by the number of a style."""

    def __init__(self, *, since_1904: bool = False) -> None:
        self.since_1904 = since_1904
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []

    def define(self, number: str, code: str) -> None:
        """A format of the workbook's own."""
        self._codes[number] = code

    def add_style(self, number: str) -> None:
        """The next style, with the number of its format."""
        self._styles.append(number)

    def code(self, style: str) -> str:
        """The format of a style."""
        index = int(style) if style.isdecimal() and len(style) < 10 else 0
        number = self._styles[index] if index < len(self._styles) else ""
        return self._codes.get(number) or _built_in().get(number, _GENERAL)

    def shown(self, value: Decimal, style: str) -> str:
        """A number as a person sees it in a cell of this style."""
        return shown(value, self.code(style), since_1904=self.since_1904)
