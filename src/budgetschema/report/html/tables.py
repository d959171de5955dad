"""Tables as they were printed: header paths, levels, blanks, marks and notes, and on them what was found."""

from __future__ import annotations

from itertools import islice

from budgetschema.model import Column, ColumnRole, Line, LineRole, Table
from budgetschema.report.cells import IndexedLine, cell_text, label_column, printed_rows, sides
from budgetschema.report.html.elements import Element, add, el
from budgetschema.report.html.headers import HeaderCell, header_rows
from budgetschema.report.html.marks import Marks
from budgetschema.report.html.words import TAGS, both, named

_DEEPEST = 8
_UPRIGHT = 8
"""A table of more columns is printed on a page that lies across."""


def table_section(table: Table, index: int, marks: Marks) -> Element:
    """A table with its title, what stands above and below it, and its findings."""
    body = printed_table(table, index, marks)
    name = f"table-{index}-title"
    title = el("h3", table_name(table), id_=name, lang=TAGS["zh"])
    body.set("aria-labelledby", name)
    frame = el("div", body, cls="scroll", tabindex="0", role="region", aria_labelledby=name)
    about = el("p", *_about(table), cls="about")
    notes = [el("p", note.text, cls="note", lang=TAGS["zh"]) for note in table.notes]
    classes = "table wide" if len(table.columns) > _UPRIGHT else "table"
    section = el("section", title, about, frame, *notes, cls=classes, id_=f"table-{index}")
    claim = marks.claim(f"/tables/{index}")
    if claim.marks:
        add(section, claim.on(el("p", both("findings.about"), cls="aside")))
    return section


def table_name(table: Table) -> str:
    """Number and title."""
    return " ".join(filter(None, (table.label or table.number, table.title)))


def _about(table: Table) -> list[Element | str]:
    """Captions and unit, and whether the table was read with confidence."""
    parts: list[Element | str] = [
        el("span", "：".join(filter(None, (each.label, each.value))), cls="caption", lang=TAGS["zh"])
        for each in table.captions
    ]
    if table.unit is not None and not any(each.value == table.unit.zh for each in table.captions):
        parts.append(el("span", both("table.unit"), named(table.unit), cls="caption"))
    if table.is_in_doubt:
        share = format(table.confidence or 0, "f")
        parts.append(el("span", both("table.doubt", confidence=share), cls="caption doubt"))
    return parts


def printed_table(table: Table, index: int, marks: Marks, limit: int | None = None) -> Element:
    """The table itself, with as many rows as ``limit`` says."""
    frame = _Frame(table, index, marks)
    rows = [frame.row(row) for row in islice(printed_rows(table), limit)]
    classes = "printed single" if len(frame.sides) == 1 else "printed"
    return el("table", frame.head(), el("tbody", *rows), cls=classes, lang=TAGS["zh"])


class _Frame:
    """The columns of a table side by side, and how a row is laid out under them."""

    def __init__(self, table: Table, index: int, marks: Marks) -> None:
        self.table, self.index, self.marks = table, index, marks
        self.sides = sides(table)
        self.blocks = frozenset(line.block for line in table.lines)
        # None stands for a column of names that a side lacks though its lines have names.
        self.columns: list[tuple[str | None, Column | None]] = [(each.block, each) for each in table.columns]
        named_lines = dict.fromkeys(line.block for line in table.lines if line.label)
        for side in reversed([each for each in named_lines if label_column(table, each) is None]):
            first = next((at for at, each in enumerate(self.columns) if each[0] == side), len(self.columns))
            self.columns.insert(first, (side, None))

    def head(self) -> Element:
        """The header, with the printed numbers of columns where there are any."""
        head = el("thead")
        paths = [() if column is None else column.printed or column.header for _, column in self.columns]
        for row in header_rows(paths):
            head.append(el("tr", *(self._head_cell(cell) for cell in row)))
        ordinals = ["" if column is None else column.ordinal or "" for _, column in self.columns]
        if any(ordinals):
            head.append(el("tr", *(el("td", each) for each in ordinals), cls="ordinals"))
        return head

    def _head_cell(self, cell: HeaderCell) -> Element:
        # A header without a word is no header to anybody who hears the page.
        tag = "th" if cell.text else "td"
        element = el(
            tag, cell.text, colspan=cell.across if cell.across > 1 else None,
            rowspan=cell.down if cell.down > 1 else None,
            scope=None if tag == "td" else "col" if cell.leaf else "colgroup",
            data_column=cell.column if cell.leaf else None,
        )  # fmt: skip
        _, column = self.columns[cell.column]
        if not cell.leaf or column is None:
            return element
        if column.unit is not None:
            add(element, " ", el("span", "(", named(column.unit), ")", cls="unit"))
        position = self.table.columns.index(column)
        return self.marks.claim(f"/tables/{self.index}/columns/{position}").on(element)

    def row(self, lines: tuple[IndexedLine | None, ...]) -> Element:
        """A row: the cells of each side's line, marked."""
        own = {each[1].block: each for each in lines if each is not None}
        first = next(each for each in lines if each is not None)
        row = el("tr", cls=_row_class(first[1]) if len(self.sides) == 1 else None)
        names: dict[str | None, Element] = {}
        for block, column in self.columns:
            # A column of no line's side is printed once, for all; a line of no side fills what columns it can.
            shared = block not in self.blocks or first[1].block not in self.sides
            indexed = own.get(block, first if shared and column is not None else None)
            cell = self._cell(column, indexed)
            row.append(cell)
            if indexed is not None:
                named_here = column is None or column.id == label_column(self.table, indexed[1].block)
                names[block] = cell if named_here else names.get(block, cell)
        for block, indexed in own.items():
            # What is about the line as a whole stands at its name.
            self.marks.claim(f"/tables/{self.index}/lines/{indexed[0]}").on(names.get(block, row[0]))
        return row

    def _cell(self, column: Column | None, indexed: IndexedLine | None) -> Element:
        if indexed is None:
            return el("td")
        position, line = indexed
        if column is None:
            return el("th", line.label or "", scope="row", cls=_level(line)) if line.label else el("td")
        text = cell_text(self.table, line, column)
        if column.role is ColumnRole.LABEL and column.id == label_column(self.table, line.block) and text:
            cell = el("th", text, scope="row", cls=f"name {_level(line)} {line.role.value}")
        elif column.role is ColumnRole.AMOUNT:
            cell = el("td", text, cls="amount" if column.id in line.amounts or not text else "amount other")
        else:
            cell = el("td", text, cls=column.role.value)
        pointer = f"/tables/{self.index}/lines/{position}"
        fields = ("amounts", "marks", "texts", "printed", "places")
        return self.marks.claim(*(f"{pointer}/{field}/{column.id}" for field in fields)).on(cell)


def _row_class(line: Line) -> str | None:
    return line.role.value if line.role in (LineRole.TOTAL, LineRole.HEADING) else None


def _level(line: Line) -> str:
    return f"level-{min(line.level or 0, _DEEPEST)}"
