"""Findings for reports: one with its arithmetic, and one in which everything that a document can hold is hostile."""

from decimal import Decimal
from typing import Any

import budgetschema
from budgetschema.checks import BaselineEntry, Options, Report
from budgetschema.findings import Equation, Figure, Finding, Severity, Skipped, Slip, Suspect, Suspects, Term
from budgetschema.model import MoneyUnit, Place
from budgetschema.report.results import Result
from tests.samples import CONFORMANCE

SUMMARY = "2026年预算支出总表"
DISCLOSURE = budgetschema.load(CONFORMANCE / "rules" / "structure" / "failing" / "s106-one-place.json")
POINTER = "/tables/0/lines/0/amounts/basic"
HOSTILE = "=1+1|\"'<script>alert(1)</script>\x1b[2J\x9b31m\r\n::error::x\u202e[a](https://a.example) {0} %0A,;:\\"


def figure(line: str, column: str, value: str | None, **given: Any) -> Figure:
    """A figure of the summary table."""
    amount = None if value is None else Decimal(value)
    return Figure(**{"table": SUMMARY, "unit": MoneyUnit.WAN_YUAN, **given}, line=line, column=column, value=amount)


TOTAL = figure("档案馆", "合计", "1284.66", pointer="/tables/0/lines/0/amounts/total")
BASIC = figure("档案馆", "基本支出", "1000.00", pointer=POINTER)
SUM = Equation(
    total=TOTAL,
    terms=(
        Term(figure=BASIC),
        Term(figure=figure("档案馆", "项目支出", "284.6")),
        Term(figure=figure("结转", "合计", None), sign=-1),
    ),
    residual=Decimal("0.06"),
    tolerance=Decimal("0.01"),
)
TWICE = Equation(
    total=TOTAL,
    terms=(Term(figure=figure("行政运行", "金额", "12846700", table="收支总表", unit=MoneyUnit.YUAN)),),
    residual=Decimal("-0.01"),
    tolerance=Decimal(0),
)
SUSPECTS = Suspects([
    Suspect(figure=TOTAL, low=Decimal("1284.60"), high=Decimal("1284.60"), slip=Slip.DIGIT),
    Suspect(figure=BASIC, low=Decimal("1000.05"), high=Decimal("1000.07")),
])  # fmt: skip


def finding(word: str = "档案馆", **given: Any) -> Finding:
    """A finding of S106 about a line called ``word``."""
    params = {"table": SUMMARY, "line": word, "column": "基本支出", "value": "71.4", "decimals": "2"}
    return Finding(**{"rule_id": "S106", "pointer": POINTER, "params": params, **given})


def calculated(**given: Any) -> Finding:
    """A finding with two equations and two suspects."""
    return finding(equations=(SUM, TWICE), suspects=SUSPECTS, place=Place(page=3, line=18), **given)


def hostile() -> Finding:
    """A finding all of whose words come from somebody who means harm."""
    bad = figure(HOSTILE, HOSTILE, "1.00", table=HOSTILE, pointer=f"/x/{HOSTILE}")
    equation = Equation(total=bad, terms=(Term(figure=bad),), residual=Decimal(1), tolerance=Decimal(0))
    return finding(
        HOSTILE, pointer=f"/tables/0/lines/0/amounts/{HOSTILE}", equations=(equation,),
        suspects=[Suspect(figure=bad, low=None, high=Decimal(2))],
    )  # fmt: skip


def result(*findings: Finding, name: str = "budget.json", **given: Any) -> Result:
    """The result for a file in which these things were found."""
    report = Report(
        findings=findings,
        skipped=(Skipped(rule_id="S108", reason="report.clean"),),
        applied=frozenset({"S106", "S107"}),
        **given,
    )
    return Result.of(name, DISCLOSURE, report, Options())


ENTRY = BaselineEntry(rule="S107", fingerprint="0123456789abcdef", document="x", place="某表")
GRADED = finding(severity_override=Severity.ERROR)
