"""Pages as rows of the grid: tables cell by cell, running text paragraph by paragraph, page furniture marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from budgetschema.model import FragmentKind, Place
from budgetschema.reading.grid import Cell, Row
from budgetschema.reading.readers.pdf.furniture import Key, furniture
from budgetschema.reading.readers.pdf.layout import Page
from budgetschema.reading.readers.pdf.lines import TextLine
from budgetschema.reading.readers.pdf.paragraphs import (
    Margins,
    Paragraph,
    goes_on,
    margins_of,
    paragraph_of,
    parts_of,
)
from budgetschema.reading.readers.pdf.second import Box
from budgetschema.reading.readers.pdf.tables import PageTable, TableCell, by_place

_SAME_SIZE = 1.2
"""Parts of one line that differ more in size are rows of their own: a title, and its unit beside it."""


@attrs.frozen(slots=True)
class _Words:
    """Parts of a line that stand beside each other: a row of cells outside of tables."""

    page: int
    parts: tuple[TextLine, ...]
    kind: FragmentKind | None = None


@attrs.frozen(slots=True)
class _Table:
    page: int
    table: PageTable


_Block = Paragraph | _Words | _Table


def rows_of(pages: Sequence[Page]) -> tuple[Row, ...]:
    """The rows of all pages in reading order."""
    margins = margins_of(pages)
    maker = _Maker()
    for block in _blocks(pages, furniture(pages), margins):
        match block:
            case Paragraph():
                maker.text(block)
            case _Words():
                maker.words(block)
            case _Table():
                maker.table(block)
    return tuple(maker.rows)


def _blocks(pages: Sequence[Page], marks: Mapping[Key, FragmentKind], margins: Mapping[int, Margins]) -> list[_Block]:
    """What becomes rows. A paragraph goes on over page furniture, and over nothing else."""
    blocks: list[_Block] = []
    current: Paragraph | None = None
    for page in pages:
        for line in page.slanted:
            blocks.append(_Words(page.number, (line,), FragmentKind.RUNNING_HEAD))
        for index, item in enumerate(page.items):
            kind = marks.get((page.number, index))
            if isinstance(item, PageTable):
                blocks.append(_Table(page.number, item))
                current = None
                continue
            parts = parts_of(item)
            if kind is not None:
                blocks.append(_Words(page.number, parts, kind))
            elif len(parts) > 1:
                blocks += [_Words(page.number, group) for group in _by_size(parts)]
                current = None
            elif current is not None and goes_on(current, item, page.number, margins):
                current.add(item, page.number)
            else:
                current = paragraph_of(item, page.number)
                blocks.append(current)
    return blocks


def _by_size(parts: Sequence[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """Parts of like size together, the largest first."""
    groups: list[list[TextLine]] = []
    for part in sorted(parts, key=lambda one: -one.size):
        if groups and groups[-1][0].size <= _SAME_SIZE * part.size:
            groups[-1].append(part)
        else:
            groups.append([part])
    for group in groups:
        yield tuple(sorted(group, key=lambda one: one.left))


class _Maker:
    """Makes rows and counts them, on each page and over all."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._lines: dict[int, int] = {}
        self._regions = 0

    def _place(self, page: int, box: Box) -> Place:
        self._lines[page] = self._lines.get(page, 0) + 1
        return Place(page=page, line=self._lines[page], box=box_text(box))

    def _add(
        self, place: Place, cells: Sequence[Cell], region: int | None = None, kind: FragmentKind | None = None
    ) -> None:
        self.rows.append(Row(len(self.rows), place, tuple(cells), region=region, furniture=kind))

    def text(self, paragraph: Paragraph) -> None:
        """A paragraph is a row of one cell."""
        place = self._place(paragraph.page, paragraph.box)
        if paragraph.last_page != paragraph.page:
            place = attrs.evolve(place, end_page=paragraph.last_page)
        self._add(place, [Cell(paragraph.text, 0)])

    def words(self, words: _Words) -> None:
        """Parts of a line are a row of several cells."""
        parts = words.parts
        box = (
            min(part.left for part in parts),
            min(part.top for part in parts),
            max(part.right for part in parts),
            max(part.bottom for part in parts),
        )
        place = self._place(words.page, box)
        if len(parts) == 1:
            cells = [Cell(parts[0].text, 0)]
        else:
            cells = [
                Cell(part.text, column, place=_within(place, column, (part.left, part.top, part.right, part.bottom)))
                for column, part in enumerate(parts)
            ]
        self._add(place, cells, kind=words.kind)

    def table(self, block: _Table) -> None:
        """A table is a region with one row for each of its rows."""
        table = block.table
        places = by_place(table.cells)
        origins: dict[TableCell, Cell] = {}
        for row in range(len(table.ys) - 1):
            place = self._place(block.page, (table.xs[0], table.ys[row], table.xs[-1], table.ys[row + 1]))
            cells: list[Cell] = []
            for column in range(len(table.xs) - 1):
                cell = places[row, column]
                if (cell.row, cell.column) == (row, column):
                    origins[cell] = Cell(cell.text, column, place=_within(place, column, cell.box), other=cell.other)
                    cells.append(origins[cell])
                else:
                    cells.append(Cell("", column, covered_by=origins[cell]))
            self._add(place, cells, region=self._regions)
        self._regions += 1


def _within(place: Place, column: int, box: Box) -> Place:
    return attrs.evolve(place, cell=column + 1, box=box_text(box))


def box_text(box: Box) -> str:
    """A box as the format writes it: left, top, right, bottom in points."""
    return " ".join(f"{max(side, 0.0):.1f}" for side in box)
