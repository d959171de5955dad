"""Relations as Arrow tables: figures as exact decimals, titles and keys in the metadata."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa

from budgetschema.export.relation import Column, Filled, Relation, Type
from budgetschema.export.table_schema import table_schema

_TYPES: dict[Type, Any] = {
    "string": pa.string(), "integer": pa.int64(), "decimal": pa.decimal128(24, 8), "money": pa.decimal128(38, 8),
    "date": pa.date32(),
}  # fmt: skip


def arrow_table(filled: Filled) -> Any:
    """A relation with its rows as a ``pyarrow.Table``."""
    columns = list(zip(*filled.rows, strict=True)) or [()] * len(filled.relation.columns)
    schema = arrow_schema(filled.relation)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def arrow_schema(relation: Relation) -> Any:
    """The columns; the metadata has the Table Schema, which names keys and the words of columns."""
    about = _about(relation) | {"table_schema": json.dumps(table_schema(relation), ensure_ascii=False)}
    return pa.schema([_field(column) for column in relation.columns], metadata=about)


def _field(column: Column) -> Any:
    return pa.field(column.name, _TYPES[column.type], nullable=not column.required, metadata=_about(column))


def _about(what: Column | Relation) -> dict[str, str]:
    given = {"title_zh": what.zh, "title_en": what.en, "description_zh": what.zh_about, "description_en": what.en_about}
    return {key: text for key, text in given.items() if text}
