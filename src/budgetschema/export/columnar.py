"""Parquet: a file for each relation, figures as exact decimals, titles and keys in the metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from budgetschema.export.content import Content
from budgetschema.export.kinds import Options
from budgetschema.export.relation import Column, Filled, Relation, Type
from budgetschema.export.table_schema import table_schema

_TYPES: dict[Type, Any] = {
    "string": pa.string(), "integer": pa.int64(), "decimal": pa.decimal128(24, 8), "money": pa.decimal128(38, 8),
    "date": pa.date32(),
}  # fmt: skip


def write(content: Content, options: Options, target: Path) -> None:
    """Write the folder of files."""
    del options
    target.mkdir()
    for each in content.relations:
        pq.write_table(_table(each), target / f"{each.relation.name}.parquet", compression="zstd")


def _table(filled: Filled) -> Any:
    columns = list(zip(*filled.rows, strict=True)) or [()] * len(filled.relation.columns)
    schema = _schema(filled.relation)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _schema(relation: Relation) -> Any:
    """The columns; the metadata of the file has the Table Schema, which names keys and the words of columns."""
    about = _about(relation) | {"table_schema": json.dumps(table_schema(relation), ensure_ascii=False)}
    return pa.schema([_field(column) for column in relation.columns], metadata=about)


def _field(column: Column) -> Any:
    return pa.field(column.name, _TYPES[column.type], nullable=not column.required, metadata=_about(column))


def _about(what: Column | Relation) -> dict[str, str]:
    given = {"title_zh": what.zh, "title_en": what.en, "description_zh": what.zh_about, "description_en": what.en_about}
    return {key: text for key, text in given.items() if text}
