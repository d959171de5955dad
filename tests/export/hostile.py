"""A disclosure whose names are script tags, formulas, quotes, line ends and very long words."""

from decimal import Decimal

import attrs

from budgetschema.model import (
    Caption,
    CodeBasis,
    CodeReference,
    Column,
    ColumnRole,
    Disclosure,
    Extension,
    Funding,
    FundingSource,
    IndicatorCategory,
    Line,
    LineRole,
    Mark,
    MarkKind,
    Moment,
    MoneyUnit,
    Note,
    NoteKind,
    PerformanceIndicator,
    Project,
    Publisher,
    Scheme,
    Scope,
    Side,
    SourceFile,
    Table,
)

SCRIPT = "<script>alert(1)</script>"
FORMULAS = (
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    "\r=1",
    "'=1",
    " =1",
    "'",
)
LONG = "长" * 10_000
TEXTS = (
    SCRIPT,
    *FORMULAS,
    LONG,
    'a"b,c',
    "一\n二\r\n三",
    "'; DROP TABLE facts; --",
    "{money}",
    "[x]:*?/\\",
    "\u202egnp.exe",
)
NEGATIVE = Decimal("-12.50")


def hostile() -> Disclosure:
    """The document."""
    lines = tuple(
        Line(
            label=text, role=LineRole.DETAIL, level=1,
            codes=(CodeReference(scheme=Scheme.FUNCTION, edition=2026, code=text, name=text, basis=CodeBasis.PRINTED),),
            amounts={"total": NEGATIVE, "huge": Decimal("1234567890123456.12345678")}, texts={"note": text},
            marks={"mark": Mark(kind=MarkKind.UNREADABLE, text=text)}, printed={"undeclared": text},
        )
        for text in TEXTS
    )  # fmt: skip
    table = Table(
        kind="other", title=LONG, unit=MoneyUnit.WAN_YUAN, number="=1",
        captions=(Caption(label="=1", value=SCRIPT),), notes=(Note(kind=NoteKind.GENERAL, text=SCRIPT),),
        columns=(
            Column(id="code", role=ColumnRole.CODE, header=("编码",)),
            Column(id="label", role=ColumnRole.LABEL, header=(SCRIPT, "=1")),
            Column(id="total", role=ColumnRole.AMOUNT, header=(SCRIPT, LONG)),
            Column(id="huge", role=ColumnRole.AMOUNT, header=()),
            Column(id="mark", role=ColumnRole.AMOUNT, header=('a"b',)),
            Column(id="note", role=ColumnRole.TEXT, header=("[]:*?/\\",)),
            Column(id="line_no", role=ColumnRole.TEXT, header=("行",)),
            Column(id="total", role=ColumnRole.AMOUNT, header=("又一",)),
        ),
        lines=lines,
    )  # fmt: skip
    twin = attrs.evolve(table, lines=(), kind="x" * 64)
    projects = tuple(
        Project(
            name=text, overview=text, funding_unit=MoneyUnit.YUAN,
            funding=(Funding(source=FundingSource.TOTAL, label=text, amounts={"year": NEGATIVE}),),
            indicators=(
                PerformanceIndicator(side=Side.YEAR, category=IndicatorCategory.OUTPUT, level_3=text, text=text),
            ),
        )
        for text in TEXTS
    )  # fmt: skip
    return Disclosure(
        spec_version="1.0", fiscal_year=2026, moment=Moment.BUDGET, scope=Scope.UNIT, title=SCRIPT,
        publisher=Publisher(name='=cmd|"/c calc"!A1'), tables=(table, twin, twin), projects=projects,
        sources=(SourceFile(name=SCRIPT),), extensions=(Extension(namespace="=1", name=SCRIPT, value=LONG),),
    )  # fmt: skip
