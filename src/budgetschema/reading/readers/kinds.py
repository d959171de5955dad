"""Kinds of files: told by suffix or by content, each with its reader and the extra that the reader needs."""

from __future__ import annotations

import csv
import functools
import importlib
from importlib.resources import files
from typing import cast

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.limits import bounded
from budgetschema.reading.readers.source import Source


@attrs.frozen(slots=True)
class Kind:
    """A kind of file: its name, its suffixes, the module that reads it, and the extra which that module needs."""

    kind: str
    suffixes: tuple[str, ...]
    reader: str
    extra: str | None

    def read(self, source: Source) -> Grid:
        """Make a grid of a source.

        Raises :class:`UnreadableError`, also where it is too large, or the extra is not installed.
        """
        try:
            module = importlib.import_module(f"budgetschema.reading.readers.{self.reader}")
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("budgetschema"):
                raise
            raise UnreadableError("file.missing_extra", {"name": source.name, "extra": self.extra}) from None
        return bounded(cast("Grid", module.read(source)), source.name)


@functools.cache
def kinds() -> dict[str, Kind]:
    """All kinds that have a reader, by name."""
    text = files("budgetschema.reading.readers").joinpath("kinds.csv").read_text(encoding="utf-8")
    return {
        row["kind"]: Kind(row["kind"], tuple(row["suffixes"].split()), row["reader"], row["extra"] or None)
        for row in csv.DictReader(text.splitlines())
    }


def kind_of(suffix: str) -> Kind | None:
    """The kind with this suffix."""
    return next((kind for kind in kinds().values() if suffix in kind.suffixes), None)
