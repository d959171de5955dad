from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.codelists import codelist
from budgetschema.cube import Cube
from budgetschema.cube.dimensions import DIMENSIONS
from budgetschema.model import Coordinate, Disclosure, Line, Table
from budgetschema.report.key_figures import KeyFigure, key_figures


@pytest.fixture(scope="module")
def township(root: Path) -> Disclosure:
    return budgetschema.load(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")


def figures(disclosure: Disclosure) -> dict[str, KeyFigure]:
    return {figure.name: figure for figure in key_figures(Cube(disclosure))}


def test_the_townships_key_figures(township: Disclosure) -> None:
    found = figures(township)
    assert {name: str(figure.fact.value) for name, figure in found.items()} == {
        "total_income": "1860.11",
        "total_expenditure": "1860.11",
        "current_year_income": "1284.66",
        "carry_over": "575.44",
        "fiscal_appropriation": "1860.11",
        "general_public_budget": "1860.11",
        "basic": "933.42",
        "project": "926.68",
        "agency_operating_funds": "72.78",
    }
    assert not any(figure.is_disputed for figure in found.values())


def test_what_two_cells_print_differently_is_disputed(township: Disclosure) -> None:
    total = figures(township)["total_expenditure"].facts[1]

    def slipped(index: int, line: Line) -> Line:
        return (
            attrs.evolve(line, amounts={**line.amounts, total.column: Decimal("1860.21")})
            if index == total.line
            else line
        )

    table: Table = township.tables[total.table]
    wrong = attrs.evolve(table, lines=tuple(slipped(index, line) for index, line in enumerate(table.lines)))
    tables = (*township.tables[: total.table], wrong, *township.tables[total.table + 1 :])
    assert [name for name, each in figures(attrs.evolve(township, tables=tables)).items() if each.is_disputed] == [
        "total_expenditure"
    ]


def test_a_figure_of_another_year_is_no_key_figure(township: Disclosure) -> None:
    assert figures(attrs.evolve(township, tables=())) == {}
    assert "total_income" in figures(township)
    prior = attrs.evolve(township.tables[0], coordinate=Coordinate(fiscal_year=2025))
    assert "total_income" not in figures(attrs.evolve(township, tables=(prior,)))


def test_the_rows_speak_of_known_values() -> None:
    path = Path(budgetschema.__file__).parent / "report" / "data" / "key_figures.csv"
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert set(rows[0]) - {"name", "zh", "en"} <= set(DIMENSIONS)
    assert {row["fund_source"] for row in rows} - {""} <= {each.code for each in codelist("fund_sources")}
    assert {row["item"] for row in rows} - {""} <= {each.code for each in codelist("items")}
    names = [(row["name"], row["zh"], row["en"]) for row in rows]
    assert len({name for name, _, _ in names}) == len(set(names)), "alternatives of one figure have one title"
