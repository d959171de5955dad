"""Pages that tests spell out, as the reader sees them."""

from budgetschema.reading.grid import Cell, Grid
from budgetschema.reading.readers.html import read
from budgetschema.reading.readers.source import Source

Shown = str | tuple[str, ...]


def grid_of(page: str | bytes, *, encoding: str | None = None, name: str = "page.html") -> Grid:
    """The grid of a page."""
    data = page.encode() if isinstance(page, str) else page
    return read(Source(data=data, name=name, encoding=encoding))


def shown(page: str | bytes) -> list[Shown]:
    """Running text as texts, rows of tables as tuples; ``<`` stands in positions that a merged cell covers."""
    grid = grid_of(page)
    return [
        row.cells[0].text if row.region is None and not row.is_tabular else tuple(_shown(cell) for cell in row.cells)
        for row in grid.rows
    ]


def _shown(cell: Cell) -> str:
    return f"<{cell.covered_by.text}" if cell.covered_by is not None else cell.text


def texts(page: str | bytes) -> list[str]:
    """What every row prints."""
    return [row.text for row in grid_of(page).rows]
