"""A table as printed, with its findings marked in the cells; too wide a table is cut into strips, as printers do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from budgetschema.findings import Finding, Language, Severity
from budgetschema.model import Column, ColumnRole, Line, LineRole, Table
from budgetschema.report.cells import cell_text
from budgetschema.report.columns import width as columns_of
from budgetschema.report.marks import below
from budgetschema.report.terminal.screen import MUTED, STYLES, plain

_GAP = 3
_LABEL_SHARE = 2
"""The names take at most this part (a half) of the terminal."""
_SHOWN = (ColumnRole.AMOUNT, ColumnRole.TEXT, ColumnRole.NAME)


@attrs.frozen(kw_only=True, slots=True)
class Sight:
    """How a table is looked at: its index in the document, the findings by place, the language, the room."""

    index: int
    found: Mapping[str, tuple[Finding, ...]] = attrs.field(factory=dict)
    lang: Language = "zh"
    width: int | None = None


def table_view(table: Table, sight: Sight) -> Group:
    """The table, its notes, and the findings on it by the numbers that stand in its cells."""
    on_it = below(sight.found, f"/tables/{sight.index}")
    numbers = {id(finding): number for number, finding in enumerate(on_it, 1)}
    unit = "" if table.unit is None else f" ({table.unit.zh if sight.lang == 'zh' else table.unit.en})"
    parts: list[RenderableType] = [plain(f"{table.number or sight.index + 1} {table.title}{unit}", "bold")]
    blocks: list[str | None] = [block.id for block in table.blocks]
    for block in blocks or [None]:
        title = next((each.title for each in table.blocks if each.id == block and each.title), None)
        if title:
            parts.append(plain(title))
        parts += _block(table, block, sight, numbers)
    parts += [plain(note.text, MUTED) for note in table.notes]
    for finding in on_it:
        parts.append(
            plain(f"[{numbers[id(finding)]}] {finding.rule_id} {finding.message(sight.lang)}", STYLES[finding.severity])
        )
    return Group(*parts)


def _block(table: Table, block: str | None, sight: Sight, numbers: Mapping[int, int]) -> Iterator[Grid]:
    lines = [(index, line) for index, line in enumerate(table.lines) if line.block == block]
    cells = {
        column.id: [_cell(table, index, column, sight, numbers) for index, _ in lines]
        for column in table.columns
        if column.role in _SHOWN and column.block == block
    }
    columns = [column for column in table.columns if column.id in cells and _is_shown(column, cells[column.id])]
    labels = [_label(index, line, sight, numbers) for index, line in lines]
    room = _room(labels, sight.width)
    widths = [max(_columns(head(column)), *(_columns(cell) for cell in cells[column.id]), 0) for column in columns]
    for strip in strips(widths, None if sight.width is None else sight.width - room - _GAP):
        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
        grid.add_column("", max_width=room)
        for number in strip:
            amount = columns[number].role is ColumnRole.AMOUNT
            grid.add_column(head(columns[number]), justify="right" if amount else "left", no_wrap=amount)
        for row, ((_, line), label) in enumerate(zip(lines, labels, strict=True)):
            style = "bold" if line.role in (LineRole.TOTAL, LineRole.HEADING) else ""
            grid.add_row(label, *(cells[columns[number].id][row] for number in strip), style=style)
        yield grid


def _is_shown(column: Column, cells: Sequence[Text]) -> bool:
    return column.role is ColumnRole.AMOUNT or any(cell.plain for cell in cells)


def head(column: Column) -> Text:
    """The header path, the outermost above."""
    return Text("\n").join(plain(part) for part in column.header) if column.header else plain(column.id)


def strips(widths: Sequence[int], room: int | None) -> list[list[int]]:
    """Columns, by number, that stand beside each other in ``room``; at least one in each strip, none left out.

    A table without columns is one strip without columns: its lines are shown all the same.
    """
    found: list[list[int]] = [[]]
    taken = 0
    for number, width in enumerate(widths):
        if room is not None and found[-1] and taken + width + _GAP > room:
            found.append([])
            taken = 0
        found[-1].append(number)
        taken += width + _GAP
    return found


def _room(labels: Sequence[Text], width: int | None) -> int:
    natural = max((_columns(label) for label in labels), default=0)
    return max(natural if width is None else min(natural, width // _LABEL_SHARE), 1)


def _columns(text: Text) -> int:
    return max((columns_of(part) for part in text.plain.split("\n")), default=0)


def _label(index: int, line: Line, sight: Sight, numbers: Mapping[int, int]) -> Text:
    code = next((reference.code for reference in line.codes if reference.code), None)
    indent = "  " * max((line.level or 1) - 1, 0)
    text = plain(f"{indent}{f'{code} ' if code else ''}{line.label or ''}")
    own = f"/tables/{sight.index}/lines/{index}"
    cells = tuple(f"{own}/{kind}/" for kind in ("amounts", "marks", "texts"))
    found = [each for spot, those in sight.found.items() for each in those
             if spot == own or (spot.startswith(f"{own}/") and not spot.startswith(cells))]  # fmt: skip
    return _marked(text, found, numbers)


def _cell(table: Table, index: int, column: Column, sight: Sight, numbers: Mapping[int, int]) -> Text:
    text = plain(cell_text(table, table.lines[index], column))
    own = f"/tables/{sight.index}/lines/{index}"
    found = [
        each for kind in ("amounts", "marks", "texts") for each in sight.found.get(f"{own}/{kind}/{column.id}", ())
    ]
    return _marked(text, found, numbers)


def _marked(text: Text, found: Sequence[Finding], numbers: Mapping[int, int]) -> Text:
    if found:
        gravest = min((each.severity for each in found), key=list(Severity).index)
        text.stylize(STYLES[gravest])
        refs = ",".join(str(number) for number in sorted({numbers[id(each)] for each in found}))
        text.append(f" [{refs}]", STYLES[gravest])
    return text
