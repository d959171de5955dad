"""A program of somebody else that uses the public API broadly, with types everywhere."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
from hypothesis import given

import budgetschema
from budgetschema import (
    Aliases,
    Baseline,
    BudgetSchemaError,
    Coverage,
    Disclosure,
    DocumentError,
    Finding,
    Inspection,
    Options,
    OptionsError,
    Reading,
    Report,
    Rule,
    Severity,
    Skipped,
    TableReading,
    UnreadableError,
)
from budgetschema.checks import Case, checks
from budgetschema.codelists import CodeList, CodeListEntry, codelist_names
from budgetschema.cube import Cube, Fact
from budgetschema.export import Content
from budgetschema.model import (
    SPEC_VERSION,
    Column,
    ColumnRole,
    Coordinate,
    Line,
    LineRole,
    Moment,
    MoneyUnit,
    Place,
    Publisher,
    Scope,
    Table,
)
from budgetschema.report import FORMATS
from budgetschema.schema import VERSIONS, schema_bytes
from budgetschema.testing import Moved, assert_clean, disclosures, document, document_names, document_path, slips


def made() -> Disclosure:
    line = Line(label="合计", role=LineRole.TOTAL, amounts={"total": Decimal("1.00")}, place=Place(line=3))
    column = Column(id="total", role=ColumnRole.AMOUNT, header=("合计",), coordinate=Coordinate())
    table = Table(
        kind="expenditure_summary",
        title="支出总表",
        unit=MoneyUnit.WAN_YUAN,
        decimals=2,
        columns=(column,),
        lines=(line,),
    )
    return Disclosure(
        spec_version=SPEC_VERSION,
        fiscal_year=2025,
        moment=Moment.BUDGET,
        scope=Scope.UNIT,
        publisher=Publisher(name="示例县示例局"),
        tables=(table,),
    )


def figures(disclosure: Disclosure) -> Iterator[tuple[str | None, str, Decimal]]:
    for table in disclosure.tables:
        for line in table.lines:
            for column, amount in line.amounts.items():
                yield line.label, column, amount


def written(disclosure: Disclosure, folder: Path) -> tuple[bytes, bytes]:
    stream = BytesIO()
    budgetschema.dump(disclosure, stream, file_format="xml")
    budgetschema.dump(disclosure, folder / "made.json")
    assert budgetschema.load(folder / "made.json") == budgetschema.loads(stream.getvalue()) == disclosure
    wrong: tuple[Finding, ...] = budgetschema.validate(folder / "made.json")
    assert not wrong
    return budgetschema.dumps(disclosure), stream.getvalue()


def told(disclosure: Disclosure) -> list[str]:
    options = Options(select="structure", ignore=["R"], severity={"S111": "error"}, fail_on="error")
    report: Report = budgetschema.check(disclosure, options)
    counts: dict[Severity, int] = report.counts
    skipped: tuple[Skipped, ...] = report.skipped
    place: list[Place | None] = [finding.place for finding in report.findings]
    lines = [f"{finding.rule_id} {finding.where}: {finding.message('zh')}" for finding in report.findings]
    return [*lines, *(severity.value for severity in counts), str(len(skipped)), str(len(place))]


def refused(data: bytes) -> list[str]:
    try:
        budgetschema.loads(data, name="made")
    except DocumentError as error:
        return [finding.message("en") for finding in error.findings]
    except UnreadableError as error:
        return [error.message("zh")]
    except BudgetSchemaError as error:
        return [str(error)]
    return []


def configured(folder: Path) -> Options:
    try:
        return budgetschema.load_options(folder)
    except OptionsError:
        return Options()


def known_before(path: Path) -> Baseline:
    return budgetschema.read_baseline(path)


def known() -> list[str]:
    entries: CodeList = budgetschema.codelist("function")
    entry: CodeListEntry | None = entries.get("2010301", 2025)
    every: tuple[Rule, ...] = budgetschema.rules()
    return [entry.zh if entry else "", *(rule.slug for rule in every), *codelist_names(), *FORMATS, *VERSIONS]


def read(path: Path, words: Path | None = None) -> Disclosure:
    aliases: Aliases | None = None if words is None else budgetschema.read_aliases(words)
    reading: Reading = budgetschema.read_document(path, aliases=aliases)
    coverage: Coverage | None = reading.coverage
    inspection: Inspection | None = reading.inspection
    tables: tuple[TableReading, ...] = () if inspection is None else inspection.tables
    assert coverage is None or len(tables) >= 0
    return reading.disclosure


def counted(disclosure: Disclosure) -> int:
    facts: tuple[Fact, ...] = Cube(disclosure).facts
    return len(facts)


def handed_over(disclosure: Disclosure, collected: Mapping[str, Disclosure]) -> tuple[int, int, int, int]:
    content = Content.of(disclosure, budgetschema.check(disclosure).findings, persons=True)
    facts: pa.Table = budgetschema.to_arrow(collected, "facts")
    findings: pl.DataFrame = budgetschema.to_polars([content, disclosure], "findings")
    printed: pl.DataFrame = budgetschema.to_polars(disclosure, disclosure.tables[0], persons=True)
    cells: pd.DataFrame = budgetschema.to_pandas(iter((disclosure,)), "cells")
    return facts.num_rows, findings.height, printed.width, len(cells)


@checks("ACME001")
def numbered(case: Case) -> Iterator[Finding]:
    """A rule of one's own."""
    for index, table in enumerate(case.disclosure.tables):
        if table.number is None:
            yield Finding(rule_id="ACME001", params={"table": table.title}, pointer=f"/tables/{index}")


@given(disclosures(max_tables=1))
def sound(disclosure: Disclosure) -> None:
    report: Report = assert_clean(disclosure)
    assert not report.findings


@given(slips(disclosures()))
def slipped(moved: Moved) -> None:
    amount: Decimal = moved.was
    assert amount != moved.now


def main() -> None:
    names: tuple[str, ...] = document_names()
    path: Path = document_path(names[0])
    print(handed_over(made(), {"made": made()}))
    print(budgetschema.__version__, document(names[0]), path, len(schema_bytes("json")))


if __name__ == "__main__":
    main()
