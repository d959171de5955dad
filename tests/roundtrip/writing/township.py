"""The township disclosure as a publication: structure from what was read, wording from the printed rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from budgetschema.model import Column, ColumnRole, Disclosure, Line, PerformanceIndicator, Project, Side, Table
from tests.reading.sources import Printed
from tests.roundtrip.writing.pages import Box, Boxes, Kind, Publication, Sheet, Text

FORMS = 4
ENTRIES = 130
_KINDS: dict[ColumnRole, Kind] = {ColumnRole.AMOUNT: "figure", ColumnRole.CODE: "code"}
_FIELDS = (
    ("项目概况", "overview"),
    ("立项依据", "basis"),
    ("项目设立必要性", "necessity"),
    ("保证项目实施的制度、措施", "measures"),
    ("项目实施计划", "plan"),
)


def shortened(disclosure: Disclosure, forms: int = FORMS, entries: int = ENTRIES) -> Disclosure:
    """The disclosure with a few of its forms and the beginning of its catalogue, which are much alike."""
    (catalogue,) = disclosure.procurement_catalogs
    kept = catalogue.entries[:entries]
    last = kept[-1].place
    departments = tuple(one for one in catalogue.departments if one.place.line <= last.line)
    return attrs.evolve(
        disclosure,
        projects=disclosure.projects[:forms],
        procurement_catalogs=(attrs.evolve(catalogue, entries=kept, departments=departments),),
    )


def publication(printed: Printed, disclosure: Disclosure) -> Publication:
    """What to print so that ``disclosure`` is what one reads."""
    return tuple(item for _, item in sorted(_items(printed, disclosure), key=lambda pair: pair[0]))


def _items(printed: Printed, disclosure: Disclosure) -> Iterator[tuple[int, Text | Sheet]]:
    taken: set[int] = set()
    for table in disclosure.tables:
        lines = _lines_of(table)
        taken |= set(range(min(lines), max(lines) + 1))
        yield min(lines), _table(table, printed)
    for project in disclosure.projects:
        yield project.place.line, _form(project)
    (catalogue,) = printed.disclosure.procurement_catalogs
    entries = [entry.place.line for entry in catalogue.entries]
    title = max(line for line in range(1, min(entries)) if printed.at(line) == (catalogue.title,))
    taken |= set(range(title, max(entries) + 1))
    yield title, _catalogue(disclosure)
    forms = [project.place.line for project in printed.disclosure.projects]
    cells = [line for line in range(max(forms), title) if len(printed.at(line)) > 1]
    taken |= set(range(min(forms), max(cells) + 1))
    for line, row in enumerate(printed.rows, 1):
        text = "\t".join(row).strip()
        if line not in taken and text and not text.startswith("— "):
            # The contents print a page number after a tab.
            yield line, Text(text.replace("\t", " "))


def _lines_of(table: Table) -> list[int]:
    places = [table.place, *(line.place for line in table.lines), *(note.place for note in table.notes)]
    return [line for place in places for line in (place.line, place.end_line) if line is not None]


def _table(table: Table, printed: Printed) -> Sheet:
    head = head_of([column.header for column in table.columns])
    ordinals = tuple(Box(column.ordinal or "") for column in table.columns)
    numbered = any(box.text for box in ordinals)
    return Sheet(
        kind="table",
        above=tuple(text for text in (table.label, table.title) if text),
        captions=tuple(f"{caption.label}：{caption.value or ''}" for caption in table.captions),
        head=(*head, ordinals) if numbered else head,
        body=tuple(_body(table, printed)),
        notes=tuple(note.text for note in table.notes),
    )


def head_of(paths: Sequence[tuple[str, ...]]) -> tuple[Boxes, ...]:
    """A header of merged cells from the paths of the columns: what neighbours have in common is printed once."""
    depth = max(len(path) for path in paths)
    rows: list[Boxes] = []
    for level in range(depth):
        row: list[Box] = []
        # A path that ends here reaches down; each such column is a cell of its own.
        keys = [(path[: level + 1], index if len(path) == level + 1 else None) for index, path in enumerate(paths)]
        for (path, ends), group in groupby(keys):
            if len(path) == level + 1:
                row.append(Box(path[-1], across=len(list(group)), down=depth - level if ends is not None else 1))
        rows.append(tuple(row))
    return tuple(rows)


def _body(table: Table, printed: Printed) -> Iterator[Boxes]:
    """One row for each printed row, the blocks beside each other."""
    for _, lines in groupby(sorted(table.lines, key=lambda line: line.place.line), key=lambda line: line.place.line):
        by_block = {line.block: line for line in lines}
        yield tuple(
            Box(
                _cell(table, by_block[column.block], column, printed) if column.block in by_block else "",
                kind=_KINDS.get(column.role, "text"),
            )
            for column in table.columns
        )


def _cell(table: Table, line: Line, column: Column, printed: Printed) -> str:
    if column.role is ColumnRole.LABEL:
        # 合计 may stand in the column of codes.
        own = printed.at(line.place.line)
        return line.label or "" if _at(own, column.place.cell) else ""
    if column.id in line.amounts:
        return str(line.amounts[column.id])
    place = table.place_of(line, column.id)
    return _at(printed.at(place.line), place.cell)


def _at(row: tuple[str, ...], cell: int) -> str:
    return row[cell - 1].strip() if cell <= len(row) else ""


def _form(project: Project) -> Sheet:
    department = project.competent_department
    body = [
        _pairs(("项目名称", project.name)),
        _pairs(("主管部门及代码", f"{department.code}-{department.name}"), ("实施单位", project.implementing_unit)),
        _pairs(("项目属性", project.attribute), ("项目期", project.period)),
        *_funding(project),
        *(_pairs((label, getattr(project, field) or "")) for label, field in _FIELDS),
        (Box("实施期目标", across=4), Box("年度目标", across=4)),
        (Box("总体目标"), Box(project.period_goal or "", across=3), Box(project.year_goal or "", across=4)),
        *_indicators(project),
        tuple(
            Box(text) for text in ("负责人:", "", "经办人:", "", "联系电话:", "", "填报日期:", project.filed_as_printed)
        ),
    ]
    return Sheet(kind="form", above=(project.form_title, f"({project.year}年度)"), body=tuple(body))


def _pairs(*pairs: tuple[str, str]) -> Boxes:
    value = 6 if len(pairs) == 1 else 2
    return tuple(box for label, text in pairs for box in (Box(label, across=2), Box(text, across=value)))


def _funding(project: Project) -> Iterator[Boxes]:
    for number, funding in enumerate(project.funding):
        title = (Box("项目资金 (元)", down=len(project.funding)),) if number == 0 else ()
        period, year = (str(funding.amounts.get(side.value, "")) for side in (Side.PERIOD, Side.YEAR))
        label = funding.label.replace("实施期", "年度")
        yield (
            *title,
            Box(funding.label),
            Box(period, across=2, kind="figure"),
            Box(label, across=2),
            Box(year, across=2, kind="figure"),
        )


def _indicators(project: Project) -> Iterator[Boxes]:
    header = ("一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")
    period = [one for one in project.indicators if one.side is Side.PERIOD]
    year = [one for one in project.indicators if one.side is Side.YEAR]
    count = max(len(period), len(year))
    yield (Box("绩效指标", down=count + 1), *(Box(text) for text in header))
    above = None
    for number in range(count):
        sides = [side[number] if number < len(side) else None for side in (period, year)]
        level = next(side.level_1 for side in sides if side is not None)
        subs = next(side.level_2 for side in sides if side is not None)
        cells = [text for side in sides for text in ((subs, side.level_3, _value(side)) if side else (subs, "", ""))]
        down = sum(1 for one in (period or year) if one.level_1 == level) if level != above else 0
        above = level
        yield (*((Box(level, down=down),) if down else ()), *(Box(text) for text in cells))


def _value(indicator: PerformanceIndicator) -> str:
    if indicator.printed is not None:
        return indicator.printed
    if indicator.text is not None:
        return indicator.text
    sign = {"ge": "≥", "le": "≤", "gt": "＞", "lt": "＜", "eq": "="}.get(indicator.operator or "", "")
    return f"{sign}{indicator.value}{indicator.unit or ''}"


def _catalogue(disclosure: Disclosure) -> Sheet:
    (catalogue,) = disclosure.procurement_catalogs
    rows: list[tuple[int, Boxes]] = []
    for department in catalogue.departments:
        rows.append((department.place.line, (Box(department.name, across=5),)))
    for entry in catalogue.entries:
        names = ["", "", "", ""]
        names[entry.level - 1] = entry.name or ""
        rows.append((entry.place.line, (Box(entry.code or "", kind="code"), *(Box(name) for name in names))))
    return Sheet(
        kind="catalogue",
        above=(catalogue.title,),
        head=(tuple(Box(text) for text in catalogue.header),),
        body=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
    )
