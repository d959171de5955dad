"""Parquet: exact decimals, and titles in the metadata."""

import json
from decimal import Decimal

import pyarrow.parquet as pq

from budgetschema.export.definitions import relation, relations

from .hostile import NEGATIVE, TEXTS


def test_every_relation_is_a_file_with_its_types(content, export) -> None:
    folder = export("parquet", content)
    assert {path.stem for path in folder.iterdir()} == {each.name for each in relations()}
    table = pq.read_table(folder / "facts.parquet")
    assert table.num_rows == len(content.cube.printed)
    assert str(table.schema.field("value").type) == "decimal128(24, 8)"
    assert sum(table.column("value").to_pylist()) == sum(fact.value for fact in content.cube.printed)
    assert table.schema.field("yuan").metadata[b"title_zh"].decode() == "折合元"
    assert not table.schema.field("yuan").nullable
    schema = json.loads(table.schema.metadata[b"table_schema"])
    assert schema["primaryKey"] == list(relation("facts").keys)


def test_hostile_names_and_large_figures(hostile_content, export) -> None:
    folder = export("parquet", hostile_content)
    assert pq.read_table(folder / "projects.parquet").column("name").to_pylist() == list(TEXTS)
    amounts = pq.read_table(folder / "facts.parquet").column("yuan").to_pylist()
    assert set(amounts) == {NEGATIVE * 10_000, Decimal("1234567890123456.12345678") * 10_000}


def test_the_same_content_gives_the_same_bytes(content, export) -> None:
    assert (
        export("parquet", content, name="a.zip").read_bytes() == export("parquet", content, name="b.zip").read_bytes()
    )
