from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.checks import Report
from budgetschema.findings import Figure, Finding, Suspect
from budgetschema.model import (
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Disclosure,
    Line,
    LineRole,
    Mark,
    MarkKind,
    MoneyUnit,
    PerformanceIndicator,
    Project,
    Scheme,
    Side,
    Table,
)
from budgetschema.report.columns import width as columns_of
from budgetschema.report.marks import below, marks
from budgetschema.report.terminal.project import project_view
from budgetschema.report.terminal.screen import rendered
from budgetschema.report.terminal.summary import summary, verdict
from budgetschema.report.terminal.table import Sight, strips, table_view
from budgetschema.strategies import disclosures
from tests.unit.report.samples import finding

COLUMNS = (
    Column(id="label", role=ColumnRole.LABEL),
    Column(id="a", role=ColumnRole.AMOUNT, header=("预算数", "甲")),
    Column(id="b", role=ColumnRole.AMOUNT, header=("预算数", "乙")),
    Column(id="note", role=ColumnRole.TEXT, header=("备注",)),
)
TABLE = Table(
    kind="x",
    number="3",
    title="某表",
    unit=MoneyUnit.YUAN,
    columns=COLUMNS,
    lines=(
        Line(label="合计", role=LineRole.TOTAL, amounts={"a": Decimal("1.10"), "b": Decimal("0.00")}),
        Line(
            label="其他支出", role=LineRole.DETAIL, level=2, marks={"b": Mark(kind=MarkKind.DASH, text="—")},
            texts={"note": "见附件"},
        ),
    ),
)  # fmt: skip
FIGURE = Figure(table="某表", line="合计", column="甲", value=Decimal("1.10"), pointer="/tables/0/lines/0/amounts/a")


def test_a_table_shows_figures_marks_texts_and_blanks() -> None:
    shown = rendered(table_view(TABLE, Sight(index=0))).splitlines()
    assert shown[0] == "3 某表 (元)"
    words = [line.split() for line in shown]
    assert ["甲", "乙", "备注"] in words
    assert ["合计", "1.10", "0.00"] in words
    assert ["其他支出", "—", "见附件"] in words
    assert any(line.startswith("   其他支出") for line in shown), "the level is an indent"


def test_a_cell_shows_the_name_in_a_second_classification_and_what_was_printed() -> None:
    scheme = Scheme.ECONOMIC_GOVERNMENT
    name = Column(id="government", role=ColumnRole.NAME, scheme=scheme, header=("政府科目",))
    code = CodeReference(scheme=scheme, edition=2026, name="办公经费", basis=CodeBasis.NAME)
    line = Line(
        label="办公费", role=LineRole.DETAIL, codes=(code,), amounts={"a": Decimal("2.00")}, printed={"a": "2.00元"}
    )
    table = attrs.evolve(TABLE, columns=(*COLUMNS, name), lines=(line,))
    words = [line.split() for line in rendered(table_view(table, Sight(index=0))).splitlines()]
    assert ["办公费", "2.00元", "办公经费"] in words


def test_an_empty_column_of_words_is_left_out() -> None:
    bare = attrs.evolve(TABLE, lines=TABLE.lines[:1])
    assert "备注" not in rendered(table_view(bare, Sight(index=0)))
    assert "乙" in rendered(table_view(attrs.evolve(TABLE, lines=TABLE.lines[1:]), Sight(index=0)))


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_no_figure_is_cut_however_narrow_the_terminal(width: int) -> None:
    many = tuple(Column(id=f"c{number}", role=ColumnRole.AMOUNT, header=(f"第{number}列",)) for number in range(12))
    amounts = {column.id: Decimal(f"{number}12345.67") for number, column in enumerate(many, 1)}
    table = Table(kind="x", title="宽表", columns=(COLUMNS[0], *many), lines=(
        Line(label="机关事业单位基本养老保险缴费支出", role=LineRole.DETAIL, amounts=amounts),))  # fmt: skip
    shown = rendered(table_view(table, Sight(index=0, width=width)), width=width)
    assert all(shown.split().count(format(amount, "f")) == 1 for amount in amounts.values())
    assert max(columns_of(line) for line in shown.splitlines()) <= width


@given(st.lists(st.integers(0, 30)), st.integers(-5, 80) | st.none())
def test_strips_hold_every_column_once_in_order(widths: list[int], room: int | None) -> None:
    found = strips(widths, room)
    assert [number for strip in found for number in strip] == list(range(len(widths)))
    assert all(found) or not widths
    if room is not None:
        assert all(len(strip) <= 1 or sum(widths[each] + 3 for each in strip) <= room for strip in found)


def test_findings_stand_in_their_cells_and_under_the_table() -> None:
    suspect = Suspect(figure=FIGURE, low=Decimal("1.00"), high=Decimal("1.00"))
    wrong = finding("本行", pointer="/tables/0/lines/1", suspects=(suspect,))
    other = finding("别处", pointer="/tables/1")
    found = marks([other, wrong])
    assert below(found, "/tables/0") == (wrong,)
    assert below(found, "/tables/1") == (other,)
    assert below(marks([finding(pointer="/tables/10")]), "/tables/1") == ()
    shown = rendered(table_view(TABLE, Sight(index=0, found=found)))
    words = [line.split() for line in shown.splitlines()]
    assert ["合计", "1.10", "[1]", "0.00"] in words
    assert ["其他支出", "[1]", "—", "见附件"] in words
    assert sum(line.startswith("[1] S106") for line in shown.splitlines()) == 1
    assert "别处" not in shown


def test_a_project_shows_its_form() -> None:
    shown = rendered(project_view(Project(name="管网改造", implementing_unit="某单位"), "en"))
    assert shown.splitlines()[0] == "管网改造"
    assert any(line.split() == ["implementing", "unit", "某单位"] for line in shown.splitlines())


def test_weights_have_a_column_where_there_are_any() -> None:
    bare = PerformanceIndicator(side=Side.YEAR, level_3="改造长度", text="5公里")
    weighed = attrs.evolve(bare, weight=Decimal("12.5"))
    assert "分值" not in rendered(project_view(Project(name="管网", indicators=(bare,)), "zh"))
    shown = rendered(project_view(Project(name="管网", indicators=(weighed,)), "zh"))
    assert ["改造长度", "5公里", "12.5", "年度"] in [line.split() for line in shown.splitlines()]


def test_the_verdict_is_of_the_gravest() -> None:
    assert verdict(Report(), "zh").plain.startswith("✓")
    assert verdict(Report(findings=(Finding(rule_id="R002"), Finding(rule_id="A101"))), "zh").plain.startswith("✗")
    assert verdict(Report(findings=(Finding(rule_id="R002"),)), "zh").plain.startswith("✓")


@given(disclosures())
def test_whatever_a_document_holds_is_shown_and_not_obeyed(disclosure: Disclosure) -> None:
    views = [summary(disclosure, Report(), "zh")]
    views += [table_view(table, Sight(index=index)) for index, table in enumerate(disclosure.tables)]
    views += [project_view(project, "en") for project in disclosure.projects]
    for view in views:
        shown = rendered(view, width=60)
        assert all(character.isprintable() or character in "\n\u3000\xa0" or character.isspace() for character in shown)
        assert "\x1b" not in shown


def test_markup_and_commands_of_a_terminal_stay_text() -> None:
    hostile = attrs.evolve(TABLE, title="[bold]题[/bold] \x1b[31m:smile:", lines=(
        Line(label="\x1b]0;x\x07[link=https://example.org]名", role=LineRole.DETAIL),))  # fmt: skip
    shown = rendered(table_view(hostile, Sight(index=0)))
    assert "[bold]题[/bold] \\x1b[31m:smile:" in shown
    assert "[link=https://example.org]名" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown
