"""What recognition carries along: the rows still to read, the books, and the disclosure as it grows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import attrs

from budgetschema.model import (
    AssetHolding,
    ContentsEntry,
    CoveredUnit,
    DepartmentTarget,
    Duty,
    Flag,
    Fragment,
    FragmentKind,
    GlossaryTerm,
    Moment,
    Paragraph,
    Place,
    ProcurementCatalog,
    ProcurementTotals,
    Project,
    Scope,
    Section,
    Table,
)
from budgetschema.reading.coverage import Ledger, Use
from budgetschema.reading.grid import Grid, Row
from budgetschema.reading.recognise.sections import Key, Outline
from budgetschema.reading.spelling import compact

_PAGE_NUMBER = re.compile(r"[-—–]+[0-9]{1,4}[-—–]+|第[0-9]{1,4}页(,?共[0-9]{1,4}页)?")
_YEAR = re.compile(r"(20[0-9]{2})\s*年(?:度|初)?[^0-9，。；]{0,24}?(?:预算|决算|(?:总|收支|收入|支出|经费)表)")
_PAGE_MARKS = (FragmentKind.PAGE_NUMBER, FragmentKind.RUNNING_HEAD)
UNKNOWN_YEAR = 1949
"""Stands where no year is found, and is flagged; the format asks for one."""


@attrs.define
class Draft:
    """A disclosure in the making."""

    title: str | None = None
    title_file: int | None = None
    publisher: str | None = None
    publisher_place: Place | None = None
    fiscal_year: int | None = None
    moment: Moment | None = None
    scope: Scope | None = None
    contents: list[ContentsEntry] = attrs.Factory(list)
    sections: list[Section] = attrs.Factory(list)
    duties: list[Duty] = attrs.Factory(list)
    organisation: list[Paragraph] = attrs.Factory(list)
    units_covered: list[CoveredUnit] = attrs.Factory(list)
    tables: list[Table] = attrs.Factory(list)
    department_targets: list[DepartmentTarget] = attrs.Factory(list)
    projects: list[Project] = attrs.Factory(list)
    procurement_totals: ProcurementTotals | None = None
    catalogs: list[ProcurementCatalog] = attrs.Factory(list)
    state_assets: list[AssetHolding] = attrs.Factory(list)
    glossary: list[GlossaryTerm] = attrs.Factory(list)
    fragments: list[Fragment] = attrs.Factory(list)
    flags: list[Flag] = attrs.Factory(list)


class State:
    """Rows in reading order without the blank ones, a position among them, the books and the draft."""

    def __init__(self, grid: Grid) -> None:
        printed = [row for row in grid.rows if not row.is_blank]
        self.rows: tuple[Row, ...] = tuple(row for row in printed if row.furniture is None)
        self.position = 0
        self.ledger = Ledger(grid)
        self.draft = Draft(flags=list(grid.flags))
        for row in printed:
            if row.furniture is not None:
                self.keep(row, row.furniture)
        self.raw_kept: set[tuple[int, int]] = set()
        """Row and column of the cells whose raw text a table line keeps."""
        self._marks = sorted(row.place.order for row in printed if row.furniture in _PAGE_MARKS)
        self._outline = Outline(self.draft.sections)
        self._headed: set[int | None] = set()
        self._said: dict[tuple[Key, str], int | None] = {}
        self._guessed_year = guess_fiscal_year(self.rows)

    @property
    def done(self) -> bool:
        """Whether every row was read."""
        return self.position >= len(self.rows)

    @property
    def row(self) -> Row:
        """The row at the position."""
        return self.rows[self.position]

    def peek(self, ahead: int) -> Row | None:
        """The row ``ahead`` rows further, or None past the end."""
        index = self.position + ahead
        return self.rows[index] if 0 <= index < len(self.rows) else None

    def take(self, use: Use = Use.DATA) -> Row:
        """Step past the row, booking all of it."""
        row = self.row
        self.ledger.book(row, use)
        self.position += 1
        return row

    @property
    def fiscal_year(self) -> int:
        """The year on the cover, else the one that the source speaks of most."""
        return self.draft.fiscal_year or self._guessed_year or UNKNOWN_YEAR

    @property
    def section_role(self) -> str | None:
        """The role of the section that the position is in: its own, or that of the nearest section above it."""
        return self._outline.role

    @property
    def at_front(self) -> bool:
        """Whether nothing of the file was read yet but its cover."""
        file = self.row.place.file
        draft = self.draft
        # Files are read one after another, so the last of each kind tells.
        kinds = (draft.contents, draft.sections, draft.tables, draft.projects, draft.department_targets)
        last = (entries[-1].place for entries in kinds if entries)
        return file not in self._headed and not any(place is not None and place.file == file for place in last)

    def has_mark_between(self, before: Place, here: Place) -> bool:
        """Whether a page number or running head that the grid knows as such stands between two places."""
        at = bisect_right(self._marks, before.order)
        return at < len(self._marks) and self._marks[at] < here.order

    @property
    def section(self) -> Section | None:
        """The section that the position is in."""
        return self._outline.section

    def open_section(self, section: Section, rows: int = 1) -> None:
        """Read a heading of so many rows: stand in its section, a new one unless a file before has the same."""
        self._headed.add(self.row.place.file)
        again = self._outline.enter(section)
        for _ in range(rows):
            if again:
                self.keep(self.row, FragmentKind.REPEATED_HEADER)
            self.take()

    def add_paragraph(self, paragraph: Paragraph, *, instead: bool = False) -> None:
        """Add a paragraph to the section that the position is in, or put it in the place of the last one."""
        self._outline.add(paragraph, instead=instead)

    def said_before(self) -> bool:
        """Whether the row says what a file before says in the same section; remembers it."""
        key = self._outline.key, compact(self.row.text)
        return self._said.setdefault(key, self.row.place.file) != self.row.place.file

    def keep(self, row: Row, kind: FragmentKind) -> None:
        """Keep a row (or what of it is not booked) as a fragment."""
        text = "\t".join(cell.stripped for cell in self.ledger.unbooked(row))
        if not text:
            return
        self.draft.fragments.append(Fragment(kind=kind, text=text, place=row.place))
        self.ledger.book(row, Use.UNPLACED if kind is FragmentKind.UNPLACED else Use.FURNITURE)

    def skip_page_number(self) -> bool:
        """Step past a page number, keeping it as a fragment."""
        if is_page_number(self.row):
            self.keep(self.row, FragmentKind.PAGE_NUMBER)
            self.position += 1
            return True
        return False


def is_page_number(row: Row) -> bool:
    """Whether a row is nothing but a page number."""
    return len(row.filled) == 1 and _PAGE_NUMBER.fullmatch(compact(row.text)) is not None


def guess_fiscal_year(rows: Sequence[Row]) -> int | None:
    """The year that stands most often before 预算 or 决算, or in the title of a table."""
    years = Counter(year for row in rows for cell in row.filled for year in _YEAR.findall(cell.text))
    return int(years.most_common(1)[0][0]) if years else None
