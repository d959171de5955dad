"""Correspondences between classifications: department side to government side, function classes to COFOG."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files

import attrs

from budgetschema.codelists.lists import UnknownCodeListError

CORRESPONDENCES = ("economic_mapping", "function_cofog", "successions", "observed_variants")
"""Names of the correspondence files."""


@attrs.frozen(kw_only=True, slots=True)
class CofogMatch:
    """Where a function code stands in COFOG 1999; ``match`` is exact, broad, narrow or mixed."""

    function: str
    cofog: str
    match: str
    note: str | None = None


@functools.cache
def correspondence(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a correspondence file, columns as in its header. Raises :class:`UnknownCodeListError`."""
    if name not in CORRESPONDENCES:
        raise UnknownCodeListError(name)
    text = files("budgetschema.codelists").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def cofog_of(function: str) -> CofogMatch | None:
    """The COFOG division or group of a function code: that of the longest code in the file that begins it."""
    rows = {row["function"]: row for row in correspondence("function_cofog")}
    for length in range(len(function), 2, -1):
        row = rows.get(function[:length])
        if row is not None:
            return CofogMatch(
                function=row["function"], cofog=row["cofog"], match=row["match"], note=row["note"] or None
            )
    return None
