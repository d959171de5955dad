"""Final accounts that are filled in and calculated read back without a fault."""

from decimal import Decimal
from pathlib import Path

import budgetschema
from budgetschema.reading import read_document
from budgetschema.template import Settings, kinds, template_bytes
from budgetschema.template.places import placed
from tests.template import invented
from tests.template.filling import calculated, fill, fill_cell, values


def test_final_accounts(tmp_path: Path):
    kind, settings = kinds()["final-accounts"], Settings(year=2025, publisher="某县财政局", lines=12)
    blank, target = tmp_path / "blank.xlsx", tmp_path / "filled.xlsx"
    blank.write_bytes(template_bytes(kind, settings))
    tables = placed(kind, settings.year, settings.lines)
    fill(blank, target, tables, invented.FINAL)
    for (name, block, line), amounts in invented.FINAL_FIXED.items():
        row = next(each for each in tables[name].blocks if each.block.id == block).row(line)
        for column, amount in amounts.items():
            fill_cell(target, tables[name].sheet, row, tables[name].column(column, block), Decimal(amount))
    path = calculated(target)

    reading = read_document(path)

    assert reading.coverage is not None
    assert reading.coverage.share == 1
    results = [row[4] for row in values(path, "核对")[3:] if row[0]]
    assert results == ["相符"] * 5
    found = [finding for finding in budgetschema.check(reading.disclosure).findings if finding.severity != "info"]
    assert [finding.message("zh") for finding in found] == []
    summary = {line.label: line.amounts for line in reading.disclosure.tables[0].lines}
    assert list(summary["收入总计"].values()) == list(summary["支出总计"].values()) == [Decimal("452.10")]
