"""The comparison of disclosures notices every kind of misreading, and counts the figures that stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest

from budgetschema.model import Disclosure, Table
from tests.reading.comparing import (
    Comparison,
    compare_catalogues,
    compare_forms,
    compare_tables,
    compare_text,
)

SPENDING = 2


def with_table(disclosure: Disclosure, change: Callable[[Table], Table]) -> Disclosure:
    """The disclosure with its table of expenditure changed."""
    tables = list(disclosure.tables)
    tables[SPENDING] = change(tables[SPENDING])
    return attrs.evolve(disclosure, tables=tuple(tables))


def with_line(table: Table, number: int, **changes: object) -> Table:
    lines = list(table.lines)
    lines[number] = attrs.evolve(lines[number], **changes)
    return attrs.evolve(table, lines=tuple(lines))


def without_places(table: Table) -> Table:
    return attrs.evolve(table, lines=tuple(attrs.evolve(line, amounts=_unplaced(line.amounts)) for line in table.lines))


def _unplaced(amounts: dict[str, Decimal]) -> dict[str, Decimal]:
    return {name: amount.normalize() for name, amount in amounts.items()}


def swapped(table: Table) -> Table:
    """The figures of two columns exchanged in every line."""
    names = {"basic": "project", "project": "basic"}
    lines = [
        attrs.evolve(line, amounts={names.get(name, name): value for name, value in line.amounts.items()})
        for line in table.lines
    ]
    return attrs.evolve(table, lines=tuple(lines))


def recoordinated(table: Table) -> Table:
    """A column that was taken for another."""
    columns = [
        attrs.evolve(column, coordinate=table.columns[-1].coordinate) if column.id == "basic" else column
        for column in table.columns
    ]
    return attrs.evolve(table, columns=tuple(columns))


def test_a_disclosure_is_like_itself(township: Disclosure) -> None:
    for compare in (compare_tables, compare_text, compare_forms, compare_catalogues):
        result = compare(township, township)
        assert (result.differences, result.placed) == ((), result.figures)
    assert compare_tables(township, township).figures == 422


@pytest.mark.parametrize(
    ("change", "what", "lost"),
    [
        (lambda table: with_line(table, 3, amounts={}), "figure", 2),
        (lambda table: with_line(table, 3, label="行政"), "label", 0),
        (lambda table: with_line(table, 3, codes=()), "code", 2),
        (lambda table: with_line(table, 3, level=9), "level", 0),
        (lambda table: attrs.evolve(table, lines=table.lines[:3] + table.lines[4:]), "line", 2),
        (lambda table: attrs.evolve(table, lines=(*table.lines, table.lines[3])), "line", 0),
        (lambda table: attrs.evolve(table, title="支出"), "title", 0),
        (lambda table: attrs.evolve(table, unit=None), "unit", 0),
        (lambda table: attrs.evolve(table, number="4"), "number", 0),
        (lambda table: attrs.evolve(table, captions=()), "caption", 0),
        (lambda table: attrs.evolve(table, columns=table.columns[:-1]), "column", 39),
        (recoordinated, "coordinate", 19),
        (swapped, "figure", 58),
        (without_places, "figure", 22),
    ],
)
def test_what_was_misread_in_a_table_is_told(
    township: Disclosure, change: Callable[[Table], Table], what: str, lost: int
) -> None:
    result = compare_tables(township, with_table(township, change))
    assert what in {one.what for one in result.differences}
    assert all("expenditure_summary" in one.where for one in result.differences)
    assert result.figures - result.placed == lost, str(result)


def test_a_table_that_is_missing_takes_its_figures_along(township: Disclosure) -> None:
    result = compare_tables(township, attrs.evolve(township, tables=township.tables[1:]))
    assert [one.what for one in result.differences] == ["table"]
    assert result.figures - result.placed == sum(len(line.amounts) for line in township.tables[0].lines)


def test_a_difference_names_place_and_both_values(township: Disclosure) -> None:
    changed = with_table(township, lambda table: with_line(table, 3, amounts={"total": Decimal("1.0")}))
    result = compare_tables(township, changed)
    assert "2010301 行政运行 › total: figure '264.89' was read as '1.0'" in str(result)


@pytest.mark.parametrize(
    ("change", "compare", "what"),
    [
        (lambda it: attrs.evolve(it, sections=it.sections[:-1]), compare_text, "text"),
        (lambda it: attrs.evolve(it, duties=it.duties[1:]), compare_text, "text"),
        (lambda it: attrs.evolve(it, fiscal_year=2025), compare_text, "fiscal_year"),
        (lambda it: attrs.evolve(it, projects=it.projects[1:]), compare_forms, "form"),
        (
            lambda it: attrs.evolve(it, projects=(attrs.evolve(it.projects[0], indicators=()), *it.projects[1:])),
            compare_forms,
            "indicator",
        ),
        (
            lambda it: attrs.evolve(it, projects=(attrs.evolve(it.projects[0], funding=()), *it.projects[1:])),
            compare_forms,
            "line",
        ),
        (lambda it: attrs.evolve(it, procurement_catalogs=()), compare_catalogues, "title"),
        (
            lambda it: attrs.evolve(
                it,
                procurement_catalogs=(
                    attrs.evolve(it.procurement_catalogs[0], entries=it.procurement_catalogs[0].entries[1:]),
                ),
            ),
            compare_catalogues,
            "entry",
        ),
    ],
)
def test_what_was_misread_elsewhere_is_told(
    township: Disclosure,
    change: Callable[[Disclosure], Disclosure],
    compare: Callable[[Disclosure, Disclosure], Comparison],
    what: str,
) -> None:
    assert what in {one.what for one in compare(township, change(township)).differences}
