"""Parquet: a file for each relation."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from budgetschema.export.arrow import arrow_table
from budgetschema.export.content import Content
from budgetschema.export.kinds import Options


def write(content: Content, options: Options, target: Path) -> None:
    """Write the folder of files."""
    del options
    target.mkdir()
    for each in content.relations:
        pq.write_table(arrow_table(each), target / f"{each.relation.name}.parquet", compression="zstd")
