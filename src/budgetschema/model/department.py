"""Performance targets of a whole department or unit (部门整体支出绩效目标表)."""

from __future__ import annotations

from decimal import Decimal

import attrs

from budgetschema.model.coordinate import Coordinate, Mark
from budgetschema.model.enums import MoneyUnit
from budgetschema.model.fields import extended, flagged, many, optional, placed, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.project import PerformanceIndicator
from budgetschema.model.source import Extension, Flag, Place


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

    label: str = required(
        "名称（原文）", "label as printed", format=Format.TEXT,
        zh_note="金额前印出的名称。", en_note="The words printed with the amount.",
    )  # fmt: skip
    coordinate: Coordinate | None = optional(
        "坐标", "coordinate",
        zh_note="金额说的是哪一部分；没有坐标即为总额。",
        en_note="Which part the amount is of; without it, the whole.",
    )  # fmt: skip
    amount: Decimal | None = optional(
        "金额", "amount", format=Format.DECIMAL,
        zh_note="金额，单位为表单的 funding_unit。", en_note="The figure, in the funding_unit of the form.",
    )  # fmt: skip
    mark: Mark | None = optional(
        "非数字标记", "mark",
        zh_note="应填金额处印出的其他内容，如横线。",
        en_note="What is printed where a figure is expected, such as a dash.",
    )  # fmt: skip
    printed: str | None = optional(
        "单元格原文", "cell as printed", format=Format.TEXT,
        zh_note="单元格原文，只在金额不能原样还原时给出。",
        en_note="The cell as printed, only where the amount does not spell it.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("年度主要任务", "main task of the year", "部门年度主要任务及其预算。")
@attrs.frozen(kw_only=True, slots=True)
class DepartmentTask:
    """One of the main tasks of the year, with its budget."""

    name: str | None = optional(
        "任务名称", "name", format=Format.TEXT,
        zh_note="任务的简称。", en_note="Short name of the task.",
    )  # fmt: skip
    content: str | None = optional(
        "主要内容", "content", format=Format.TEXT, xml="element",
        zh_note="任务内容的说明。", en_note="What is to be done.",
    )  # fmt: skip
    budget: tuple[TargetBudget, ...] = many(
        "预算金额", "budget", item="amount",
        zh_note="任务所需的预算，总额及各部分。", en_note="The budget of the task: the whole and its parts.",
    )  # fmt: skip
    place: Place | None = placed()


@titled(
    "部门整体绩效目标", "performance target of a department", "部门（单位）整体支出绩效目标表。资金以 funding_unit 计。"
)
@attrs.frozen(kw_only=True, slots=True)
class DepartmentTarget:
    """The performance target of a whole department or unit, as its form states it. Amounts are in ``funding_unit``."""

    name: str = required(
        "部门名称", "department", format=Format.TEXT,
        zh_note="表单上的部门或单位名称。", en_note="The department or unit that the form names.",
    )  # fmt: skip
    code: str | None = optional(
        "部门代码", "department code", format=Format.TEXT,
        zh_note="表单上的部门编码。", en_note="The code that the form gives the department.",
    )  # fmt: skip
    form_title: str | None = optional(
        "表名", "title of the form", format=Format.TEXT,
        zh_note="表单上方印出的标题。", en_note="The title printed above the form.",
    )  # fmt: skip
    year: int | None = optional(
        "年度", "year of the form", minimum=1949, maximum=2999,
        zh_note="表单所属的年度。", en_note="The year of the form.",
    )  # fmt: skip
    overview: str | None = optional(
        "职能概述", "duties", format=Format.TEXT, xml="element",
        zh_note="部门职能的概述，按原文。", en_note="What the department does, as the form tells it.",
    )  # fmt: skip
    funding_unit: MoneyUnit | None = optional(
        "资金单位", "unit of the amounts",
        zh_note="表单中所有金额的单位。", en_note="Unit of all amounts of the form.",
    )  # fmt: skip
    budget: tuple[TargetBudget, ...] = many(
        "部门预算", "budget", item="amount",
        zh_note="部门预算的总额及各组成部分。", en_note="The budget of the department: the whole and its parts.",
    )  # fmt: skip
    tasks: tuple[DepartmentTask, ...] = many(
        "年度主要任务", "main tasks of the year", item="task",
        zh_note="年度主要任务，每项各有预算。", en_note="Tasks of the year, each with its budget.",
    )  # fmt: skip
    period_goal: str | None = optional(
        "中长期目标", "goal for several years", format=Format.TEXT, xml="element",
        zh_note="几年内要达到的目标，按原文。", en_note="What is to be reached over several years, as printed.",
    )  # fmt: skip
    year_goal: str | None = optional(
        "年度总体目标", "goal for the year", format=Format.TEXT, xml="element",
        zh_note="本年要达到的目标，按原文。", en_note="What is to be reached this year, as printed.",
    )  # fmt: skip
    indicators: tuple[PerformanceIndicator, ...] = many(
        "绩效指标", "indicators", item="indicator",
        zh_note="三级绩效指标及其指标值，按原文次序。",
        en_note="Indicators of three levels with their values, in printed order.",
    )  # fmt: skip
    weight_total: Decimal | None = optional(
        "分值合计", "printed total of the weights", format=Format.DECIMAL,
        zh_note="表单印出的分值合计；不作计算。",
        en_note="The total of the weights that the form prints; not calculated.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()
    extensions: tuple[Extension, ...] = extended()
