"""The table model against a second one that fills in every position of every span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.reading.readers.html.spans import TooManyPositionsError, positions
from tests.reading.html.pages import grid_of

SPANS = st.tuples(st.integers(1, 5), st.integers(0, 5))
GROUPS = st.lists(st.lists(st.lists(SPANS, max_size=5), max_size=5), max_size=3)


def occupied(groups: list[list[list[tuple[int, int]]]]) -> tuple[dict[tuple[int, int], tuple[int, int]], int]:
    """Positions by row and column with the cell (row, number) in them, as the HTML standard draws tables."""
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    top = 0
    for group in groups:
        bottom = top + len(group)
        for y, cells in enumerate(group, top):
            x = 0
            for number, (wide, deep) in enumerate(cells):
                while (y, x) in taken:
                    x += 1
                for row in range(y, min(y + deep, bottom) if deep else bottom):
                    for column in range(x, x + wide):
                        taken.setdefault((row, column), (y, number))
                x += wide
        top = bottom
    return taken, top


@given(GROUPS)
def test_positions(groups: list[list[list[tuple[int, int]]]]):
    taken, height = occupied(groups)
    # A cell begins at the leftmost position of its first row.
    begins = {cell: min(x for (y, x), one in taken.items() if one == cell and y == cell[0]) for cell in taken.values()}
    columns = sorted(set(begins.values()))

    found = positions(groups, 10_000)

    assert len(found) == height
    for y, row in enumerate(found):
        assert [slot and (slot.row, slot.number) for slot in row] == [taken.get((y, x)) for x in columns]
        assert [bool(slot and slot.begins) for slot in row] == [
            (y, x) in taken and taken[y, x][0] == y and begins[taken[y, x]] == x for x in columns
        ]


@given(GROUPS)
def test_every_cell_comes_out_once(groups: list[list[list[tuple[int, int]]]]):
    names: list[str] = []
    page = []
    for group in groups:
        page.append("<tbody>")
        for cells in group:
            page.append("<tr>")
            for wide, deep in cells:
                names.append(f"n{len(names)}")
                page.append(f"<td colspan={wide} rowspan={deep}>{names[-1]}</td>")
            page.append("</tr>")
        page.append("</tbody>")

    grid = grid_of(f"<p>文</p><table>{''.join(page)}</table>")

    assert sorted(cell.text for _, cell in grid.printed_cells()) == sorted([*names, "文"])
    assert len({len(row.cells) for row in grid.rows if row.region is not None}) <= 1
    printed = [id(cell) for row in grid.rows for cell in row.cells]
    for row in grid.rows:
        for column, cell in enumerate(row.cells):
            assert cell.column == column
            assert cell.covered_by is None or (not cell.text and id(cell.covered_by) in printed)


@pytest.mark.parametrize(
    "groups",
    [
        [[[(1000, 1)]] * 100],
        [[[(1000, 0)], *[[(1, 1)]] * 100]],
        [[[(1, 1)] * 200, *[[(1, 1)]] * 200]],
    ],
    ids=["wide", "deep", "many"],
)
def test_positions_are_bounded(groups: list[list[list[tuple[int, int]]]]):
    with pytest.raises(TooManyPositionsError):
        positions(groups, 30_000)
