"""Arrow tables of many disclosures, with their key, and with closed lists of words as dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from budgetschema.export.arrow import arrow_table
from budgetschema.export.printed import PrintedTable
from budgetschema.export.relation import Filled, Relation
from budgetschema.frames.lines import as_printed, places
from budgetschema.frames.sources import Keyed

KEY = "document"
"""The column that tells the rows of many disclosures apart: the number or the name that each was given under."""
_DIGITS = 38


def of_relation(sources: Iterable[Keyed], relation: Relation, *, many: bool) -> Any:
    """The rows of all sources, one below the other; the key in the first column where there may be many."""
    parts = [_part(each, relation) for each in sources]
    if not parts:
        parts = [_with_key(arrow_table(Filled(relation, ())), None)] if many else []
    return _with_categories(pa.concat_tables(parts), relation)


def of_printed(printed: PrintedTable) -> Any:
    """A table as printed; figures of a column have the decimal places of the finest of them."""
    filled = as_printed(printed)
    table = arrow_table(filled)
    scales = places(filled)
    fields = [
        field.with_type(pa.decimal128(_DIGITS, scales[field.name])) if field.name in scales else field
        for field in table.schema
    ]
    return _with_categories(table.cast(pa.schema(fields, metadata=table.schema.metadata)), filled.relation)


def _part(keyed: Keyed, relation: Relation) -> Any:
    table = arrow_table(keyed.content(relation.name).filled(relation.name))
    return table if keyed.key is None else _with_key(table, keyed.key)


def _with_key(table: Any, key: str | int | None) -> Any:
    kind = pa.string() if isinstance(key, str) else pa.int64()
    field = pa.field(KEY, kind, nullable=False)
    return table.add_column(0, field, pa.repeat(pa.scalar(key, kind), table.num_rows))


def _with_categories(table: Any, relation: Relation) -> Any:
    """Columns with a closed list of words as dictionaries of the whole list, then of what else stands in them."""
    for column in relation.columns:
        if column.words:
            at = table.schema.get_field_index(column.name)
            field = table.schema.field(at)
            made = _category(table.column(at), column.words)
            table = table.set_column(at, field.with_type(made.type), made)
    return table


def _category(values: Any, words: tuple[str, ...]) -> Any:
    others = [each for each in pc.unique(values).to_pylist() if each is not None and each not in words]
    dictionary = pa.array([*words, *others], type=pa.string())
    chunks = [
        pa.DictionaryArray.from_arrays(pc.index_in(chunk, value_set=dictionary), dictionary) for chunk in values.chunks
    ]
    return pa.chunked_array(chunks, type=pa.dictionary(pa.int32(), pa.string()))
