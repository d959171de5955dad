"""The kinds of files that ``--from`` names: those with a reader, and the format's own two."""

from __future__ import annotations

from importlib.resources import files


def source_kinds() -> tuple[str, ...]:
    """The names, without importing a reader: the option is there before anything is read."""
    table = files("budgetschema").joinpath("reading", "readers", "kinds.csv").read_text(encoding="utf-8")
    return (*(line.partition(",")[0] for line in table.splitlines()[1:] if line), "json", "xml")
