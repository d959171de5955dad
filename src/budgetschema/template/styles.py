"""Formats of cells by what stands in them, from ``data/styles.toml``."""

from __future__ import annotations

from typing import Any

from budgetschema.template.layouts import read_toml


class Styles:
    """The formats of a workbook by name; several names may be joined, later ones count more."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._given = read_toml("styles")
        self._made: dict[tuple[str, ...], Any] = {}

    def __call__(self, *names: str) -> Any:
        """The format of cells."""
        if names not in self._made:
            merged: dict[str, Any] = dict(self._given["all"])
            for name in names:
                merged |= self._given[name]
            self._made[names] = self._book.add_format(merged)
        return self._made[names]

    def condition(self, name: str) -> Any:
        """The format of cells under a condition: what it changes, and nothing else."""
        key = ("condition", name)
        if key not in self._made:
            self._made[key] = self._book.add_format(self._given[name])
        return self._made[key]
