"""Closed vocabularies of the format; each member knows its Chinese and English name.

Lists that belong to public finance rather than to the format (fund sources, table kinds, classifications) are
data files of :mod:`budgetschema.codelists`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from budgetschema.model.fields import titled


class Vocabulary(StrEnum):
    """A closed list of words, declared as ``value, zh, en``."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Make a member that knows its names."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member


@titled("口径时点", "moment", "数字所说的是预算年度的哪一时点。")
class Moment(Vocabulary):
    """At which moment of the budget year a figure speaks."""

    BUDGET = "budget", "年初预算", "budget"
    PRIOR_YEAR_BUDGET = "prior_year_budget", "上年预算", "prior-year budget"
    PRIOR_YEAR_EXECUTION = "prior_year_execution", "上年执行", "prior-year execution"
    ADJUSTED_BUDGET = "adjusted_budget", "调整预算", "adjusted budget"
    FINAL_ACCOUNTS = "final_accounts", "决算", "final accounts"


@titled("公开范围", "scope", "部门（含所属单位）的数字，还是单个单位的数字。")
class Scope(Vocabulary):
    """Whose figures: a department with all its subordinates, or one unit alone."""

    DEPARTMENT = "department", "部门", "department with subordinate units"
    UNIT = "unit", "单位", "single unit"


@titled("金额单位", "unit of money", "金额以何种单位印出。")
class MoneyUnit(Vocabulary):
    """Unit in which amounts are printed."""

    YUAN = "yuan", "元", "yuan"
    QIAN_YUAN = "qian_yuan", "千元", "thousand yuan"
    WAN_YUAN = "wan_yuan", "万元", "ten thousand yuan"
    YI_YUAN = "yi_yuan", "亿元", "hundred million yuan"

    @classmethod
    def named(cls, zh: str) -> MoneyUnit:
        """The unit that is printed as ``zh``: 元, 千元, 万元 or 亿元. Raises ``ValueError``."""
        for unit in cls:
            if unit.zh == zh:
                return unit
        raise ValueError(zh)

    @property
    def exponent(self) -> int:
        """Power of ten that turns an amount in this unit into yuan."""
        return {"yuan": 0, "qian_yuan": 3, "wan_yuan": 4, "yi_yuan": 8}[self.value]


@titled("收支方向", "flow", "资金的方向。")
class Flow(Vocabulary):
    """Direction of money."""

    INCOME = "income", "收入", "income"
    EXPENDITURE = "expenditure", "支出", "expenditure"


@titled("资金年度", "layer", "资金是本年安排的，还是上年结转的。")
class Layer(Vocabulary):
    """Whether money was granted for this year or carried over from the last."""

    CURRENT_YEAR = "current_year", "本年", "current year"
    CARRY_OVER = "carry_over", "上年结转", "carry-over"


@titled("支出类别", "expenditure kind", "支出的用途；人员经费与公用经费合为基本支出。")
class ExpenditureKind(Vocabulary):
    """Use of expenditure; personnel and public-use funds together are basic expenditure."""

    BASIC = "basic", "基本支出", "basic expenditure"
    PERSONNEL = "personnel", "人员经费", "personnel funds"
    PUBLIC_USE = "public_use", "公用经费", "public-use funds"
    PROJECT = "project", "项目支出", "project expenditure"
    RESERVE = "reserve", "单位预留机动经费", "reserve"
    REMITTANCE = "remittance", "上缴上级支出", "remittance to the superior unit"
    OPERATING = "operating", "经营支出", "operating expenditure"
    SUBSIDY = "subsidy", "对附属单位补助支出", "subsidy to affiliated units"


@titled("分类体系", "classification scheme", "编码属于哪一分类。")
class Scheme(Vocabulary):
    """Which classification a code belongs to."""

    FUNCTION = "function", "支出功能分类", "functional classification"
    ECONOMIC_DEPARTMENT = "economic_department", "部门预算支出经济分类", "economic classification, department side"
    ECONOMIC_GOVERNMENT = "economic_government", "政府预算支出经济分类", "economic classification, government side"
    INCOME = "income", "收入分类", "income classification"
    OTHER = "other", "其他", "other"


@titled("编码依据", "basis of a code", "编码引用的来历。")
class CodeBasis(Vocabulary):
    """Where a code reference comes from."""

    PRINTED = "printed", "原文印有", "printed in the source"
    NAME = "name", "按名称对应", "found by the printed name"


@titled("列用途", "column role", "列中单元格的内容。")
class ColumnRole(Vocabulary):
    """What the cells of a column hold."""

    LABEL = "label", "名称", "line label"
    CODE = "code", "编码", "classification code"
    NAME = "name", "分类名称", "name in a second classification"
    AMOUNT = "amount", "金额", "amount"
    TEXT = "text", "文字", "other text"


@titled("行类型", "line role", "行在表中的作用。")
class LineRole(Vocabulary):
    """Part a line plays in its table."""

    TOTAL = "total", "合计", "total"
    DETAIL = "detail", "明细", "detail"
    OF_WHICH = "of_which", "其中", "part that is named without the others"
    HEADING = "heading", "标题行", "heading without figures"


@titled("标记种类", "mark kind", "应填数字处的内容。空白没有标记，零是金额。")
class MarkKind(Vocabulary):
    """What stands in a cell where a figure is expected. A blank cell has no mark, and a zero is an amount."""

    DASH = "dash", "横线", "dash"
    NOT_APPLICABLE = "not_applicable", "不涉及", "not applicable"
    NOT_REQUIRED = "not_required", "不需填列", "not to be filled in"
    PLACEHOLDER = "placeholder", "模板占位符", "template placeholder"
    UNREADABLE = "unreadable", "无法辨认", "not readable as a figure"


@titled("附注种类", "note kind", "附注说的是什么。")
class NoteKind(Vocabulary):
    """What a note says."""

    GENERAL = "general", "一般说明", "general"
    NO_DATA = "no_data", "本表无数据", "the table is empty"
    ROUNDING = "rounding", "尾差说明", "rounding residuals"


@titled("资金来源", "funding source", "绩效目标表资金栏的各行。")
class FundingSource(Vocabulary):
    """Lines of the funding block of a performance form."""

    TOTAL = "total", "资金总额", "total"
    FISCAL = "fiscal", "财政资金", "fiscal funds, level of government not told"
    CARRY_OVER = "carry_over", "上年结转资金", "carried over from last year"
    CENTRAL = "central", "中央财政资金", "central government"
    PROVINCIAL = "provincial", "省级财政资金", "provincial government"
    LOCAL = "local", "市县（区）财政资金", "city and county government"
    SELF_RAISED = "self_raised", "单位自筹", "raised by the unit"
    OTHER = "other", "其他资金", "other"


@titled("期间", "side", "绩效目标表的一半：整个实施期，或本年度。")
class Side(Vocabulary):
    """Half of a performance form: the whole project period, or the year."""

    PERIOD = "period", "实施期", "project period"
    YEAR = "year", "年度", "year"


@titled("一级指标", "indicator category", "绩效指标的第一级。")
class IndicatorCategory(Vocabulary):
    """First level of performance indicators."""

    OUTPUT = "output", "产出指标", "output"
    BENEFIT = "benefit", "效益指标", "benefit"
    SATISFACTION = "satisfaction", "满意度指标", "satisfaction"
    COST = "cost", "成本指标", "cost"
    OTHER = "other", "其他", "other"


@titled("二级指标", "indicator subcategory", "绩效指标的第二级。")
class IndicatorSubcategory(Vocabulary):
    """Second level of performance indicators."""

    QUANTITY = "quantity", "数量指标", "quantity"
    QUALITY = "quality", "质量指标", "quality"
    TIMELINESS = "timeliness", "时效指标", "timeliness"
    COST = "cost", "成本指标", "cost"
    ECONOMIC = "economic", "经济效益", "economic benefit"
    SOCIAL = "social", "社会效益", "social benefit"
    ECOLOGICAL = "ecological", "生态效益", "ecological benefit"
    SUSTAINABLE = "sustainable", "可持续影响", "sustainable impact"
    SATISFACTION = "satisfaction", "服务对象满意度", "satisfaction of those served"
    OTHER = "other", "其他", "other"


@titled("比较符", "operator", "指标值如何约束结果。")
class Operator(Vocabulary):
    """How an indicator's value bounds the outcome."""

    GE = "ge", "≥", "at least"
    LE = "le", "≤", "at most"
    GT = "gt", "＞", "more than"
    LT = "lt", "＜", "less than"
    EQ = "eq", "＝", "exactly"


@titled("表述种类", "statement kind", "一句话对数字说了什么。")
class StatementKind(Vocabulary):
    """What a sentence of the narrative claims about figures."""

    TOTAL = "total", "总额", "total"
    PART = "part", "其中项", "part of a total"
    SHARE = "share", "占比", "share"
    CHANGE = "change", "增减额", "change"
    RATE = "rate", "增减率", "rate of change"
    COUNT = "count", "数量", "count"
    COMPARISON = "comparison", "比较", "comparison"


@titled("变动方向", "direction", "变动的方向。")
class Direction(Vocabulary):
    """Direction of a change."""

    INCREASE = "increase", "增加", "increase"
    DECREASE = "decrease", "减少", "decrease"
    UNCHANGED = "unchanged", "持平", "unchanged"


@titled("片段种类", "fragment kind", "一段原文为何不在其他字段中。")
class FragmentKind(Vocabulary):
    """Why a piece of the source stands outside the model's other fields."""

    UNPLACED = "unplaced", "未能归位", "could not be placed"
    PAGE_NUMBER = "page_number", "页码", "page number"
    RUNNING_HEAD = "running_head", "页眉页脚", "running head or foot"
    REPEATED_HEADER = "repeated_header", "重复表头", "repeated table header"
    COVER = "cover", "封面上的日期、印制单位等", "date, printer and the like on the cover"
    RAW_TEXT = "raw_text", "清理前的原文", "text before it was cleaned"
