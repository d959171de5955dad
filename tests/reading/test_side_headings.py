"""收入 and 支出 in the only row of a header: over words they head the labels of a side, over figures the figures."""

from __future__ import annotations

from pathlib import Path

import budgetschema
from budgetschema.model import ColumnRole, Flow, Table


def _read(folder: Path, header: str, *lines: str) -> Table:
    path = folder / "source.csv"
    path.write_text(
        "\n".join(("某县某局2026年部门预算,,,", "收支总表,,,", "单位：万元,,,", header, *lines)), encoding="utf-8"
    )
    (table,) = budgetschema.read(path).tables
    return table


def test_over_words_they_head_the_labels_of_two_sides(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "收入,预算数,支出,预算数",
        "一、一般公共预算拨款收入,100.00,一、一般公共服务支出,60.00",
        "二、政府性基金预算拨款收入,0.00,二、社会保障和就业支出,38.00",
        "本年收入合计,100.00,本年支出合计,98.00",
    )
    assert [column.role for column in table.columns] == [ColumnRole.LABEL, ColumnRole.AMOUNT] * 2
    flows = [column.coordinate.flow for column in table.columns if column.coordinate is not None]
    assert flows == [Flow.INCOME, Flow.EXPENDITURE]
    assert {block.id for block in table.blocks} == {"income", "expenditure"}
    report = budgetschema.check(budgetschema.read(tmp_path / "source.csv"))
    assert {finding.rule_id for finding in report.findings} == {"A107"}, "98 is no balance of 100"


def test_over_figures_they_say_what_the_figures_are_of(tmp_path: Path) -> None:
    table = _read(tmp_path, "项目,收入,支出,", "一般公共服务,100.00,98.00,", "合计,100.00,98.00,")
    roles = [column.role for column in table.columns if column.header]
    assert roles == [ColumnRole.LABEL, ColumnRole.AMOUNT, ColumnRole.AMOUNT]
