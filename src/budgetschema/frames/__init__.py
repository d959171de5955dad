"""Frames: the relations of an export and the tables as printed, handed over to pyarrow, pandas and polars."""

from budgetschema.frames.handover import to_arrow, to_pandas, to_polars
from budgetschema.frames.sources import Source, Sources

__all__ = ["Source", "Sources", "to_arrow", "to_pandas", "to_polars"]
