"""Layouts of the tables of a workbook, as the files under ``data/`` describe them."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any

import attrs


@attrs.frozen(kw_only=True)
class Column:
    """A column: its header path, and the formula of its cells, if any (see ``data/budget.toml``)."""

    id: str
    header: tuple[str, ...]
    width: int
    sum: tuple[str, ...] = ()
    by_code: str | None = None
    agrees: str | None = None
    """A column of a table of codes that must print the same for the class of each line."""


@attrs.frozen(kw_only=True)
class Line:
    """A line that is printed whatever is filled in. ``gap`` blank lines stand above it."""

    id: str
    label: str
    sum: tuple[str, ...] = ()
    cells: dict[str, str] = attrs.Factory(dict)
    gap: int = 0
    code: str | None = None
    """The class that the line stands for."""


@attrs.frozen(kw_only=True)
class Block:
    """Columns side by side with lines of their own. ``closing`` lines end all blocks of a table together."""

    id: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    classes: bool = False
    """Whether there is a line for each class of the functional classification."""


@attrs.frozen(kw_only=True)
class Table:
    """A table: a sheet of the workbook.

    ``entry`` says what a line to be filled in begins with: ``codes`` of ``scheme``, or ``names``. A table without it
    has fixed lines only. ``total`` is the label of the first line of a table with entry lines.
    """

    id: str
    sheet: str
    title: str
    blocks: tuple[Block, ...]
    entry: str | None = None
    scheme: str | None = None
    total: str | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of all blocks."""
        return tuple(column for block in self.blocks for column in block.columns)


@attrs.frozen(kw_only=True)
class Comparison:
    """Two sums of terms that must agree."""

    zh: str
    en: str
    left: str
    right: str


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of workbook: its tables, and the words that differ between kinds."""

    id: str
    zh: str
    en: str
    scope: str
    title: str
    publisher: str
    label: str
    tables: tuple[Table, ...]


def read_toml(name: str) -> dict[str, Any]:
    """One file under ``data/``."""
    return tomllib.loads(files("budgetschema.template").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def words() -> dict[str, Any]:
    """What the workbook says beside its tables."""
    return read_toml("words")


@functools.cache
def kinds() -> dict[str, Kind]:
    """All kinds of workbooks, by name."""
    tables = {name: _table(name, given) for file in ("budget", "final") for name, given in read_toml(file).items()}
    return {
        name: Kind(**given | {"id": name, "tables": tuple(tables[each] for each in given["tables"])})
        for name, given in read_toml("kinds").items()
    }


@functools.cache
def comparisons() -> tuple[Comparison, ...]:
    """All comparisons between tables."""
    return tuple(Comparison(**given) for given in read_toml("comparisons")["comparison"])


def _table(name: str, given: dict[str, Any]) -> Table:
    return Table(**given | {"id": name, "blocks": tuple(_block(block) for block in given["blocks"])})


def _block(given: dict[str, Any]) -> Block:
    lines = {part: tuple(Line(**_tuples(line)) for line in given.get(part, ())) for part in ("lines", "closing")}
    return Block(**given | lines | {"columns": tuple(Column(**_tuples(column)) for column in given["columns"])})


def _tuples(given: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
