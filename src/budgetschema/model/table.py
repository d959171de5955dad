"""Budget tables: columns that say what they mean, lines that carry the printed figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from budgetschema.model.coordinate import CodeReference, Coordinate, Mark
from budgetschema.model.enums import ColumnRole, LineRole, MoneyUnit, NoteKind, Scheme
from budgetschema.model.fields import extended, flagged, many, mapping, optional, placed, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Extension, Flag, Place, crossing

LEAST_CONFIDENCE = Decimal("0.90")
"""A table that was read with less confidence is in doubt."""


@titled("表头说明", "caption", "表名与表头之间的一行，如部门名称、单位。")
@attrs.frozen(kw_only=True, slots=True)
class Caption:
    """A printed line between a table's title and its header, such as 部门名称 or 单位."""

    label: str = required(
        "标签", "label", format=Format.TEXT,
        zh_note="冒号前的文字。", en_note="The words before the colon.",
    )  # fmt: skip
    value: str | None = optional(
        "内容", "value", format=Format.TEXT,
        zh_note="冒号后的内容；没有印出时省略。",
        en_note="What stands after the colon; left out where nothing does.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("附注", "note", "表下或整份公开信息的说明。")
@attrs.frozen(kw_only=True, slots=True)
class Note:
    """A note under a table or on the whole disclosure."""

    kind: NoteKind = required(
        "种类", "kind",
        zh_note="一般说明、本表无数据或尾差说明。",
        en_note="Whether it is general, says that the table is empty, or speaks of rounding.",
    )  # fmt: skip
    text: str = required(
        "内容", "text", format=Format.TEXT, xml="element",
        zh_note="附注全文，按原文。", en_note="The whole note, as printed.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("分栏", "block", "一张表并排印有两组以上的行时，其中的一组。")
@attrs.frozen(kw_only=True, slots=True)
class Block:
    """One side of a table that prints two or more lists of lines beside each other."""

    id: str = required(
        "标识", "identifier", format=Format.ID,
        zh_note="列、行的 block 以此指明所属的栏，在表内唯一。",
        en_note="The name by which columns and lines say that they belong here; unique in its table.",
    )  # fmt: skip
    title: str | None = optional(
        "标题", "title", format=Format.TEXT,
        zh_note="印在这一栏上方的标题。", en_note="The heading printed above this side.",
    )  # fmt: skip


@titled("列", "column", "一列：表头路径及其单元格的含义。")
@attrs.frozen(kw_only=True, slots=True)
class Column:
    """A column: its printed header path and what its cells mean."""

    id: str = required(
        "标识", "identifier", format=Format.ID,
        zh_note="行中各映射以此为键，在表内唯一。",
        en_note="The key of the mappings in the lines; unique in its table.",
    )  # fmt: skip
    role: ColumnRole = required(
        "用途", "role",
        zh_note="本列单元格装的是名称、编码、金额还是文字。",
        en_note="Whether the cells hold labels, codes, names, amounts or text.",
    )  # fmt: skip
    block: str | None = optional(
        "所属栏", "block", format=Format.ID,
        zh_note="本列属于并排的哪一栏；不分栏的表省略。",
        en_note="The side of the table that the column belongs to; left out in a table without blocks.",
    )  # fmt: skip
    header: tuple[str, ...] = many(
        "表头路径", "header path", item="title", format=Format.TEXT,
        zh_note="从上到下各层表头的文字。", en_note="The header cells above the column, top cell first.",
    )  # fmt: skip
    printed: tuple[str, ...] = many(
        "表头原文", "header path as printed", item="title", format=Format.TEXT,
        zh_note="仅在与表头路径不同时给出。", en_note="Given only where it differs from the header path.",
    )  # fmt: skip
    ordinal: str | None = optional(
        "栏次", "printed column number", format=Format.TEXT,
        zh_note="表头下印出的栏次，如 1、2 或“3=1+2”。",
        en_note="The column number printed under the header, such as 1 or 3=1+2.",
    )  # fmt: skip
    scheme: Scheme | None = optional(
        "分类体系", "classification scheme",
        zh_note="本列的编码、名称或分类行属于哪一分类。",
        en_note="The classification that the codes or names of the column belong to.",
    )  # fmt: skip
    unit: MoneyUnit | None = optional(
        "金额单位", "unit of money", zh_note="仅在与表的单位不同时给出。",
        en_note="Given only where it differs from the table's.",
    )  # fmt: skip
    decimals: int | None = optional(
        "小数位数", "decimal places", minimum=0, maximum=8,
        zh_note="仅在与表的小数位数不同时给出。", en_note="Given only where it differs from the table's.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional(
        "坐标", "coordinate",
        zh_note="本列所有数字共有的维度。", en_note="Dimensions that all figures of the column share.",
    )  # fmt: skip
    place: Place | None = placed()


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

    label: str | None = optional(
        "名称", "label", format=Format.TEXT,
        zh_note="本行的名称，断开的文字已相连。", en_note="The name of the line, with broken text joined.",
    )  # fmt: skip
    block: str | None = optional(
        "所属栏", "block", format=Format.ID,
        zh_note="本行属于并排的哪一栏；不分栏的表省略。",
        en_note="The side of the table that the line belongs to; left out in a table without blocks.",
    )  # fmt: skip
    role: LineRole = required(
        "行类型", "role",
        zh_note="合计、明细、其中或标题行。",
        en_note="Whether it is a total, a detail, an 其中 part or a heading.",
    )  # fmt: skip
    level: int | None = optional(
        "层级", "level", minimum=0, maximum=20,
        zh_note="在本表中的深度，数字越大越细；从几计起由表而定。",
        en_note="Depth in the table: the greater, the finer. Where counting starts is the table's own matter.",
    )  # fmt: skip
    codes: tuple[CodeReference, ...] = many(
        "分类编码", "classification codes", item="code",
        zh_note="本行的分类编码；一行可属于几个分类。",
        en_note="Classification codes of the line; it may have codes of several schemes.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional(
        "坐标", "coordinate",
        zh_note="只属于本行的维度，优先于列和表的坐标。",
        en_note="Dimensions of this line, which count before those of column and table.",
    )  # fmt: skip
    amounts: Mapping[str, Decimal] = mapping(
        "金额", "amounts", item="amount", key="column", format=Format.DECIMAL,
        zh_note="以列标识为键的金额，保留印出的小数位。",
        en_note="Amounts by column id, with their printed decimal places.",
    )  # fmt: skip
    marks: Mapping[str, Mark] = mapping(
        "非数字标记", "marks", item="mark", key="column",
        zh_note="以列标识为键：应填金额处印出的其他内容。",
        en_note="By column id: what is printed where a figure is expected.",
    )  # fmt: skip
    texts: Mapping[str, str] = mapping(
        "文字", "texts", item="text", key="column", format=Format.TEXT,
        zh_note="以列标识为键：文字列的内容，如备注。",
        en_note="By column id: cells of text columns, such as remarks.",
    )  # fmt: skip
    printed: Mapping[str, str] = mapping(
        "单元格原文", "cells as printed", item="cell", key="column", format=Format.TEXT,
        zh_note="以列标识为键：单元格原文，只在与所给的值不同时给出。",
        en_note="By column id: the cell as printed, only where the value given does not spell it.",
    )  # fmt: skip
    places: Mapping[str, Place] = mapping(
        "单元格出处", "places of cells", item="place", key="column",
        zh_note="仅在无法由行、列的出处推出时给出。",
        en_note="Given only where it does not follow from the places of line and column.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()
    extensions: tuple[Extension, ...] = extended()


@titled("表", "table", "一张印出的表。表的类型与其表名、表号、次序无关。")
@attrs.frozen(kw_only=True, slots=True)
class Table:
    """A printed table. Its kind is apart from its printed title, number and order."""

    kind: str = required(
        "表类型", "kind", format=Format.ID, open_codelist="table_kinds",
        zh_note="这张表说的是什么，与表名、表号、次序无关。",
        en_note="What the table is about, apart from its title, number and order.",
    )  # fmt: skip
    number: str | None = optional(
        "表号", "number", format=Format.TEXT,
        zh_note="表号，如 1、3。", en_note="The number of the table, such as 3.",
    )  # fmt: skip
    label: str | None = optional(
        "表号原文", "number label as printed", format=Format.TEXT,
        zh_note="印出的表号全文，如“预算公开表1”。",
        en_note="The whole label in which the number is printed, such as 预算公开表1.",
    )  # fmt: skip
    title: str = required(
        "表名", "title", format=Format.TEXT,
        zh_note="印出的表名。", en_note="The title as printed.",
    )  # fmt: skip
    unit: MoneyUnit | None = optional(
        "金额单位", "unit of money",
        zh_note="表中金额的单位；列可另有单位。没有印出单位时省略。",
        en_note="Unit of the amounts; a column may have its own. Left out where no unit is printed.",
    )  # fmt: skip
    decimals: int | None = optional(
        "小数位数", "decimal places", minimum=0, maximum=8,
        zh_note="表中金额印出的小数位数；各金额位数不一时省略。",
        en_note="Decimal places that the amounts are printed with; left out where they differ.",
    )  # fmt: skip
    confidence: Decimal | None = optional(
        "读取可信度", "confidence of reading", format=Format.SHARE,
        zh_note="0.00 至 1.00，仅在从公开原件读取时给出；低于 0.90 的表应与原件核对。",
        en_note="0.00 to 1.00, given only where the table was read from what was published; below 0.90 it should be "
        "compared with that.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional(
        "坐标", "coordinate",
        zh_note="表中所有数字共有的维度。", en_note="Dimensions that all figures of the table share.",
    )  # fmt: skip
    captions: tuple[Caption, ...] = many(
        "表头说明", "captions", item="caption",
        zh_note="表名与表头之间印出的内容，如部门名称、单位。",
        en_note="What is printed between title and header, such as 部门名称 and 单位.",
    )  # fmt: skip
    blocks: tuple[Block, ...] = many(
        "分栏", "blocks", item="block",
        zh_note="并排的各组行，如收入、支出两栏；只有一组时省略。",
        en_note="Lists printed side by side, such as income and expenditure; left out where there is one.",
    )  # fmt: skip
    columns: tuple[Column, ...] = required(
        "列", "columns", item="column",
        zh_note="各列，按从左到右的次序。", en_note="The columns from left to right.",
    )  # fmt: skip
    lines: tuple[Line, ...] = required(
        "行", "lines", item="line",
        zh_note="各行，按从上到下的次序；并排的各栏依次列出。",
        en_note="The lines from top to bottom, one block after the other.",
    )  # fmt: skip
    notes: tuple[Note, ...] = many(
        "附注", "notes", item="note",
        zh_note="印在表下的说明，包括“本表无数据”。",
        en_note="Notes printed under the table, a statement that it is empty included.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()
    extensions: tuple[Extension, ...] = extended()

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
