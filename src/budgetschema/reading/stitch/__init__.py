"""Putting together what pages, strips and sheets took apart: grid → grid, before recognition."""

from budgetschema.reading.stitch.stitch import stitch

__all__ = ["stitch"]
