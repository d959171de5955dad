"""Budget tables: columns that say what they mean, lines that carry the printed figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from budgetschema.model.enums import (
    CodeBasis,
    ColumnRole,
    ExpenditureKind,
    Flow,
    Layer,
    LineRole,
    MarkKind,
    Moment,
    MoneyUnit,
    NoteKind,
    Scheme,
)
from budgetschema.model.fields import many, mapping, optional, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Extension, Flag, Place, crossing

LEAST_CONFIDENCE = Decimal("0.90")
"""A table that was read with less confidence is in doubt."""


@titled(
    "分类引用",
    "code reference",
    "对某一分类体系的引用：体系、版本年度、编码、原文名称。未知或地方编码照样保留；"
    "原文只有名称时没有编码，依据说明编码是印出的还是按名称对应的。",
)
@attrs.frozen(kw_only=True, slots=True)
class CodeReference:
    """A reference into a classification: scheme, edition year, code and the name as printed.

    An unknown or local code is kept. ``code`` is absent where the source prints only a name; ``basis`` tells a
    printed code from one found by the name.
    """

    scheme: Scheme = required("分类体系", "classification scheme")
    edition: int = required("版本年度", "edition year", minimum=1949, maximum=2999)
    code: str | None = optional("编码", "code", format=Format.TEXT)
    name: str | None = optional("名称（原文）", "name as printed", format=Format.TEXT)
    basis: CodeBasis = required("依据", "basis of the code")


@titled(
    "坐标",
    "coordinate",
    "数字在预算立方体中的位置；公开信息、表、列、行各给出若干维度，同一维度以最近者为准：行先于列，列先于表，表先于整份公开信息。",
)
@attrs.frozen(kw_only=True, slots=True)
class Coordinate:
    """Where a figure stands in the budget cube.

    Disclosure, table, column and line each contribute dimensions; of one dimension the nearest counts: the line's
    before the column's, the column's before the table's, the table's before the disclosure's.
    """

    flow: Flow | None = optional("收支方向", "flow")
    fund_source: str | None = optional("资金来源", "fund source", format=Format.ID, codelist="fund_sources")
    layer: Layer | None = optional("资金年度", "layer")
    expenditure_kind: ExpenditureKind | None = optional("支出类别", "expenditure kind")
    function: str | None = optional("功能分类编码", "function code", format=Format.TEXT)
    economic_department: str | None = optional("部门经济分类编码", "department-side economic code", format=Format.TEXT)
    economic_government: str | None = optional("政府经济分类编码", "government-side economic code", format=Format.TEXT)
    item: str | None = optional("事项", "item", format=Format.ID, open_codelist="items")
    project: str | None = optional("项目", "project", format=Format.TEXT)
    organisation: str | None = optional("单位", "organisation", format=Format.TEXT)
    moment: Moment | None = optional("口径时点", "moment")
    fiscal_year: int | None = optional("预算年度", "fiscal year", minimum=1949, maximum=2999)


@titled("非数字标记", "mark", "应填数字处的其他内容：横线、不涉及、遗留的占位符等。")
@attrs.frozen(kw_only=True, slots=True)
class Mark:
    """What stands in a cell where a figure is expected: a dash, 不涉及, a leftover placeholder and the like."""

    kind: MarkKind = required("种类", "kind")
    text: str = required("原文", "text as printed", format=Format.TEXT)


@titled("表头说明", "caption", "表名与表头之间的一行，如部门名称、单位。")
@attrs.frozen(kw_only=True, slots=True)
class Caption:
    """A printed line between a table's title and its header, such as 部门名称 or 单位."""

    label: str = required("标签", "label", format=Format.TEXT)
    value: str | None = optional("内容", "value", format=Format.TEXT)
    place: Place | None = optional("出处", "place", xml="inline")


@titled("附注", "note", "表下或整份公开信息的说明。")
@attrs.frozen(kw_only=True, slots=True)
class Note:
    """A note under a table or on the whole disclosure."""

    kind: NoteKind = required("种类", "kind")
    text: str = required("内容", "text", format=Format.TEXT, xml="element")
    place: Place | None = optional("出处", "place", xml="inline")


@titled("分栏", "block", "一张表并排印有两组以上的行时，其中的一组。")
@attrs.frozen(kw_only=True, slots=True)
class Block:
    """One side of a table that prints two or more lists of lines beside each other."""

    id: str = required("标识", "identifier", format=Format.ID)
    title: str | None = optional("标题", "title", format=Format.TEXT)


@titled("列", "column", "一列：表头路径及其单元格的含义。")
@attrs.frozen(kw_only=True, slots=True)
class Column:
    """A column: its printed header path and what its cells mean."""

    id: str = required("标识", "identifier", format=Format.ID)
    role: ColumnRole = required("用途", "role")
    block: str | None = optional("所属栏", "block", format=Format.ID)
    header: tuple[str, ...] = many("表头路径", "header path", item="title", format=Format.TEXT)
    printed: tuple[str, ...] = many(
        "表头原文", "header path as printed", item="title", format=Format.TEXT,
        zh_note="仅在与表头路径不同时给出。", en_note="Given only where it differs from the header path.",
    )  # fmt: skip
    ordinal: str | None = optional("栏次", "printed column number", format=Format.TEXT)
    scheme: Scheme | None = optional("分类体系", "classification scheme")
    unit: MoneyUnit | None = optional(
        "金额单位", "unit of money", zh_note="仅在与表的单位不同时给出。",
        en_note="Given only where it differs from the table's.",
    )  # fmt: skip
    decimals: int | None = optional(
        "小数位数", "decimal places", minimum=0, maximum=8,
        zh_note="仅在与表的小数位数不同时给出。", en_note="Given only where it differs from the table's.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional("坐标", "coordinate")
    place: Place | None = optional("出处", "place", xml="inline")


@titled(
    "行",
    "line",
    "表中的一行。amounts 按列标识给出印出的数字，精确到原有小数位；空白单元格不出现；"
    "不是数字的内容在 marks；单元格原文与所给值不同（千分位、名称被拆断）时在 printed。",
)
@attrs.frozen(kw_only=True, slots=True)
class Line:
    """A line of a table.

    ``amounts`` maps column ids to the printed figures, exact and with their printed decimal places. A cell that is
    blank is in no mapping; one that holds something other than a figure is in ``marks``; where the printed text of a
    cell differs from the value given (thousands separators, broken names) it is in ``printed``.
    """

    label: str | None = optional("名称", "label", format=Format.TEXT)
    block: str | None = optional("所属栏", "block", format=Format.ID)
    role: LineRole = required("行类型", "role")
    level: int | None = optional("层级", "level", minimum=0, maximum=20)
    codes: tuple[CodeReference, ...] = many("分类编码", "classification codes", item="code")
    coordinate: Coordinate | None = optional("坐标", "coordinate")
    amounts: Mapping[str, Decimal] = mapping("金额", "amounts", item="amount", key="column", format=Format.DECIMAL)
    marks: Mapping[str, Mark] = mapping("非数字标记", "marks", item="mark", key="column")
    texts: Mapping[str, str] = mapping("文字", "texts", item="text", key="column", format=Format.TEXT)
    printed: Mapping[str, str] = mapping(
        "单元格原文", "cells as printed", item="cell", key="column", format=Format.TEXT
    )
    places: Mapping[str, Place] = mapping(
        "单元格出处", "places of cells", item="place", key="column",
        zh_note="仅在无法由行、列的出处推出时给出。",
        en_note="Given only where it does not follow from the places of line and column.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")
    extensions: tuple[Extension, ...] = many("扩展", "extensions", item="extension")


@titled("表", "table", "一张印出的表。表的类型与其表名、表号、次序无关。")
@attrs.frozen(kw_only=True, slots=True)
class Table:
    """A printed table. Its kind is apart from its printed title, number and order."""

    kind: str = required("表类型", "kind", format=Format.ID, open_codelist="table_kinds")
    number: str | None = optional("表号", "number", format=Format.TEXT)
    label: str | None = optional("表号原文", "number label as printed", format=Format.TEXT)
    title: str = required("表名", "title", format=Format.TEXT)
    unit: MoneyUnit | None = optional("金额单位", "unit of money")
    decimals: int | None = optional("小数位数", "decimal places", minimum=0, maximum=8)
    confidence: Decimal | None = optional(
        "读取可信度", "confidence of reading", format=Format.SHARE,
        zh_note="0.00 至 1.00，仅在从公开原件读取时给出；低于 0.90 的表应与原件核对。",
        en_note="0.00 to 1.00, given only where the table was read from what was published; below 0.90 it should be "
        "compared with that.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional("坐标", "coordinate")
    captions: tuple[Caption, ...] = many("表头说明", "captions", item="caption")
    blocks: tuple[Block, ...] = many("分栏", "blocks", item="block")
    columns: tuple[Column, ...] = required("列", "columns", item="column")
    lines: tuple[Line, ...] = required("行", "lines", item="line")
    notes: tuple[Note, ...] = many("附注", "notes", item="note")
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")
    extensions: tuple[Extension, ...] = many("扩展", "extensions", item="extension")

    @property
    def is_stated_empty(self) -> bool:
        """Whether a note says that the table has no data."""
        return any(note.kind is NoteKind.NO_DATA for note in self.notes)

    @property
    def is_in_doubt(self) -> bool:
        """Whether the table was read with so little confidence that its figures may be the reader's mistake."""
        return self.confidence is not None and self.confidence < LEAST_CONFIDENCE

    def column(self, column_id: str) -> Column:
        """The column with this id. Raises ``KeyError``."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)

    def place_of(self, line: Line, column_id: str) -> Place | None:
        """Where the cell of ``line`` under a column was printed: as given, else from the line's and column's places."""
        if column_id in line.places:
            return line.places[column_id]
        return crossing(line.place, self.column(column_id).place)
