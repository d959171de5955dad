"""Government procurement: totals, and the catalogue of services that departments may buy."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

import attrs

from budgetschema.model.enums import MoneyUnit
from budgetschema.model.fields import many, mapping, optional, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Extension, Flag, Place
from budgetschema.model.table import Mark


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

    unit: MoneyUnit = required("金额单位", "unit of money")
    total: Decimal | None = optional("采购预算总额", "total", format=Format.DECIMAL)
    goods: Decimal | None = optional("货物", "goods", format=Format.DECIMAL)
    works: Decimal | None = optional("工程", "works", format=Format.DECIMAL)
    services: Decimal | None = optional("服务", "services", format=Format.DECIMAL)
    marks: Mapping[str, Mark] = mapping("非数字标记", "marks", item="mark", key="field")
    place: Place | None = optional("出处", "place", xml="inline")


@titled("印发文件", "official notice", "印发目录的公文。")
@attrs.frozen(kw_only=True, slots=True)
class OfficialNotice:
    """The official letter by which a catalogue was issued."""

    letterhead: str | None = optional("文件头", "letterhead", format=Format.TEXT)
    number: str | None = optional("文号", "document number", format=Format.TEXT)
    title: str | None = optional("标题", "title", format=Format.TEXT)
    addressee: str | None = optional("主送机关", "addressee", format=Format.TEXT)
    paragraphs: tuple[str, ...] = many("正文", "paragraphs", item="paragraph", format=Format.TEXT)
    release: str | None = optional("信息公开选项", "release note", format=Format.TEXT)
    issuer: str | None = optional("印发机关", "issuing office", format=Format.TEXT)
    imprint: str | None = optional("印发说明", "imprint", format=Format.TEXT)
    issued: datetime.date | None = optional("印发日期", "date of issue", format=Format.DATE)
    place: Place | None = optional("出处", "place", xml="inline")


@titled("目录部门", "catalogue department", "目录中的部门标题。")
@attrs.frozen(kw_only=True, slots=True)
class CatalogDepartment:
    """A department heading of the catalogue."""

    name: str = required("部门", "department", format=Format.TEXT)
    place: Place | None = optional("出处", "place", xml="inline")


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

    department: str | None = optional("部门", "department", format=Format.TEXT)
    code: str | None = optional("代码", "code", format=Format.TEXT)
    level: int = required("目录级次", "level", minimum=1, maximum=20)
    name: str | None = optional("名称", "name", format=Format.TEXT)
    parent: str | None = optional("上级代码", "code of the parent", format=Format.TEXT)
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")


@titled("政府购买服务指导性目录", "service procurement catalogue", "部门可以购买的服务目录。")
@attrs.frozen(kw_only=True, slots=True)
class ProcurementCatalog:
    """A catalogue of services that departments may buy (政府购买服务指导性目录)."""

    title: str | None = optional("标题", "title", format=Format.TEXT)
    notice: OfficialNotice | None = optional("印发文件", "letter of issue")
    header: tuple[str, ...] = many("表头", "header as printed", item="title", format=Format.TEXT)
    departments: tuple[CatalogDepartment, ...] = many("部门", "departments", item="department")
    entries: tuple[ProcurementCatalogEntry, ...] = required("目录项", "entries", item="entry")
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")
    extensions: tuple[Extension, ...] = many("扩展", "extensions", item="extension")
