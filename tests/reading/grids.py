"""Grids as readers of files with merged cells yield them: ``<`` is covered from the left, ``^`` from above."""

import attrs

from budgetschema import Disclosure
from budgetschema.model import Place, SourceFile, Table
from budgetschema.reading import Coverage
from budgetschema.reading.grid import Cell, Grid, Row, joined
from budgetschema.reading.recognise import recognise

COVER = "某县某局\n2026年部门预算"


@attrs.frozen
class Frame:
    """A table that the source draws: rows of cells separated by ``|``, on one page or sheet."""

    text: str
    page: int | None = None
    sheet: str | None = None


def grid(*parts: str | Frame, name: str = "file.pdf") -> Grid:
    """Running text and frames, one after the other."""
    rows: list[Row] = []
    regions = 0
    for part in parts:
        frame = part if isinstance(part, Frame) else None
        above: list[Cell] = []
        for line in (frame.text if frame else str(part)).strip("\n").split("\n"):
            texts = line.split("|") if frame else [line]
            cells = _cells(texts, above)
            place = (
                Place(page=frame.page, sheet=frame.sheet, line=len(rows) + 1) if frame else Place(line=len(rows) + 1)
            )
            rows.append(Row(len(rows), place, cells, region=regions if frame else None))
            above = [cell.covered_by or cell for cell in cells]
        regions += frame is not None
    return Grid((SourceFile(name=name),), tuple(rows))


def _cells(texts: list[str], above: list[Cell]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for column, text in enumerate(texts):
        bare = text.strip().replace("\\n", "\n")
        if bare == "<":
            cells.append(Cell("", column, covered_by=cells[-1].covered_by or cells[-1]))
        elif bare == "^":
            cells.append(Cell("", column, covered_by=above[column]))
        else:
            cells.append(Cell(bare, column))
    return tuple(cells)


def read(*parts: str | Frame | Grid) -> tuple[Disclosure, Coverage]:
    """What is recognised under a cover, or in grids of several files."""
    grids = [part for part in parts if isinstance(part, Grid)]
    return recognise(joined(grids) if grids else grid(COVER, *(part for part in parts if not isinstance(part, Grid))))


def tables(*parts: str | Frame) -> tuple[Table, ...]:
    """The tables under a cover; every cell must have become data."""
    disclosure, coverage = read(*parts)
    assert coverage.leftovers == ()
    return disclosure.tables


def paths(table: Table) -> list[str]:
    """Header paths, steps joined by a slash."""
    return ["/".join(column.header) for column in table.columns]
