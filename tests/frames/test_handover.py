"""What is handed over is what exports hold: the same rows, exact, of one disclosure and of many."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from decimal import Decimal

import attrs
import pandas as pd
import polars as pl
import pytest

import budgetschema
from budgetschema import Options, OptionsError
from budgetschema.export import Content
from budgetschema.export.definitions import relations
from budgetschema.model import MoneyUnit

NAMES = [each.name for each in relations()]
WAYS = {
    "arrow": lambda *given, **options: budgetschema.to_arrow(*given, **options).to_pylist(),
    "pandas": lambda *given, **options: _plain(budgetschema.to_pandas(*given, **options)),
    "polars": lambda *given, **options: budgetschema.to_polars(*given, **options).to_dicts(),
}
each_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


def _plain(frame: pd.DataFrame) -> list[dict[str, object]]:
    columns = {name: [None if pd.isna(each) else each for each in frame[name]] for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@each_way
@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_those_of_exports(way, name: str, contents: dict[str, Content]) -> None:
    for content in contents.values():
        filled = content.filled(name)
        rows = way(content, name)
        assert [tuple(row.values()) for row in rows] == list(filled.rows)
        assert not rows or tuple(rows[0]) == filled.relation.names


@each_way
def test_amounts_are_decimals_and_dates_dates(way, township) -> None:
    rows = way(township, "facts")
    assert {type(row[name]) for row in rows for name in ("value", "yuan")} == {Decimal}
    assert sum(row["yuan"] for row in rows) == Decimal("819180900")
    dated = attrs.evolve(township, published=datetime.date(2025, 2, 14))
    (row,) = way(dated, "disclosure")
    assert row["published"] == datetime.date(2025, 2, 14)


def test_types_survive_in_each_library(township) -> None:
    frame = budgetschema.to_pandas(township)
    assert {str(frame[name].dtype) for name in ("value", "yuan")} == {
        "decimal128(24, 8)[pyarrow]", "decimal128(38, 8)[pyarrow]"
    }  # fmt: skip
    assert str(frame["fiscal_year"].dtype) == "int64[pyarrow]"
    assert isinstance(frame["yuan"].sum(), Decimal)
    assert frame.groupby("flow", observed=True)["yuan"].sum()["income"] == Decimal("231642000")
    schema = budgetschema.to_polars(township).schema
    assert schema["yuan"] == pl.Decimal(38, 8)
    assert schema["flow"] == pl.Categorical
    assert budgetschema.to_polars(township, "disclosure").schema["published"] == pl.Date


def test_categories_are_the_whole_list_in_its_order(township) -> None:
    units = budgetschema.to_pandas(township)["unit"]
    assert list(units.cat.categories) == [unit.value for unit in MoneyUnit]
    assert set(units) == {"wan_yuan"}


@each_way
def test_many_stand_one_below_the_other_under_their_numbers(way, disclosures) -> None:
    rows = way(iter(disclosures.values()), "tables")
    assert Counter(row["document"] for row in rows) == {
        number: len(each.tables) for number, each in enumerate(disclosures.values(), 1) if each.tables
    }
    assert [row["table_no"] for row in rows if row["document"] == 1] == list(range(1, 14))


@each_way
def test_many_are_named_by_the_keys_of_a_mapping(way, disclosures) -> None:
    rows = way(disclosures, "disclosure")
    assert [(row["document"], row["publisher_name"]) for row in rows] == [
        (name, each.publisher.name) for name, each in disclosures.items()
    ]


def test_many_are_taken_one_at_a_time(township) -> None:
    taken = []

    def one_by_one():
        for number in range(3):
            taken.append(number)
            yield township

    assert budgetschema.to_arrow(one_by_one(), "tables").num_rows == 3 * len(township.tables)
    assert taken == [0, 1, 2]


@each_way
def test_none_are_a_frame_without_rows(way) -> None:
    assert way([], "facts") == []
    assert budgetschema.to_pandas([]).columns[0] == "document"


def test_findings_are_those_of_a_check_or_those_given(township) -> None:
    assert budgetschema.to_arrow(township, "findings").num_rows == len(budgetschema.check(township).findings) > 0
    some = budgetschema.check(township, Options(select="arithmetic")).findings
    content = Content.of(township, some)
    assert budgetschema.to_arrow(content, "findings").num_rows == len(some)


def test_persons_are_left_out_unless_asked_for(form) -> None:
    assert budgetschema.to_arrow(form, "projects").column("handler").to_pylist() == [None]
    assert budgetschema.to_arrow(form, "projects", persons=True).column("handler").to_pylist() == ["王示例"]


@pytest.mark.parametrize("wrong", [["budget.json"], {"a": 1}, [None], None, 7])
def test_what_is_no_disclosure_is_refused(wrong) -> None:
    with pytest.raises(OptionsError, match="Disclosure"):
        budgetschema.to_arrow(wrong)


@pytest.mark.parametrize("key", [2026, None, ("某局", 2026)])
def test_names_of_many_are_text(key: object, six) -> None:
    with pytest.raises(OptionsError, match=re.escape(repr(key))):
        budgetschema.to_arrow({"某局": six, key: six})


def test_an_unknown_relation_is_told_with_those_known(township) -> None:
    with pytest.raises(OptionsError, match=r"fact.*facts.*words"):
        budgetschema.to_pandas(township, "fact")
    with pytest.raises(OptionsError, match="facts"):
        budgetschema.to_pandas(township, ["facts", "lines"])


def test_other_libraries_take_it_without_a_word(township) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.register("facts", budgetschema.to_arrow(township))
        found = connection.execute("SELECT sum(yuan), count(DISTINCT flow) FROM facts").fetchall()
    assert found == [(Decimal("819180900"), 2)]
