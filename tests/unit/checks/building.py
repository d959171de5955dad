"""Small disclosures for the tests of the checks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from budgetschema.checks import check
from budgetschema.checks.case import Case
from budgetschema.checks.registry import CHECKS
from budgetschema.findings import Finding
from budgetschema.model import (
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Disclosure,
    Line,
    LineRole,
    Moment,
    MoneyUnit,
    Paragraph,
    ProcurementCatalog,
    ProcurementCatalogEntry,
    Publisher,
    Scheme,
    Scope,
    Section,
    Table,
)

CODE = Column(id="code", role=ColumnRole.CODE, header=("科目编码",))
LABEL = Column(id="label", role=ColumnRole.LABEL, header=("科目名称",))
TOTAL = Column(id="total", role=ColumnRole.AMOUNT, header=("预算数",))
LEVELS = {3: 1, 5: 2, 7: 3}


def coded_line(
    code: str,
    name: str | None,
    scheme: Scheme = Scheme.FUNCTION,
    year: int = 2026,
    basis: CodeBasis = CodeBasis.PRINTED,
    **more: Any,
) -> Line:
    reference = CodeReference(scheme=scheme, edition=year, code=code, name=name, basis=basis)
    given: dict[str, Any] = {
        "level": LEVELS.get(len(code)),
        "amounts": {"total": Decimal("1.00")},
        "label": name,
    } | more
    return Line(role=LineRole.DETAIL, codes=(reference,), **given)


def coded_table(lines: Sequence[Line], title: str = "支出总表", kind: str = "expenditure_summary") -> Table:
    return Table(
        kind=kind, title=title, unit=MoneyUnit.WAN_YUAN, decimals=2, columns=(CODE, LABEL, TOTAL), lines=tuple(lines)
    )


def disclosure(*tables: Table, **more: Any) -> Disclosure:
    given: dict[str, Any] = {
        "spec_version": "1.0", "fiscal_year": 2026, "moment": Moment.BUDGET, "scope": Scope.UNIT,
        "publisher": Publisher(name="示例县样本农技站"), "tables": tables,
    }  # fmt: skip
    return Disclosure(**given | more)


def entry(department: str | None, code: str | None, level: int, name: str | None) -> ProcurementCatalogEntry:
    return ProcurementCatalogEntry(department=department, code=code, level=level, name=name)


def catalogue(entries: Sequence[ProcurementCatalogEntry]) -> Disclosure:
    return disclosure(procurement_catalogs=(ProcurementCatalog(title="示例目录", entries=tuple(entries)),))


def said(text: str, role: str = "other", title: str = "其他说明") -> Section:
    return Section(level=1, title=title, role=role, paragraphs=(Paragraph(text=text),))


def found(document: Disclosure, layer: str) -> list[Finding]:
    """The findings of one layer, by the letter of its rules."""
    return [each for each in check(document).findings if each.rule_id[0] == layer]


def ids(document: Disclosure, layer: str) -> list[str]:
    return [each.rule_id for each in found(document, layer)]


def rules_of(document: Disclosure, layer: str) -> list[Finding]:
    """The findings of one layer without running the others."""
    case = Case(disclosure=document)
    own = dict.fromkeys(function for rule_id, function in CHECKS.items() if rule_id[0] == layer)
    return [each for function in own for each in function(case) if isinstance(each, Finding)]
