"""The text of a disclosure: outline, paragraphs, what it states, assets and glossary."""

from __future__ import annotations

import datetime
from decimal import Decimal

import attrs

from budgetschema.model.enums import Direction, MoneyUnit, StatementKind
from budgetschema.model.fields import many, optional, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Place
from budgetschema.model.table import Coordinate, Mark


@titled("目录条目", "contents entry", "目录中的一行。")
@attrs.frozen(kw_only=True, slots=True)
class ContentsEntry:
    """A line of the table of contents."""

    title: str = required("标题", "title", format=Format.TEXT)
    page: str | None = optional("页码", "page", format=Format.TEXT)
    place: Place | None = optional("出处", "place", xml="inline")


@titled("段落", "paragraph", "一段原文。")
@attrs.frozen(kw_only=True, slots=True)
class Paragraph:
    """A paragraph as printed."""

    text: str = required("文字", "text", format=Format.TEXT, xml="element")
    place: Place | None = optional("出处", "place", xml="inline")


@titled(
    "章节",
    "section",
    "提纲中的一个标题及其段落。提纲按印出次序平铺，层级 0 为第一部分，1 为一、，2 为（一），3 为 1、。"
    "另有专门字段的内容（表、职责、名词解释等）不在此重复。",
)
@attrs.frozen(kw_only=True, slots=True)
class Section:
    """A heading of the outline with the paragraphs under it.

    The outline is a flat list in printed order; ``level`` gives the depth (0 for 第一部分, 1 for 一、, 2 for （一）,
    3 for 1、). What stands in a field of its own (tables, duties, glossary …) is not repeated here.
    """

    level: int = required("层级", "level", minimum=0, maximum=9)
    number: str | None = optional("编号", "number", format=Format.TEXT)
    title: str = required("标题", "title", format=Format.TEXT)
    role: str | None = optional("内容类型", "role", format=Format.ID, open_codelist="sections")
    paragraphs: tuple[Paragraph, ...] = many("段落", "paragraphs", item="paragraph")
    place: Place | None = optional("出处", "place", xml="inline")


@titled("职责", "duty", "部门的一项职责。")
@attrs.frozen(kw_only=True, slots=True)
class Duty:
    """A duty of the department."""

    number: str | None = optional("编号", "number", format=Format.TEXT)
    text: str = required("职责", "text", format=Format.TEXT, xml="element")
    place: Place | None = optional("出处", "place", xml="inline")


@titled(
    "数字表述",
    "statement",
    "从说明文字中提取的数字表述。section、paragraph 为从 1 起的序号，start、end 为该段的字符位置，不含 end。"
    "金额以 unit 为单位；其他数值（含百分比）的计量单位原文在 measure。",
)
@attrs.frozen(kw_only=True, slots=True)
class Statement:
    """A claim about figures, extracted from the narrative.

    ``section`` and ``paragraph`` are positions from 1 in ``sections`` and its ``paragraphs``; ``start`` and ``end``
    count characters of that paragraph, end exclusive. A ``value`` in money has its ``unit``; any other value,
    percentages included, has the word printed for it in ``measure``.
    """

    kind: StatementKind = required("种类", "kind")
    section: int = required("章节序号", "section", minimum=1, maximum=100_000)
    paragraph: int = required("段落序号", "paragraph", minimum=1, maximum=100_000)
    start: int = required("起", "start", minimum=0, maximum=1_000_000)
    end: int = required("止", "end", minimum=0, maximum=1_000_000)
    text: str = required("原文", "text", format=Format.TEXT, xml="element")
    subject: str | None = optional("主语", "subject", format=Format.TEXT)
    value: Decimal | None = optional("数值", "value", format=Format.DECIMAL)
    unit: MoneyUnit | None = optional("金额单位", "unit of money")
    measure: str | None = optional("计量单位", "unit of measure", format=Format.TEXT)
    direction: Direction | None = optional("方向", "direction")
    coordinate: Coordinate | None = optional("坐标", "coordinate")
    base: Coordinate | None = optional("比较基准", "base of comparison")
    place: Place | None = optional("出处", "place", xml="inline")


@titled("资产持有", "asset holding", "一项国有资产及其数量。")
@attrs.frozen(kw_only=True, slots=True)
class AssetHolding:
    """A holding of state assets: how many of what."""

    kind: str = required("种类", "kind", format=Format.ID, open_codelist="assets")
    label: str = required("名称（原文）", "label as printed", format=Format.TEXT)
    quantity: Decimal | None = optional("数量", "quantity", format=Format.DECIMAL)
    mark: Mark | None = optional("非数字标记", "what is printed instead of a quantity")
    unit: str | None = optional("计量单位", "unit of measure", format=Format.TEXT)
    as_of: datetime.date | None = optional("截止日期", "as-of date", format=Format.DATE)
    place: Place | None = optional("出处", "place", xml="inline")


@titled("名词", "glossary term", "名词及其解释。")
@attrs.frozen(kw_only=True, slots=True)
class GlossaryTerm:
    """A term and its definition."""

    number: str | None = optional("编号", "number", format=Format.TEXT)
    term: str = required("名词", "term", format=Format.TEXT)
    definition: str | None = optional("解释", "definition", format=Format.TEXT, xml="element")
    place: Place | None = optional("出处", "place", xml="inline")
