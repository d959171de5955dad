"""Grids of several files."""

from __future__ import annotations

from budgetschema.model import Place, SourceFile
from budgetschema.reading.grid import Cell, Grid, Row, joined


def _grid(name: str) -> Grid:
    """A header that reaches over two columns and down to the second row; its cell has a box, as in a PDF."""
    head = Cell("本年收入", 0, place=Place(box=("1", "2", "3", "4")))
    across, below = (Cell("", column, covered_by=head) for column in (1, 0))
    rows = (Row(0, Place(page=1, line=1), (head, across)), Row(1, Place(page=1, line=2), (below, Cell("合计", 1))))
    return Grid((SourceFile(name=name),), rows)


def test_covered_cells_of_a_later_file_name_the_cell_that_stands_in_the_grid() -> None:
    grid = joined([_grid("tables.pdf"), _grid("text.pdf")])
    for first, second, file in zip(grid.rows[::2], grid.rows[1::2], (1, 2), strict=True):
        head = first.cells[0]
        assert head.place is not None
        assert head.place.file == file
        assert first.cells[1].covered_by is head
        assert second.cells[0].covered_by is head
