"""Inspection: what was seen and taken for what, what speaks against a table, and what confidence is left."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

import budgetschema
from budgetschema.model import ColumnRole, Flag, Line, LineRole, MoneyUnit, Place, SourceFile, Table
from budgetschema.reading import Inspection, read_aliases
from budgetschema.reading.aliases import alias_file_names, built_in, using
from budgetschema.reading.files import read_sources
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.inspection import inspect, suggestions
from budgetschema.reading.inspection.evidence import confidence, count, evidence, weights
from budgetschema.reading.inspection.suggestions import known_names
from budgetschema.reading.readers.source import Source
from budgetschema.reading.recognise import recognise
from budgetschema.report.inspection import suggestion_csv
from tests.reading.sources import Printed

CLEAN = """\
示例县示例局
2026年部门预算
支出总表
单位：万元
科目编码→科目名称→合计→基本支出→项目支出
→合计→3.00→2.00→1.00
2010301→行政运行→3.00→2.00→1.00
"""


def inspected(text: str) -> Inspection:
    reading = read_sources([Source(data=text.replace("→", "\t").encode(), name="text.txt")])
    assert reading.inspection is not None
    return reading.inspection


def against(text: str) -> dict[str, int]:
    (table,) = inspected(text).tables
    return {each.kind: each.count for each in table.evidence}


def test_the_township_is_read_without_a_doubt(printed: Printed) -> None:
    assert {table.confidence for table in printed.disclosure.tables} == {Decimal("1.00")}


def test_a_clean_table_is_sure_and_says_why_it_was_taken_for_that() -> None:
    (table,) = inspected(CLEAN).tables
    assert (table.evidence, table.confidence, table.table.confidence) == ((), Decimal("1.00"), Decimal("1.00"))
    assert table.title is not None
    assert (table.title.file, table.title.meaning["kind"]) == ("table_titles.csv", "expenditure_summary")
    assert table.title in built_in("table_titles").aliases
    basic = table.columns[3]
    assert (basic.known, [step.text for step in basic.steps]) == (True, ["基本支出"])
    assert basic.steps[0].alias is not None
    assert basic.steps[0].alias.meaning["expenditure_kind"] == "basic"
    assert table.extent == (Place(line=3), Place(line=7))
    assert (table.counts.columns, table.counts.lines, table.counts.figures, table.counts.cells) == (5, 2, 6, 16)


@pytest.mark.parametrize(
    ("printed", "instead", "kind"),
    [
        ("支出总表", "某某情况汇集", "unknown_table"),
        ("基本支出", "甲类款", "unknown_columns"),
        ("2.00→1.00\n2010301", "二元→1.00\n2010301", "unreadable_figures"),
        ("单位：万元\n", "", "no_unit"),
        ("单位：万元", "金额单位：千万元", "unknown_unit"),
        ("2026年部门预算\n支出总表\n单位：万元", "2026年部门预算", "no_title"),
        ("科目编码→科目名称→合计→基本支出→项目支出\n→合计→3.00→2.00→1.00\n", "", "no_header"),
        ("行政运行→3.00→2.00→1.00", "行政运行→3.00→2.00→1.00→9.00", "unplaced_cells"),
    ],
)
def test_each_thing_that_speaks_against_a_table_is_named(printed: str, instead: str, kind: str) -> None:
    assert CLEAN.count(printed) == 1
    assert kind in against(CLEAN.replace(printed, instead))
    assert kind not in against(CLEAN)


@pytest.mark.parametrize(
    ("flag", "kind"), [(weight.flag, weight.kind) for weight in weights() if weight.flag is not None]
)
def test_a_flag_on_table_or_line_takes_its_weight(flag: str, kind: str) -> None:
    (plain,) = inspected(CLEAN).tables
    table = plain.table
    first, *others = table.lines
    marked = attrs.evolve(table, lines=(attrs.evolve(first, flags=(Flag(kind=flag),)), *others))
    for each in (attrs.evolve(table, flags=(Flag(kind=flag),)), marked):
        (found,) = evidence(each, plain.counts)
        assert (found.kind, found.count) == (kind, 1)
        assert confidence((found,)) < 1


def test_what_puts_a_table_in_doubt_does_so_once_and_what_does_not_never_alone() -> None:
    """A single unknown column among fifty is enough; a missing unit and title together are not."""
    for weight in weights():
        once = confidence_of(weight.least)
        assert (once < Decimal("0.90")) == (weight.kind not in ("no_title", "no_unit", "joined_rows")), weight.kind
        assert 0 <= weight.least <= weight.most < 1
    light = [weight.most for weight in weights() if weight.kind in ("no_title", "no_unit")]
    assert confidence_of(*light) >= Decimal("0.90")


def confidence_of(*lost: Decimal) -> Decimal:
    left = Decimal(1)
    for each in lost:
        left *= 1 - each
    return left


def test_the_more_is_wrong_the_less_confidence_is_left() -> None:
    (plain,) = inspected(CLEAN).tables
    sure = []
    for unknown in range(1, 6):
        flags = tuple(Flag(kind="unknown_column", text=str(number)) for number in range(unknown))
        sure.append(confidence(tuple(evidence(attrs.evolve(plain.table, flags=flags), plain.counts))))
    assert sure == sorted(set(sure), reverse=True)
    assert sure[-1] == Decimal("0.40")


def test_the_least_doubt_is_not_rounded_to_certainty() -> None:
    lines = tuple(
        Line(label=str(number), role=LineRole.DETAIL, place=Place(line=number + 1, end_line=number + 1 + (number == 1)))
        for number in range(999)
    )
    table = Table(kind="income_summary", title="收入总表", unit=MoneyUnit.YUAN, columns=(), lines=lines)
    (found,) = evidence(table, count(table, 1000, 0))
    assert found.kind == "joined_rows"
    assert confidence((found,)) == Decimal("0.99")


def test_what_found_no_place_is_counted_where_it_stands() -> None:
    """Leftovers of another sheet, page or file are none of the table's."""
    texts = [["单位：万元"], ["科目编码", "科目名称", "合计"], ["", "合计", "3.00"], ["", "合计", "3.00", "9"]]

    def rows(place: Place, title: str, start: int, count: int) -> list[Row]:
        return [
            Row(start + i, attrs.evolve(place, line=i + 1), tuple(Cell(text, n) for n, text in enumerate(each)))
            for i, each in enumerate([[title], *texts[:count]])
        ]

    for one, other in [
        (Place(sheet="甲"), Place(sheet="乙")), (Place(page=1), Place(page=2)), (Place(file=1), Place(file=2)),
    ]:  # fmt: skip
        sources = (SourceFile(name="a"), SourceFile(name="b")) if one.file else (SourceFile(name="a"),)
        grid = Grid(sources, (*rows(one, "收入总表", 0, 3), *rows(other, "支出总表", 4, 4)))
        found = inspect(grid, *recognise(grid))
        assert [table.counts.unplaced_cells for table in found.tables] == [0, 1]
        assert [left.text for left in found.tables[1].leftovers] == ["9"]
        assert [each.cells for each in found.files] == ([7, 10] if one.file else [17])


def test_data_has_no_inspection() -> None:
    data = budgetschema.dumps(inspected(CLEAN).disclosure)
    reading = read_sources([Source(data=data, name="x.json")])
    assert (reading.inspection, reading.coverage) == (None, None)
    assert reading.disclosure.tables[0].confidence == Decimal("1.00")


UNKNOWN = """\
示例县示例局
2026年部门预算
2026年部门支出情况汇总一览
单位：万元
科目编码→科目名称→合计→基本支出数额→=甲类款
→合计→3.00→2.00→1.00
2010301→行政运行→3.00→2.00→1.00
"""


def test_what_is_not_known_is_suggested_and_the_suggestion_can_be_used(tmp_path) -> None:
    found = inspected(UNKNOWN)
    rows = suggestions(found)
    assert [(row.file, row.text, row.like) for row in rows] == [
        ("table_titles", "2026年部门支出情况汇总一览", None),
        ("headers", "基本支出数额", "基本支出"),
        ("headers", "=甲类款", None),
    ]
    path = tmp_path / "own.csv"
    # A person fills in what nothing comes near to.
    text = (
        suggestion_csv(rows, "zh").replace("汇总一览,,", "汇总一览,支出总表,").replace("甲类款,,", "甲类款,项目支出,")
    )
    assert "'=甲类款" in text  # no formula for a spreadsheet
    path.write_text(text, encoding="utf-8")
    source = Source(data=UNKNOWN.replace("→", "\t").encode(), name="text.txt")
    reading = read_sources([source], aliases=read_aliases(path))
    assert reading.inspection is not None
    (table,) = reading.inspection.tables
    assert (table.confidence, table.table.kind) == (Decimal("1.00"), "expenditure_summary")
    assert [column.role for column in table.table.columns[2:]] == [ColumnRole.AMOUNT] * 3
    assert suggestions(reading.inspection) == ()
    assert [step.alias.file for column in table.columns[3:] for step in column.steps if step.alias] == ["own.csv"] * 2


def test_names_that_suggestions_offer_are_known() -> None:
    for file in alias_file_names():
        with using(read_aliases()):
            assert all(name in built_in(file) for name in known_names(file))
    assert {"收支总表", "财政拨款支出表"} <= set(known_names("table_titles"))
    assert {"基本支出", "财政拨款", "科目编码"} <= set(known_names("headers"))
