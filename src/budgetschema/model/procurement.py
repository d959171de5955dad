"""Government procurement: totals, and the catalogue of services that departments may buy."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

import attrs

from budgetschema.model.coordinate import Mark
from budgetschema.model.enums import MoneyUnit
from budgetschema.model.fields import extended, flagged, many, mapping, optional, placed, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Extension, Flag, Place


@titled(
    "政府采购预算",
    "procurement totals",
    "政府采购预算总额及货物、工程、服务各项。印的不是数字（如不涉及）时，在 marks 中以字段名为键。",
)
@attrs.frozen(kw_only=True, slots=True)
class ProcurementTotals:
    """Procurement budget by goods, works and services (预算法实施条例 asks for it), in ``unit``.

    Where something other than a figure is printed, such as 不涉及, ``marks`` has it under the field's name.
    """

    unit: MoneyUnit = required(
        "金额单位", "unit of money",
        zh_note="各项金额的单位。", en_note="Unit of the amounts.",
    )  # fmt: skip
    total: Decimal | None = optional(
        "采购预算总额", "total", format=Format.DECIMAL,
        zh_note="政府采购预算总额。", en_note="The whole procurement budget.",
    )  # fmt: skip
    goods: Decimal | None = optional(
        "货物", "goods", format=Format.DECIMAL,
        zh_note="采购货物的预算。", en_note="Budget for goods.",
    )  # fmt: skip
    works: Decimal | None = optional(
        "工程", "works", format=Format.DECIMAL,
        zh_note="采购工程的预算。", en_note="Budget for works.",
    )  # fmt: skip
    services: Decimal | None = optional(
        "服务", "services", format=Format.DECIMAL,
        zh_note="采购服务的预算。", en_note="Budget for services.",
    )  # fmt: skip
    marks: Mapping[str, Mark] = mapping(
        "非数字标记", "marks", item="mark", key="field",
        zh_note="以字段名为键：应填金额处印出的其他内容。",
        en_note="By field name: what is printed where a figure is expected.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("印发文件", "official notice", "印发目录的公文。")
@attrs.frozen(kw_only=True, slots=True)
class OfficialNotice:
    """The official letter by which a catalogue was issued."""

    letterhead: str | None = optional(
        "文件头", "letterhead", format=Format.TEXT,
        zh_note="公文红头，即发文机关标志。", en_note="The name of the issuing body at the head of the letter.",
    )  # fmt: skip
    number: str | None = optional(
        "文号", "document number", format=Format.TEXT,
        zh_note="发文字号，如晋财综〔2023〕43号。", en_note="The number of the letter, such as 晋财综〔2023〕43号.",
    )  # fmt: skip
    title: str | None = optional(
        "标题", "title", format=Format.TEXT,
        zh_note="公文标题。", en_note="The title of the letter.",
    )  # fmt: skip
    addressee: str | None = optional(
        "主送机关", "addressee", format=Format.TEXT,
        zh_note="公文的收受单位。", en_note="To whom it is addressed.",
    )  # fmt: skip
    paragraphs: tuple[str, ...] = many(
        "正文", "paragraphs", item="paragraph", format=Format.TEXT,
        zh_note="公文正文，每段一项。", en_note="The body of the letter, one item for each paragraph.",
    )  # fmt: skip
    release: str | None = optional(
        "信息公开选项", "release note", format=Format.TEXT,
        zh_note="公文上关于是否公开的说明。", en_note="What the letter says of its own publication.",
    )  # fmt: skip
    issuer: str | None = optional(
        "印发机关", "issuing office", format=Format.TEXT,
        zh_note="版记中的印发机关。", en_note="The office named in the imprint.",
    )  # fmt: skip
    imprint: str | None = optional(
        "印发说明", "imprint", format=Format.TEXT,
        zh_note="版记中的印发日期，按原文。", en_note="The line of the imprint with the date of printing.",
    )  # fmt: skip
    issued: datetime.date | None = optional(
        "印发日期", "date of issue", format=Format.DATE,
        zh_note="由版记读出的日期。", en_note="The date read from the imprint.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("目录部门", "catalogue department", "目录中的部门标题。")
@attrs.frozen(kw_only=True, slots=True)
class CatalogDepartment:
    """A department heading of the catalogue."""

    name: str = required(
        "部门", "department", format=Format.TEXT,
        zh_note="部门标题，按原文。", en_note="The heading, as printed.",
    )  # fmt: skip
    place: Place | None = placed()


@titled(
    "目录项",
    "catalogue entry",
    "目录中的一项，按原文保留。级次由名称所在的列决定（1 至 4），没有名称时由代码长度决定；"
    "上级代码为同一部门内其上一级的代码。",
)
@attrs.frozen(kw_only=True, slots=True)
class ProcurementCatalogEntry:
    """An entry of the catalogue, kept as printed.

    ``level`` is the level of the column in which the name stands (1 to 4); where no name is printed it follows from
    the length of the code. ``parent`` is the code of the entry above it in the same department.
    """

    department: str | None = optional(
        "部门", "department", format=Format.TEXT,
        zh_note="本项所在的部门标题。", en_note="The department heading under which the entry stands.",
    )  # fmt: skip
    code: str | None = optional(
        "代码", "code", format=Format.TEXT,
        zh_note="目录代码，如 A、A15、A1501。",
        en_note="The code of the catalogue, such as A, A15 or A1501.",
    )  # fmt: skip
    level: int = required(
        "目录级次", "level", minimum=1, maximum=20,
        zh_note="名称所在列的级次，1 至 4。",
        en_note="The level of the column in which the name stands, 1 to 4.",
    )  # fmt: skip
    name: str | None = optional(
        "名称", "name", format=Format.TEXT,
        zh_note="目录项名称。", en_note="Name of the entry.",
    )  # fmt: skip
    parent: str | None = optional(
        "上级代码", "code of the parent", format=Format.TEXT,
        zh_note="同一部门内上一级目录项的代码。", en_note="Code of the entry above it in the same department.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()


@titled("政府购买服务指导性目录", "service procurement catalogue", "部门可以购买的服务目录。")
@attrs.frozen(kw_only=True, slots=True)
class ProcurementCatalog:
    """A catalogue of services that departments may buy (政府购买服务指导性目录)."""

    title: str | None = optional(
        "标题", "title", format=Format.TEXT,
        zh_note="目录的标题，按原文。", en_note="Title of the catalogue, as printed.",
    )  # fmt: skip
    notice: OfficialNotice | None = optional(
        "印发文件", "letter of issue",
        zh_note="印发目录的公文；没有一并公开时省略。",
        en_note="The letter by which it was issued; left out where it is not published with it.",
    )  # fmt: skip
    header: tuple[str, ...] = many(
        "表头", "header as printed", item="title", format=Format.TEXT,
        zh_note="印出的表头，从左到右。", en_note="The printed header from left to right.",
    )  # fmt: skip
    departments: tuple[CatalogDepartment, ...] = many(
        "部门", "departments", item="department",
        zh_note="目录中的部门标题，按原文次序。",
        en_note="The department headings of the catalogue, in printed order.",
    )  # fmt: skip
    entries: tuple[ProcurementCatalogEntry, ...] = required(
        "目录项", "entries", item="entry",
        zh_note="各目录项，平铺，按原文次序。", en_note="The entries as a flat list in printed order.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()
    extensions: tuple[Extension, ...] = extended()
