"""Performance targets of a whole department or unit (部门整体支出绩效目标表)."""

from __future__ import annotations

from decimal import Decimal

import attrs

from budgetschema.model.enums import MoneyUnit
from budgetschema.model.fields import many, optional, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.project import PerformanceIndicator
from budgetschema.model.source import Extension, Flag, Place
from budgetschema.model.table import Coordinate, Mark


@titled(
    "目标预算",
    "budget of a target",
    "绩效目标表中的一笔预算金额：原文名称、坐标（资金来源、支出类别等，总额没有坐标）、金额；单位见 funding_unit。",
)
@attrs.frozen(kw_only=True, slots=True)
class TargetBudget:
    """An amount of the budget behind a target: its label, what it is of (nothing: the whole), and the figure.

    A blank is absent; what stands there instead of a figure is a ``mark``. ``printed`` is the cell where the amount
    does not spell it.
    """

    label: str = required("名称（原文）", "label as printed", format=Format.TEXT)
    coordinate: Coordinate | None = optional("坐标", "coordinate")
    amount: Decimal | None = optional("金额", "amount", format=Format.DECIMAL)
    mark: Mark | None = optional("非数字标记", "mark")
    printed: str | None = optional("单元格原文", "cell as printed", format=Format.TEXT)
    place: Place | None = optional("出处", "place", xml="inline")


@titled("年度主要任务", "main task of the year", "部门年度主要任务及其预算。")
@attrs.frozen(kw_only=True, slots=True)
class DepartmentTask:
    """One of the main tasks of the year, with its budget."""

    name: str | None = optional("任务名称", "name", format=Format.TEXT)
    content: str | None = optional("主要内容", "content", format=Format.TEXT, xml="element")
    budget: tuple[TargetBudget, ...] = many("预算金额", "budget", item="amount")
    place: Place | None = optional("出处", "place", xml="inline")


@titled(
    "部门整体绩效目标", "performance target of a department", "部门（单位）整体支出绩效目标表。资金以 funding_unit 计。"
)
@attrs.frozen(kw_only=True, slots=True)
class DepartmentTarget:
    """The performance target of a whole department or unit, as its form states it. Amounts are in ``funding_unit``."""

    name: str = required("部门名称", "department", format=Format.TEXT)
    code: str | None = optional("部门代码", "department code", format=Format.TEXT)
    form_title: str | None = optional("表名", "title of the form", format=Format.TEXT)
    year: int | None = optional("年度", "year of the form", minimum=1949, maximum=2999)
    overview: str | None = optional("职能概述", "duties", format=Format.TEXT, xml="element")
    funding_unit: MoneyUnit | None = optional("资金单位", "unit of the amounts")
    budget: tuple[TargetBudget, ...] = many("部门预算", "budget", item="amount")
    tasks: tuple[DepartmentTask, ...] = many("年度主要任务", "main tasks of the year", item="task")
    period_goal: str | None = optional("中长期目标", "goal for several years", format=Format.TEXT, xml="element")
    year_goal: str | None = optional("年度总体目标", "goal for the year", format=Format.TEXT, xml="element")
    indicators: tuple[PerformanceIndicator, ...] = many("绩效指标", "indicators", item="indicator")
    weight_total: Decimal | None = optional("分值合计", "printed total of the weights", format=Format.DECIMAL)
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    place: Place | None = optional("出处", "place", xml="inline")
    extensions: tuple[Extension, ...] = many("扩展", "extensions", item="extension")
