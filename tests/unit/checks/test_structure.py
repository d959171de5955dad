"""Each structural rule finds its own fault and nothing else; the sound document is clean."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from budgetschema.checks import check
from budgetschema.checks.registry import CHECKS
from budgetschema.findings import Severity, rule
from budgetschema.model import (
    Block,
    Column,
    ColumnRole,
    Disclosure,
    Flag,
    Fragment,
    FragmentKind,
    Line,
    LineRole,
    Mark,
    MarkKind,
    Moment,
    MoneyUnit,
    Note,
    NoteKind,
    Paragraph,
    Place,
    Publisher,
    Scope,
    Section,
    Statement,
    StatementKind,
    Table,
)

LABEL = Column(id="label", role=ColumnRole.LABEL, header=("项目",))
TOTAL = Column(id="total", role=ColumnRole.AMOUNT, header=("2026年预算数", "合计"))
LINE = Line(label="办公费", role=LineRole.DETAIL, amounts={"total": Decimal("12.50")}, place=Place(line=7))
TABLE = Table(
    kind="expenditure_summary",
    title="支出总表",
    unit=MoneyUnit.WAN_YUAN,
    decimals=2,
    columns=(LABEL, TOTAL),
    lines=(LINE,),
)
SOUND = Disclosure(
    spec_version="1.0",
    fiscal_year=2026,
    moment=Moment.BUDGET,
    scope=Scope.UNIT,
    publisher=Publisher(name="示例县示例局"),
    sections=(Section(level=1, title="收入", paragraphs=(Paragraph(text="收入12.50万元。"),)),),
    tables=(TABLE,),
)
STATEMENT = Statement(kind=StatementKind.TOTAL, section=1, paragraph=1, start=0, end=9, text="收入12.50万元")


def with_table(**changes: object) -> Disclosure:
    return attrs.evolve(SOUND, tables=(attrs.evolve(TABLE, **changes),))


def with_line(**changes: object) -> Disclosure:
    return with_table(lines=(attrs.evolve(LINE, **changes),))


TWO_SIDES = {
    "blocks": (Block(id="income"), Block(id="expenditure")),
    "columns": (attrs.evolve(LABEL, block="income"), attrs.evolve(TOTAL, block="expenditure")),
}
NO_DATA = (Note(kind=NoteKind.NO_DATA, text="注：本表无数据"),)

FAULTS = {
    "S101": (with_table(columns=(LABEL, TOTAL, TOTAL)), "/tables/0/columns/2/id"),
    "S102": (with_line(texts={"remark": "无"}), "/tables/0/lines/0/texts/remark"),
    "S103": (with_line(amounts={"label": Decimal("12.50")}), "/tables/0/lines/0/amounts/label"),
    "S104": (with_table(**TWO_SIDES, lines=(attrs.evolve(LINE, block="income"),)), "/tables/0/lines/0/amounts/total"),
    "S105": (with_table(lines=(LINE, Line(role=LineRole.HEADING, block="nowhere"))), "/tables/0/lines/1/block"),
    "S106": (with_line(amounts={"total": Decimal("12.5")}), "/tables/0/lines/0/amounts/total"),
    "S107": (with_table(notes=NO_DATA), "/tables/0/notes"),
    "S108": (with_line(amounts={}), "/tables/0/lines"),
    "S109": (with_table(unit=None), "/tables/0"),
    "S110": (attrs.evolve(SOUND, fragments=(Fragment(kind=FragmentKind.UNPLACED, text="甲\t乙"),)), "/fragments/0"),
    "S111": (
        with_line(marks={"total": Mark(kind=MarkKind.DASH, text="—")}, amounts={}),
        "/tables/0/lines/0/marks/total",
    ),
    "S112": (attrs.evolve(SOUND, statements=(attrs.evolve(STATEMENT, end=99),)), "/statements/0"),
    "S114": (attrs.evolve(SOUND, statements=(attrs.evolve(STATEMENT, text="收入12.05万元"),)), "/statements/0"),
    "S113": (with_line(place=Place(line=7, file=2)), "/tables/0/lines/0/place/file"),
    "R001": (with_line(flags=(Flag(kind="unreadable_amount", text="1O.5"),)), "/tables/0/lines/0"),
    "R002": (with_line(flags=(Flag(kind="rejoined_text", text="办公 费"),)), "/tables/0/lines/0"),
}


def test_every_check_has_a_fault_here() -> None:
    assert set(FAULTS) == {rule_id for rule_id in CHECKS if rule(rule_id).layer == "structure"}


def test_the_sound_document_is_clean() -> None:
    assert check(SOUND).findings == ()
    assert check(attrs.evolve(SOUND, statements=(STATEMENT,))).findings == ()
    assert check(with_table(notes=NO_DATA, lines=(attrs.evolve(LINE, amounts={}),))).findings == ()
    assert check(with_table(notes=NO_DATA, lines=(attrs.evolve(LINE, amounts={"total": Decimal(0)}),))).findings == ()


@pytest.mark.parametrize("rule_id", FAULTS)
def test_one_fault_gives_one_finding(rule_id: str) -> None:
    disclosure, pointer = FAULTS[rule_id]
    findings = check(disclosure).findings
    assert [(finding.rule_id, finding.pointer) for finding in findings] == [(rule_id, pointer)]
    for lang in ("zh", "en"):
        sentence = findings[0].message(lang)
        assert "{" not in sentence
        assert "None" not in sentence


@pytest.mark.parametrize("place", [(2, 1, 0, 9), (1, 2, 0, 9), (1, 1, 5, 5), (1, 1, 0, 11)])
def test_statements_must_point_into_the_text(place: tuple[int, int, int, int]) -> None:
    section, paragraph, start, end = place
    statement = attrs.evolve(STATEMENT, section=section, paragraph=paragraph, start=start, end=end)
    findings = check(attrs.evolve(SOUND, statements=(statement,))).findings
    assert [finding.rule_id for finding in findings] == ["S112"]


def test_what_is_not_valid_is_reported_as_such() -> None:
    report = check(attrs.evolve(SOUND, fiscal_year=3))
    assert [finding.rule_id for finding in report.findings] == ["S006"]
    assert not report.is_clean


def test_report_counts_and_grades() -> None:
    report = check(with_line(amounts={"total": Decimal("12.5")}, flags=(Flag(kind="rejoined_text", text="x"),)))
    assert report.counts == {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 1}
    assert len(report.at_least(Severity.INFO)) == 2
    assert len(report.at_least(Severity.WARNING)) == 1
    assert report.at_least(Severity.ERROR) == ()


def test_place_of_a_figure_follows_from_line_and_column() -> None:
    column = attrs.evolve(TOTAL, place=Place(line=3, cell=4))
    table = attrs.evolve(TABLE, columns=(LABEL, column))
    assert table.place_of(LINE, "total") == Place(line=7, cell=4)
    own = attrs.evolve(LINE, places={"total": Place(page=2, box="1 2 3 4")})
    assert table.place_of(own, "total") == Place(page=2, box="1 2 3 4")
    with pytest.raises(KeyError):
        table.place_of(LINE, "nowhere")
