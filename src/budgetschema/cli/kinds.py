"""The kinds of files that ``--from`` and ``--to`` name, without importing what reads and writes them."""

from __future__ import annotations

from importlib.resources import files


def source_kinds() -> tuple[str, ...]:
    """The kinds with a reader, and the format's own two."""
    return (*_first_column("reading", "readers", "kinds.csv"), "json", "xml")


def export_kinds() -> tuple[str, ...]:
    """The kinds of exports."""
    return tuple(_first_column("export", "data", "kinds.csv"))


def _first_column(*path: str) -> list[str]:
    table = files("budgetschema").joinpath(*path).read_text(encoding="utf-8")
    return [line.partition(",")[0] for line in table.splitlines()[1:] if line]
