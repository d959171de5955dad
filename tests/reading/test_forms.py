"""The forty performance forms, compared with what a few lines of test code find in the text by their labels."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from budgetschema.model import FundingSource, IndicatorCategory, MoneyUnit, Operator, Project, Side
from tests.reading.sources import Printed, read_source

TITLE = "临县县(区)级预算部门(单位)项目支出绩效目标表"
TEXTS = {
    "项目概况": "overview", "立项依据": "basis", "项目设立必要性": "necessity",
    "保证项目实施的制度、措施": "measures", "项目实施计划": "plan", "总体目标": "period_goal",
}  # fmt: skip
FIELDS = {
    "项目名称": "name", "实施单位": "implementing_unit", "项目属性": "attribute", "项目期": "period",
    "填报日期:": "filed_as_printed", **TEXTS,
}  # fmt: skip
DISPLACED = "乡镇(街道)运转经费"

Rows = list[tuple[str, ...]]


def forms(printed: Printed) -> Iterator[tuple[int, Rows, Project]]:
    """Each form: line of its title, its rows, and the project read from it."""
    starts = [line for line, row in enumerate(printed.rows, 1) if row == (TITLE,)]
    for start, project in zip(starts, printed.disclosure.projects, strict=True):
        rows: Rows = []
        for row in printed.rows[start:]:
            if len(row) > 1:
                rows.append(row)
            elif rows:
                break
        yield start, rows, project


def after(rows: Rows, label: str) -> str | None:
    """The first printed cell to the right of a label."""
    for row in rows:
        if label in row:
            return next((text.strip() for text in row[row.index(label) + 1 :] if text.strip()), None)
    return None


def test_each_form_is_a_project_in_its_place(printed: Printed):
    for start, _, project in forms(printed):
        assert project.place is not None
        assert project.place.line == start
        assert project.form_title == TITLE
        assert project.year == 2025


def test_fields_stand_beside_their_labels(printed: Printed):
    for _, rows, project in forms(printed):
        found = {label: getattr(project, field) for label, field in FIELDS.items()}
        assert found == {label: after(rows, label) for label in FIELDS}


def test_department_and_its_code(printed: Printed):
    for _, rows, project in forms(printed):
        department = project.competent_department
        assert department is not None
        assert f"{department.code}-{department.name}" == after(rows, "主管部门及代码")
    codes = {
        project.competent_department.code for project in printed.disclosure.projects if project.competent_department
    }
    assert codes == {"520", "903", "907", "913"}


def test_funding_has_twelve_cells_and_tells_zero_from_blank(printed: Printed):
    sources = [FundingSource.TOTAL, FundingSource.CENTRAL, FundingSource.PROVINCIAL,
               FundingSource.LOCAL, FundingSource.SELF_RAISED, FundingSource.OTHER]  # fmt: skip
    for _, rows, project in forms(printed):
        start = next(index for index, row in enumerate(rows) if row[0].startswith("项目资金"))
        figures = [[text for text in row if text.strip().isdigit()] for row in rows[start : start + 6]]

        assert project.funding_unit is MoneyUnit.YUAN
        assert [line.source for line in project.funding] == sources
        assert [[str(amount) for amount in line.amounts.values()] for line in project.funding] == figures
        assert [len(line.amounts) for line in project.funding] == [2, 2, 2, 2, 2, 0]
        assert project.funding[0].amounts == {"period": Decimal(0), "year": Decimal(0)}


def test_goals_belong_to_the_period(printed: Printed):
    assert all(project.period_goal for project in printed.disclosure.projects)
    assert [project.year_goal for project in printed.disclosure.projects] == [None] * 40


def test_a_goal_under_the_header_of_the_year_belongs_to_the_year():
    source = read_source(
        "某局2026年部门预算\n项目支出绩效目标表\n(2026年度)\n项目名称→甲→→\n实施期目标→→年度目标→\n总体目标→三年建成→今年开工→\n"
    )
    (project,) = source.disclosure.projects

    assert (project.period_goal, project.year_goal) == ("三年建成", "今年开工")


def test_filing_time(printed: Printed):
    for _, rows, project in forms(printed):
        digits = after(rows, "填报日期:")
        assert digits is not None
        assert project.filed_at is not None
        assert project.filed_at.replace("-", "").replace("T", "").replace(":", "") == digits
    assert printed.disclosure.projects[0].filed_at == "2026-01-11T17:23:17"


def test_blank_fields_stay_blank(printed: Printed):
    for _, _, project in forms(printed):
        assert (project.responsible_person, project.handler, project.telephone) == (None, None, None)


def printed_indicators(rows: Rows) -> list[tuple[str, str]]:
    """Name and value of the indicators that stand under their headers, both sides, row by row."""
    at = next(index for index, row in enumerate(rows) if "三级指标" in row)
    columns = [column for column, text in enumerate(rows[at]) if text == "三级指标"]
    found = [(row[column], row[column + 1]) for row in rows[at + 1 : -1] for column in columns]
    return [(name, value) for name, value in found if name.strip()]


def test_indicators(printed: Printed):
    for _, rows, project in forms(printed):
        if project.name == DISPLACED:
            continue
        read = [(indicator.level_3, spelled(indicator)) for indicator in project.indicators]
        assert read == printed_indicators(rows)
        assert {indicator.side for indicator in project.indicators} == {Side.PERIOD}


def spelled(indicator) -> str:
    if indicator.printed or indicator.text:
        return indicator.printed or indicator.text
    operator = indicator.operator.zh if indicator.operator else ""
    return f"{operator}{indicator.value}{indicator.unit or ''}"


def test_indicator_values(printed: Printed):
    first, second, third, fourth, *_ = printed.disclosure.projects[0].indicators

    assert (first.operator, first.value, first.unit, first.text) == (Operator.GE, Decimal(1), "个", None)
    assert (second.operator, second.value, second.unit) == (Operator.GE, Decimal(98), "%")
    assert (third.operator, third.value, third.text) == (None, None, "及时")
    assert (fourth.value, fourth.unit) == (Decimal("23.8"), "万元")
    assert first.category is IndicatorCategory.OUTPUT
    assert (first.level_1, first.level_2, first.level_3) == ("产出指标", "数量指标", "工程数量")


def test_an_indicator_may_bear_the_name_of_its_level(printed: Printed):
    named = [
        (indicator.level_2, indicator.value)
        for project in printed.disclosure.projects
        for indicator in project.indicators
        if indicator.level_3 == "服务对象满意度"
    ]

    assert ("服务对象满意度", Decimal(98)) in named


def test_the_displaced_form_is_kept_as_printed_and_flagged(printed: Printed):
    (project,) = (project for project in printed.disclosure.projects if project.name == DISPLACED)
    flagged = [indicator for indicator in project.indicators if indicator.flags]
    lines = [indicator.place.line for indicator in flagged if indicator.place]

    assert {flag.kind for indicator in flagged for flag in indicator.flags} == {"displaced_cells"}
    assert [(printed.at(line)[2:8]) for line in sorted(set(lines))] == [
        ("", "办公用品符合率", "≥98%", "", "质量指标", ""),
        ("办公用品质量合格率", "≥98%", "时效指标", "办公用品到位及时性", "", "及时"),
    ]
    assert [(item.side, item.level_2, item.level_3, spelled(item)) for item in flagged] == [
        (Side.PERIOD, None, "办公用品符合率", "≥98%"),
        (Side.PERIOD, None, "办公用品质量合格率", "≥98%"),
        (Side.YEAR, "时效指标", "办公用品到位及时性", "及时"),
    ]
    for item in flagged:
        assert item.place is not None
        assert item.flags[0].text == "\t".join(text.strip() for text in printed.at(item.place.line or 0))


def test_rows_around_the_displacement_are_read_as_usual(printed: Printed):
    (project,) = (project for project in printed.disclosure.projects if project.name == DISPLACED)
    usual = [(item.level_2, item.level_3, spelled(item)) for item in project.indicators if not item.flags]

    assert usual == [
        ("数量指标", "下乡补贴", "≥12个月"),
        ("生态效益", "保障单位正常运行", "有效保障"),
        ("可持续影响", "办公用品管理制度健全性", "健全"),
        ("服务对象满意度", "使用满意度", "≥98%"),
    ]


def test_a_point_in_time_is_text_and_a_leftover_placeholder_is_flagged(printed: Printed):
    dates = {
        indicator.text: [flag.kind for flag in indicator.flags]
        for project in printed.disclosure.projects
        for indicator in project.indicators
        if "12月31日" in (indicator.text or "")
    }

    assert dates == {"12月31日前": [], "12月31日前XX月XX日前": ["placeholder"]}


def test_only_these_forms_are_flagged(printed: Printed):
    flagged = {
        project.name
        for project in printed.disclosure.projects
        if project.flags or any(indicator.flags for indicator in project.indicators)
    }

    assert flagged == {DISPLACED, "刘家会镇人民政府购置费"}


@pytest.mark.parametrize(
    ("value", "operator", "figure", "unit", "text"),
    [
        ("≥98%", Operator.GE, "98", "%", None),
        ("<=1,200元", Operator.LE, "1200", "元", None),
        ("＞３个", Operator.GT, "3", "个", None),
        ("100", None, "100", None, None),
        ("=0起", Operator.EQ, "0", "起", None),
        ("逐步提高", None, None, None, "逐步提高"),
        ("2026年6月底前", None, None, None, "2026年6月底前"),
        ("90天内", None, None, None, "90天内"),
    ],
)
def test_values(value: str, operator: Operator | None, figure: str | None, unit: str | None, text: str | None):
    from budgetschema.reading.figures import parse_amount
    from budgetschema.reading.recognise.indicators import read_value

    read = read_value(value)

    assert (read.operator, read.unit, read.text) == (operator, unit, text)
    assert (str(parse_amount(read.figure)) if read.figure else None) == figure
