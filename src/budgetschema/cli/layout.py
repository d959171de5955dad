"""Plain-text layout of tables and projects for the terminal."""

from __future__ import annotations

from budgetschema.findings import Language
from budgetschema.model import ColumnRole, Funding, Line, PerformanceIndicator, Project, Side, Table
from budgetschema.model.shape import members
from budgetschema.report.columns import aligned


def table_text(table: Table, lang: Language) -> str:
    """A table with one block of lines under the other."""
    unit = "" if table.unit is None else f" ({table.unit.zh if lang == 'zh' else table.unit.en})"
    lines = [f"{table.number + ' ' if table.number else ''}{table.title}{unit}"]
    blocks: list[str | None] = [block.id for block in table.blocks]
    for block in blocks or [None]:
        columns = [column for column in table.columns if column.role is ColumnRole.AMOUNT and column.block == block]
        rows = [["", *("/".join(column.header[-2:]) or column.id for column in columns)]]
        for line in table.lines:
            if line.block == block:
                rows.append([_label(line), *(_cell(line, column.id) for column in columns)])
        lines += ["", *aligned(rows, [False, *(True for _ in columns)])]
    lines += [note.text for note in table.notes]
    return "\n".join(lines)


def _label(line: Line) -> str:
    code = next((reference.code for reference in line.codes if reference.code), None)
    indent = "  " * max((line.level or 1) - 1, 0)
    return f"{indent}{f'{code} ' if code else ''}{line.label or ''}"


def _cell(line: Line | Funding, column: str) -> str:
    if column in line.amounts:
        return format(line.amounts[column], "f")
    return line.marks[column].text if column in line.marks else ""


def project_text(project: Project, lang: Language) -> str:
    """A project: its fields, funding and indicators."""
    rows = []
    for member in members(Project):
        value = getattr(project, member.name)
        if member.kind is str and member.container == "one" and value is not None:
            rows.append([member.meta.zh if lang == "zh" else member.meta.en, value])
    lines = aligned(rows, [False, False])
    for funding in project.funding:
        figures = [_cell(funding, side.value) for side in Side]
        lines.append(f"  {funding.label} {' / '.join(figures) if any(figures) else ''}".rstrip())
    lines += [f"  {_indicator(indicator)}" for indicator in project.indicators]
    return "\n".join(lines)


def _indicator(indicator: PerformanceIndicator) -> str:
    names = " › ".join(filter(None, (indicator.level_1, indicator.level_2, indicator.level_3)))
    if indicator.printed or indicator.text:
        return f"{names}: {indicator.printed or indicator.text}"
    operator = indicator.operator.zh if indicator.operator else ""
    value = format(indicator.value, "f") if indicator.value is not None else ""
    return f"{names}: {operator}{value}{indicator.unit or ''}"
