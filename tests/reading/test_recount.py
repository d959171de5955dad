"""The figures counted a second time, straight from the text and without the reader: the same ones, place by place."""

import re
from collections import Counter
from decimal import Decimal

from budgetschema.model import Table
from tests.reading.sources import Printed

AMOUNT = re.compile(r"-?[0-9,]*[0-9]\.[0-9]{2}")
TITLE = re.compile(r"^表[一二三四五六七八九十]+")
FORM_TITLE = "临县县(区)级预算部门(单位)项目支出绩效目标表"

Placed = Counter[tuple[int, int, Decimal]]


def recount(rows: tuple[tuple[str, ...], ...]) -> list[Placed]:
    """Amount-looking cells by line and cell (from 1), one counter for each title in the table of contents."""
    titles = {TITLE.sub("", row[0].strip().rstrip(".")) for row in rows if TITLE.match(row[0]) and len(row) == 2}
    tables: list[Placed] = []
    inside = False
    for line, row in enumerate(rows, 1):
        if len(row) == 1 and row[0].strip() in titles:
            tables.append(Counter())
            inside = True
        elif len(row) == 1 and tables and tables[-1] and row[0].strip():
            inside = False
        if inside and len(row) > 1:
            found = [(cell, text.strip()) for cell, text in enumerate(row, 1) if AMOUNT.fullmatch(text.strip())]
            tables[-1].update((line, cell, Decimal(text.replace(",", ""))) for cell, text in found)
    return tables


def read_figures(table: Table) -> Placed:
    """The amounts of a table as read, by the places they claim."""
    cells = {column.id: column.place.cell for column in table.columns if column.place}
    found: Placed = Counter()
    for line in table.lines:
        for column, amount in line.amounts.items():
            place = line.places.get(column, line.place)
            assert place is not None
            assert place.line is not None
            found[place.line, place.cell or cells[column] or 0, amount] += 1
    return found


def test_every_figure_is_read_once_and_in_its_place(printed: Printed):
    counted = recount(printed.rows)

    assert len(counted) == 13
    assert [read_figures(table) for table in printed.disclosure.tables] == counted


def test_there_are_422_figures(printed: Printed):
    assert sum(counter.total() for counter in recount(printed.rows)) == 422
    assert sum(len(line.amounts) for table in printed.disclosure.tables for line in table.lines) == 422


def test_printed_places_are_kept(printed: Printed):
    amounts = [
        amount for table in printed.disclosure.tables for line in table.lines for amount in line.amounts.values()
    ]

    assert {amount.as_tuple().exponent for amount in amounts} == {-2}
    assert Decimal("280.00") in amounts


def test_forms_catalogue_rows_and_departments_are_complete(printed: Printed):
    forms = sum(row == (FORM_TITLE,) for row in printed.rows)
    start = next(index for index, row in enumerate(printed.rows) if row[:2] == ("代码", "一级目录"))
    catalogue = [row for row in printed.rows[start:] if len(row) == 5 and row[0] != "代码"]
    departments = [row for row in catalogue if not any(row[1:]) and not re.search("[0-9]", row[0])]
    (catalog,) = printed.disclosure.procurement_catalogs

    assert forms == len(printed.disclosure.projects) == 40
    assert len(departments) == len(catalog.departments) == 49
    assert len(catalogue) - len(departments) == len(catalog.entries) == 1801
    assert [row[0] for row in departments] == [department.name for department in catalog.departments]


def test_nothing_is_left_over(printed: Printed):
    cells = sum(1 for row in printed.rows for text in row if text.strip())

    assert printed.coverage.leftovers == ()
    assert printed.coverage.cells == cells == sum(printed.coverage.counts.values())
    assert str(printed.coverage) == f"100 % ({cells}/{cells})"
