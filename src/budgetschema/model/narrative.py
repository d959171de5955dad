"""The text of a disclosure: outline, paragraphs, what it states, assets and glossary."""

from __future__ import annotations

import datetime
from decimal import Decimal

import attrs

from budgetschema.model.coordinate import Coordinate, Mark
from budgetschema.model.enums import Direction, MoneyUnit, StatementKind
from budgetschema.model.fields import many, optional, placed, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Place


@titled("目录条目", "contents entry", "目录中的一行。")
@attrs.frozen(kw_only=True, slots=True)
class ContentsEntry:
    """A line of the table of contents."""

    title: str = required(
        "标题", "title", format=Format.TEXT,
        zh_note="目录中的标题，不含引导点。", en_note="The title in the contents, without leader dots.",
    )  # fmt: skip
    page: str | None = optional(
        "页码", "page", format=Format.TEXT,
        zh_note="印出的页码，按原文，可能与实际页不符。",
        en_note="The printed page number, which may not be the true page.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("段落", "paragraph", "一段原文。")
@attrs.frozen(kw_only=True, slots=True)
class Paragraph:
    """A paragraph as printed."""

    text: str = required(
        "文字", "text", format=Format.TEXT, xml="element",
        zh_note="段落全文。", en_note="The paragraph in full.",
    )  # fmt: skip
    place: Place | None = placed()


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

    level: int = required(
        "层级", "level", minimum=0, maximum=9,
        zh_note="层级：0 为第一部分，1 为一、，2 为（一），3 为 1、。",
        en_note="Depth: 0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1、.",
    )  # fmt: skip
    number: str | None = optional(
        "编号", "number", format=Format.TEXT,
        zh_note="标题前印出的编号。", en_note="The number printed before the heading.",
    )  # fmt: skip
    title: str = required(
        "标题", "title", format=Format.TEXT,
        zh_note="标题，不含编号。", en_note="The heading without its number.",
    )  # fmt: skip
    role: str | None = optional(
        "内容类型", "role", format=Format.ID, open_codelist="sections",
        zh_note="这一节说的是什么，与标题的措辞无关。",
        en_note="What the section is about, whatever its heading says.",
    )  # fmt: skip
    paragraphs: tuple[Paragraph, ...] = many(
        "段落", "paragraphs", item="paragraph",
        zh_note="标题之下、下一个标题之前的段落。", en_note="The paragraphs between this heading and the next.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("职责", "duty", "部门的一项职责。")
@attrs.frozen(kw_only=True, slots=True)
class Duty:
    """A duty of the department."""

    number: str | None = optional(
        "编号", "number", format=Format.TEXT,
        zh_note="这项职责前印出的编号。", en_note="The number printed before the duty.",
    )  # fmt: skip
    text: str = required(
        "职责", "text", format=Format.TEXT, xml="element",
        zh_note="一项职责的全文。", en_note="The duty in full.",
    )  # fmt: skip
    place: Place | None = placed()


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

    kind: StatementKind = required(
        "种类", "kind",
        zh_note="这句话说的是总额、占比、增减还是其他。",
        en_note="Whether it tells a total, a share, a change or something else.",
    )  # fmt: skip
    section: int = required(
        "章节序号", "section", minimum=1, maximum=100_000,
        zh_note="在 sections 中的序号，从 1 起。", en_note="Position in sections, from 1.",
    )  # fmt: skip
    paragraph: int = required(
        "段落序号", "paragraph", minimum=1, maximum=100_000,
        zh_note="在该节 paragraphs 中的序号，从 1 起。",
        en_note="Position in the paragraphs of that section, from 1.",
    )  # fmt: skip
    start: int = required(
        "起", "start", minimum=0, maximum=1_000_000,
        zh_note="首字符在段落中的位置，从 0 起。",
        en_note="Position of its first character in the paragraph, from 0.",
    )  # fmt: skip
    end: int = required(
        "止", "end", minimum=0, maximum=1_000_000,
        zh_note="末字符之后的位置，从 0 起。", en_note="Position after its last character, from 0.",
    )  # fmt: skip
    text: str = required(
        "原文", "text", format=Format.TEXT, xml="element",
        zh_note="段落中从 start 到 end 的原文。", en_note="The text of the paragraph from start to end.",
    )  # fmt: skip
    subject: str | None = optional(
        "主语", "subject", format=Format.TEXT,
        zh_note="所说的是什么，按原文。", en_note="What is spoken of, in the words of the text.",
    )  # fmt: skip
    value: Decimal | None = optional(
        "数值", "value", format=Format.DECIMAL,
        zh_note="所说的数值，按原文的小数位。", en_note="The figure told, with its printed places.",
    )  # fmt: skip
    unit: MoneyUnit | None = optional(
        "金额单位", "unit of money",
        zh_note="数值为金额时的单位。", en_note="Unit of a value that is money.",
    )  # fmt: skip
    measure: str | None = optional(
        "计量单位", "unit of measure", format=Format.TEXT,
        zh_note="数值不是金额时的计量单位，按原文，如 %、辆。",
        en_note="What a value that is no money is counted in, as printed, such as % or 辆.",
    )  # fmt: skip
    direction: Direction | None = optional(
        "方向", "direction",
        zh_note="增加、减少或持平。", en_note="Whether it grew, shrank or stayed.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional(
        "坐标", "coordinate",
        zh_note="所说的是哪个数字。", en_note="Which figure is meant.",
    )  # fmt: skip
    base: Coordinate | None = optional(
        "比较基准", "base of comparison",
        zh_note="与哪个数字相比，如上年预算。",
        en_note="Which figure it is compared with, such as the prior-year budget.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("资产持有", "asset holding", "一项国有资产及其数量。")
@attrs.frozen(kw_only=True, slots=True)
class AssetHolding:
    """A holding of state assets: how many of what."""

    kind: str = required(
        "种类", "kind", format=Format.ID, open_codelist="assets",
        zh_note="是哪一种资产。", en_note="Which kind of asset it is.",
    )  # fmt: skip
    label: str = required(
        "名称（原文）", "label as printed", format=Format.TEXT,
        zh_note="资产的名称，按原文。", en_note="The words printed for it.",
    )  # fmt: skip
    quantity: Decimal | None = optional(
        "数量", "quantity", format=Format.DECIMAL,
        zh_note="数量，按原文的小数位。", en_note="How many, with the printed places.",
    )  # fmt: skip
    mark: Mark | None = optional(
        "非数字标记", "what is printed instead of a quantity",
        zh_note="应填数量处印出的其他内容，如占位符。",
        en_note="What stands where the quantity is expected, such as a placeholder.",
    )  # fmt: skip
    unit: str | None = optional(
        "计量单位", "unit of measure", format=Format.TEXT,
        zh_note="计量单位，按原文，如辆、台（套）。", en_note="What it is counted in, as printed, such as 辆.",
    )  # fmt: skip
    as_of: datetime.date | None = optional(
        "截止日期", "as-of date", format=Format.DATE,
        zh_note="数量所截止的日期。", en_note="The day for which the quantity is told.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("名词", "glossary term", "名词及其解释。")
@attrs.frozen(kw_only=True, slots=True)
class GlossaryTerm:
    """A term and its definition."""

    number: str | None = optional(
        "编号", "number", format=Format.TEXT,
        zh_note="名词前印出的编号。", en_note="The number printed before the term.",
    )  # fmt: skip
    term: str = required(
        "名词", "term", format=Format.TEXT,
        zh_note="被解释的名词。", en_note="The term that is explained.",
    )  # fmt: skip
    definition: str | None = optional(
        "解释", "definition", format=Format.TEXT, xml="element",
        zh_note="解释全文；只列名词时省略。", en_note="The explanation; left out where the term stands alone.",
    )  # fmt: skip
    place: Place | None = placed()
