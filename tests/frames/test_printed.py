"""A table as printed: its headers, its figures with their places, and what stands where a figure is expected."""

from __future__ import annotations

from decimal import Decimal

import attrs
import polars as pl
import pytest

import budgetschema
from budgetschema import OptionsError


def test_the_six_empties_stay_apart(six) -> None:
    frame = budgetschema.to_polars(six, six.tables[0])
    assert frame.columns == ["line_no", "role", "level", "项目", "预算数", "预算数 (text)"]
    assert frame.select("项目", "预算数", "预算数 (text)").rows() == [
        ("“三公”经费合计", Decimal("0.00"), None),
        ("因公出国（境）费", None, "不涉及"),
        ("公务接待费", None, "—"),
        ("公务用车购置费", None, None),
        ("公务用车运行维护费", Decimal("0.00"), None),
        ("会议费", None, "XX"),
    ]
    cells = {row["line_no"]: row for row in budgetschema.to_polars(six, "cells").to_dicts()}
    assert [cells[number]["places"] for number in (1, 5)] == [2, 0]
    assert [cells[number]["mark_kind"] for number in (2, 3, 6)] == ["not_applicable", "dash", "placeholder"]
    assert 4 not in cells
    assert budgetschema.to_polars(six, six.tables[1]).shape == (0, 3)
    assert budgetschema.to_polars(six, "table_notes")["kind"].to_list() == ["no_data"]


def test_every_figure_of_every_table_is_there(township) -> None:
    for table in township.tables:
        rows = budgetschema.to_arrow(township, table).to_pylist()
        found = [[each for each in row.values() if isinstance(each, Decimal)] for row in rows]
        assert found == [[line.amounts[column.id] for column in table.columns if column.id in line.amounts]
                         for line in table.lines]  # fmt: skip
        assert [row["level"] for row in rows] == [line.level for line in table.lines]


def test_a_column_has_the_places_of_its_finest_figure(township) -> None:
    assert budgetschema.to_polars(township, township.tables[2])["2026年预算数 / 合计"].dtype == pl.Decimal(38, 2)


def test_columns_with_one_header_are_told_apart_by_their_ids(township) -> None:
    table = township.tables[2]
    columns = tuple(attrs.evolve(each, header=("数",)) if each.role == "amount" else each for each in table.columns)
    changed = attrs.evolve(township, tables=(attrs.evolve(table, columns=columns),))
    names = budgetschema.to_polars(changed, changed.tables[0]).columns
    assert [name for name in names if name.startswith("数")] == ["数 [total]", "数 [basic]", "数 [project]"]


def test_a_header_like_a_name_that_tells_columns_apart_makes_no_column_twice(township) -> None:
    table = township.tables[2]
    headers = [("数",), ("数",), (f"数 [{table.columns[0].id}]",), ("level",), ("数 (text)",)]
    columns = tuple(attrs.evolve(each, header=header) for each, header in zip(table.columns, headers, strict=True))
    changed = attrs.evolve(township, tables=(attrs.evolve(table, columns=columns),))
    names = budgetschema.to_polars(changed, changed.tables[0]).columns
    assert names[3:] == ["数 [code] [code]", "数 [label]", "数 [code]", "level [basic]", "数 (text) [project]"]


def test_the_table_is_found_among_many_and_a_copy_is_not(township, six) -> None:
    assert budgetschema.to_arrow([township, six], six.tables[0]).num_rows == 6
    with pytest.raises(OptionsError, match=r"disclosure\.tables"):
        budgetschema.to_arrow(township, six.tables[0])


def test_persons_are_left_out_of_a_table_too(form, six) -> None:
    name = form.projects[0].handler
    table = six.tables[0]
    line = attrs.evolve(table.lines[0], label=f"会议费（{name}）")
    asked = attrs.evolve(form, tables=(attrs.evolve(table, lines=(line,)),))
    assert name not in str(budgetschema.to_arrow(asked, asked.tables[0]).to_pylist())
    assert name in str(budgetschema.to_arrow(asked, asked.tables[0], persons=True).to_pylist())
