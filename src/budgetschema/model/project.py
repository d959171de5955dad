"""Performance forms (项目支出绩效目标表): projects and their indicators."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from budgetschema.model.coordinate import Mark
from budgetschema.model.enums import (
    FundingSource,
    IndicatorCategory,
    IndicatorSubcategory,
    MoneyUnit,
    Operator,
    Side,
)
from budgetschema.model.fields import extended, flagged, many, mapping, optional, placed, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.source import Extension, Flag, Place


@titled("主管部门", "competent department", "表单所写的部门，如 520-临县刘家会镇人民政府。")
@attrs.frozen(kw_only=True, slots=True)
class DepartmentReference:
    """A department as a form names it, such as 520-临县刘家会镇人民政府."""

    name: str = required(
        "名称", "name", format=Format.TEXT,
        zh_note="部门名称，不含代码。", en_note="Name of the department without its code.",
    )  # fmt: skip
    code: str | None = optional(
        "代码", "code", format=Format.TEXT,
        zh_note="与名称一同印出的代码。", en_note="The code printed with the name.",
    )  # fmt: skip


@titled(
    "项目资金",
    "funding",
    "资金栏的一行；amounts 以 period（实施期）和 year（年度）为键，单位见项目的 funding_unit。",
)
@attrs.frozen(kw_only=True, slots=True)
class Funding:
    """One line of the funding block; ``amounts`` is keyed by ``period`` and ``year``, in the form's unit."""

    source: FundingSource = required(
        "资金来源", "source",
        zh_note="本行是总额还是哪一来源。", en_note="Whether the line is the whole, or which source it is.",
    )  # fmt: skip
    label: str = required(
        "名称（原文）", "label as printed", format=Format.TEXT,
        zh_note="本行印出的名称。", en_note="The words printed at the head of the line.",
    )  # fmt: skip
    amounts: Mapping[str, Decimal] = mapping(
        "金额", "amounts", item="amount", key="column", format=Format.DECIMAL,
        zh_note="以 period（实施期）、year（年度）为键的金额。", en_note="Amounts under the keys period and year.",
    )  # fmt: skip
    marks: Mapping[str, Mark] = mapping(
        "非数字标记", "marks", item="mark", key="column",
        zh_note="键同金额：应填金额处印出的其他内容。",
        en_note="Under the same keys: what is printed where a figure is expected.",
    )  # fmt: skip
    printed: Mapping[str, str] = mapping(
        "单元格原文", "cells as printed", item="cell", key="column", format=Format.TEXT,
        zh_note="键同金额：单元格原文，只在与金额不同时给出。",
        en_note="Under the same keys: the cell as printed, only where the amount does not spell it.",
    )  # fmt: skip
    place: Place | None = placed()


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

    side: Side = required(
        "期间", "side of the form",
        zh_note="指标属于整个实施期，还是本年度。",
        en_note="Whether the indicator is for the whole period or for the year.",
    )  # fmt: skip
    category: IndicatorCategory | None = optional(
        "一级指标类别", "category",
        zh_note="一级指标的含义，与印出的名称无关。", en_note="What the first level means, whatever it is called.",
    )  # fmt: skip
    subcategory: IndicatorSubcategory | None = optional(
        "二级指标类别", "subcategory",
        zh_note="二级指标的含义，与印出的名称无关。", en_note="What the second level means, whatever it is called.",
    )  # fmt: skip
    level_1: str | None = optional(
        "一级指标", "first level as printed", format=Format.TEXT,
        zh_note="印出的一级指标名称。", en_note="Name of the first level.",
    )  # fmt: skip
    level_2: str | None = optional(
        "二级指标", "second level as printed", format=Format.TEXT,
        zh_note="印出的二级指标名称。", en_note="Name of the second level.",
    )  # fmt: skip
    level_3: str | None = optional(
        "三级指标", "third level: the indicator's name", format=Format.TEXT,
        zh_note="印出的三级指标名称，即指标本身。",
        en_note="Name of the third level, which is the indicator itself.",
    )  # fmt: skip
    operator: Operator | None = optional(
        "比较符", "operator",
        zh_note="指标值是下限、上限还是定值。",
        en_note="Whether the value is a lower bound, an upper bound or exact.",
    )  # fmt: skip
    value: Decimal | None = optional(
        "指标值", "value", format=Format.DECIMAL,
        zh_note="能作为数字读取的指标值。", en_note="The value, where it can be read as a figure.",
    )  # fmt: skip
    unit: str | None = optional(
        "计量单位", "unit of measure", format=Format.TEXT,
        zh_note="指标值的计量单位，按原文，如 %、个。",
        en_note="What the value is counted in, as printed, such as % or 个.",
    )  # fmt: skip
    text: str | None = optional(
        "文字指标值", "value in words", format=Format.TEXT,
        zh_note="不能作为数字读取的指标值，如“及时”。", en_note="A value that is no figure, such as 及时.",
    )  # fmt: skip
    printed: str | None = optional(
        "指标值原文", "value as printed", format=Format.TEXT,
        zh_note="指标值单元格原文，只在比较符、数值、单位不能原样还原时给出。",
        en_note="The value cell, only where operator, value and unit do not spell it.",
    )  # fmt: skip
    weight: Decimal | None = optional(
        "分值（权重）", "weight", format=Format.DECIMAL,
        zh_note="分数或百分比，按原文；同一张表的权重以同一单位计。",
        en_note="Points or percent, as printed; the weights of one form are in one unit.",
    )  # fmt: skip
    weight_printed: str | None = optional(
        "分值原文", "weight as printed", format=Format.TEXT,
        zh_note="仅在与分值不同时给出。", en_note="Given only where the weight does not spell it.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()


@titled("项目", "project", "项目及其绩效目标表。资金以 funding_unit 计。")
@attrs.frozen(kw_only=True, slots=True)
class Project:
    """A project with its performance targets, as the form states them. Funding is in ``funding_unit``."""

    name: str = required(
        "项目名称", "project name", format=Format.TEXT,
        zh_note="表单上的项目名称，据此与项目支出表的行对应。",
        en_note="The project's name on the form, by which it is matched with lines of the project tables.",
    )  # fmt: skip
    form_title: str | None = optional(
        "表名", "title of the form", format=Format.TEXT,
        zh_note="表单上方印出的标题。", en_note="The title printed above the form.",
    )  # fmt: skip
    year: int | None = optional(
        "年度", "year of the form", minimum=1949, maximum=2999,
        zh_note="表单所属的年度。", en_note="The year of the form.",
    )  # fmt: skip
    competent_department: DepartmentReference | None = optional(
        "主管部门及代码", "competent department",
        zh_note="表单所写的主管部门及其代码。", en_note="The department in charge, with its code.",
    )  # fmt: skip
    implementing_unit: str | None = optional(
        "实施单位", "implementing unit", format=Format.TEXT,
        zh_note="承担项目的单位，按原文。", en_note="The unit that carries out the project, as printed.",
    )  # fmt: skip
    attribute: str | None = optional(
        "项目属性", "attribute", format=Format.TEXT,
        zh_note="新增、延续、一次性等，按原文。", en_note="New, continued, one-off and the like, as printed.",
    )  # fmt: skip
    period: str | None = optional(
        "项目期", "period", format=Format.TEXT,
        zh_note="项目起止或年限，按原文。", en_note="How long or from when to when it runs, as printed.",
    )  # fmt: skip
    funding_unit: MoneyUnit | None = optional(
        "资金单位", "unit of the funding figures",
        zh_note="资金栏金额的单位。", en_note="Unit of the amounts in the funding block.",
    )  # fmt: skip
    funding: tuple[Funding, ...] = many(
        "项目资金", "funding", item="line",
        zh_note="资金总额及其各来源，逐行给出。",
        en_note="The whole of the funds and where they come from, line by line.",
    )  # fmt: skip
    overview: str | None = optional(
        "项目概况", "overview", format=Format.TEXT, xml="element",
        zh_note="项目内容，按原文。", en_note="What the project is, as printed.",
    )  # fmt: skip
    basis: str | None = optional(
        "立项依据", "basis", format=Format.TEXT, xml="element",
        zh_note="设立项目所依据的文件，按原文。", en_note="The documents on which the project rests, as printed.",
    )  # fmt: skip
    necessity: str | None = optional(
        "项目设立必要性", "necessity", format=Format.TEXT, xml="element",
        zh_note="为何需要这个项目，按原文。", en_note="Why the project is needed, as printed.",
    )  # fmt: skip
    measures: str | None = optional(
        "保证项目实施的制度、措施", "rules and measures", format=Format.TEXT, xml="element",
        zh_note="保证实施的制度和措施，按原文。",
        en_note="Rules and measures that are to make it succeed, as printed.",
    )  # fmt: skip
    plan: str | None = optional(
        "项目实施计划", "plan", format=Format.TEXT, xml="element",
        zh_note="实施的步骤和时间，按原文。", en_note="Steps and times of the work, as printed.",
    )  # fmt: skip
    period_goal: str | None = optional(
        "实施期总体目标", "goal for the period", format=Format.TEXT, xml="element",
        zh_note="整个实施期要达到的目标，按原文。",
        en_note="What is to be reached over the whole period, as printed.",
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
    responsible_person: str | None = optional(
        "负责人", "responsible person", format=Format.TEXT, personal=True,
        zh_note="个人信息，未经明确要求不予输出。", en_note="Personal: not passed on unless asked for.",
    )  # fmt: skip
    handler: str | None = optional(
        "经办人", "person handling it", format=Format.TEXT, personal=True,
        zh_note="个人信息，未经明确要求不予输出。", en_note="Personal: not passed on unless asked for.",
    )  # fmt: skip
    telephone: str | None = optional(
        "联系电话", "telephone", format=Format.TEXT, personal=True,
        zh_note="个人信息，未经明确要求不予输出。", en_note="Personal: not passed on unless asked for.",
    )  # fmt: skip
    filed_at: str | None = optional(
        "填报时间", "time of filing", format=Format.LOCAL_TIME,
        zh_note="中国标准时间，不带时区。", en_note="China Standard Time, without an offset.",
    )  # fmt: skip
    filed_as_printed: str | None = optional(
        "填报日期原文", "time of filing as printed", format=Format.TEXT,
        zh_note="表单上的填报日期，按原文。", en_note="The date of filing as the form prints it.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    place: Place | None = placed()
    extensions: tuple[Extension, ...] = extended()
