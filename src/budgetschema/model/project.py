"""Performance forms (项目支出绩效目标表): projects and their indicators."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from budgetschema.model.enums import (
    FundingSource,
    IndicatorCategory,
    IndicatorSubcategory,
    MoneyUnit,
    Operator,
    Side,
)
from budgetschema.model.fields import many, mapping, optional, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Extension, Flag, Place
from budgetschema.model.table import Mark


@titled("主管部门", "competent department", "表单所写的部门，如 520-临县刘家会镇人民政府。")
@attrs.frozen(kw_only=True, slots=True)
class DepartmentReference:
    """A department as a form names it, such as 520-临县刘家会镇人民政府."""

    name: str = required("名称", "name", format=Format.TEXT)
    code: str | None = optional("代码", "code", format=Format.TEXT)


@titled(
    "项目资金",
    "funding",
    "资金栏的一行；amounts 以 period（实施期）和 year（年度）为键，单位见项目的 funding_unit。",
)
@attrs.frozen(kw_only=True, slots=True)
class Funding:
    """One line of the funding block; ``amounts`` is keyed by ``period`` and ``year``, in the form's unit."""

    source: FundingSource = required("资金来源", "source")
    label: str = required("名称（原文）", "label as printed", format=Format.TEXT)
    amounts: Mapping[str, Decimal] = mapping("金额", "amounts", item="amount", key="column", format=Format.DECIMAL)
    marks: Mapping[str, Mark] = mapping("非数字标记", "marks", item="mark", key="column")
    printed: Mapping[str, str] = mapping(
        "单元格原文", "cells as printed", item="cell", key="column", format=Format.TEXT
    )
    place: Place | None = optional("出处", "place", xml="inline")


@titled(
    "绩效指标",
    "performance indicator",
    "绩效指标：三级名称及指标值。可解析的值以比较符、数值、计量单位给出，其余以文字给出；两者不能原样还原时另给原文。",
)
@attrs.frozen(kw_only=True, slots=True)
class PerformanceIndicator:
    """A performance indicator: three levels and a value.

    A value that can be read is given as operator, figure and unit of measure; any other as ``text``. ``printed`` is
    the value cell where these do not spell it exactly. ``weight`` is what the indicator counts for. ``category`` and
    ``subcategory`` are the meaning of the printed ``level_1`` and ``level_2`` (财预〔2020〕10号 names the mandatory
    ones).
    """

    side: Side = required("期间", "side of the form")
    category: IndicatorCategory | None = optional("一级指标类别", "category")
    subcategory: IndicatorSubcategory | None = optional("二级指标类别", "subcategory")
    level_1: str | None = optional("一级指标", "first level as printed", format=Format.TEXT)
    level_2: str | None = optional("二级指标", "second level as printed", format=Format.TEXT)
    level_3: str | None = optional("三级指标", "third level: the indicator's name", format=Format.TEXT)
    operator: Operator | None = optional("比较符", "operator")
    value: Decimal | None = optional("指标值", "value", format=Format.DECIMAL)
    unit: str | None = optional("计量单位", "unit of measure", format=Format.TEXT)
    text: str | None = optional("文字指标值", "value in words", format=Format.TEXT)
    printed: str | None = optional("指标值原文", "value as printed", format=Format.TEXT)
    weight: Decimal | None = optional(
        "分值（权重）", "weight", format=Format.DECIMAL,
        zh_note="分数或百分比，按原文；同一张表的权重以同一单位计。",
        en_note="Points or percent, as printed; the weights of one form are in one unit.",
    )  # fmt: skip
    weight_printed: str | None = optional(
        "分值原文", "weight as printed", format=Format.TEXT,
        zh_note="仅在与分值不同时给出。", en_note="Given only where the weight does not spell it.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")


@titled("项目", "project", "项目及其绩效目标表。资金以 funding_unit 计。")
@attrs.frozen(kw_only=True, slots=True)
class Project:
    """A project with its performance targets, as the form states them. Funding is in ``funding_unit``."""

    name: str = required("项目名称", "project name", format=Format.TEXT)
    form_title: str | None = optional("表名", "title of the form", format=Format.TEXT)
    year: int | None = optional("年度", "year of the form", minimum=1949, maximum=2999)
    competent_department: DepartmentReference | None = optional("主管部门及代码", "competent department")
    implementing_unit: str | None = optional("实施单位", "implementing unit", format=Format.TEXT)
    attribute: str | None = optional("项目属性", "attribute", format=Format.TEXT)
    period: str | None = optional("项目期", "period", format=Format.TEXT)
    funding_unit: MoneyUnit | None = optional("资金单位", "unit of the funding figures")
    funding: tuple[Funding, ...] = many("项目资金", "funding", item="line")
    overview: str | None = optional("项目概况", "overview", format=Format.TEXT, xml="element")
    basis: str | None = optional("立项依据", "basis", format=Format.TEXT, xml="element")
    necessity: str | None = optional("项目设立必要性", "necessity", format=Format.TEXT, xml="element")
    measures: str | None = optional("保证项目实施的制度、措施", "rules and measures", format=Format.TEXT, xml="element")
    plan: str | None = optional("项目实施计划", "plan", format=Format.TEXT, xml="element")
    period_goal: str | None = optional("实施期总体目标", "goal for the period", format=Format.TEXT, xml="element")
    year_goal: str | None = optional("年度总体目标", "goal for the year", format=Format.TEXT, xml="element")
    indicators: tuple[PerformanceIndicator, ...] = many("绩效指标", "indicators", item="indicator")
    weight_total: Decimal | None = optional("分值合计", "printed total of the weights", format=Format.DECIMAL)
    responsible_person: str | None = optional("负责人", "responsible person", format=Format.TEXT, personal=True)
    handler: str | None = optional("经办人", "person handling it", format=Format.TEXT, personal=True)
    telephone: str | None = optional("联系电话", "telephone", format=Format.TEXT, personal=True)
    filed_at: str | None = optional(
        "填报时间", "time of filing", format=Format.LOCAL_TIME,
        zh_note="中国标准时间，不带时区。", en_note="China Standard Time, without an offset.",
    )  # fmt: skip
    filed_as_printed: str | None = optional("填报日期原文", "time of filing as printed", format=Format.TEXT)
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")
    extensions: tuple[Extension, ...] = many("扩展", "extensions", item="extension")
