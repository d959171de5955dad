"""Performance forms of other layouts: labels merged downwards, two columns in one row, levels merged over rows."""

import pytest

from budgetschema.model import FundingSource, IndicatorSubcategory, MoneyUnit, Operator, Project
from tests.reading.grids import Frame, read

TWO_SIDES = """项目支出绩效目标填报表|<|<|<|<|<
（2026年度）|<|<|<|<|<
项目名称|<|渠道维护|<|项目类别|特定目标类
主管部门|<|某局|<|项目性质|一次性项目
开始日期|<|2026-01-01|<|完成日期|2026-12-31
项目资金\\n（元）|<|项目资金总额|300.00|年度资金申请总额|120.00
^|<|其中：财政资金|250.00|其中：当年财政拨款|100.00
^|<|^|^|上年结转资金|0.00
^|<|其他资金|50.00|其他资金|20.00
项目绩效目标|项目总目标|<|<|年度总体目标|<
^|渠道畅通|<|<|修复三处|<
|一级指标|二级指标|三级指标|<|年度（/项目）指标值
绩效指标|产出指标|数量指标|修复处数|<|≥3处
^|^|^|清淤长度|<|=2公里
^|^|质量指标|验收合格率|<|100%
^|满意度指标|服务对象满意度指标|村民满意度|<|≥90%"""

ONE_SIDE = """项目支出绩效目标表|<|<|<|<
项目名称|<|档案整理|<|<
主管部门及代码|<|[101]某部|实施单位|某中心
项目资金（万元）|<|年度资金总额：|8.00|
^|<|其中：财政拨款|7.00|
^|<|其他资金|1.00|
年度总体目标|<|整理档案|<|<
一级指标|二级指标|三级指标|指标值|分值
产出指标|数量指标|整理卷数|≥500卷|30
效益指标|社会效益指标|查阅便利程度|提高|20"""


def project(text: str) -> Project:
    disclosure, _ = read(Frame(text))
    (found,) = disclosure.projects
    return found


def amounts(found: Project) -> dict[FundingSource, dict[str, str]]:
    return {line.source: {side: str(value) for side, value in line.amounts.items()} for line in found.funding}


class TestTwoSides:
    def test_every_cell_becomes_data(self):
        _, coverage = read(Frame(TWO_SIDES))

        assert coverage.leftovers == ()

    def test_fields_beside_each_other(self):
        found = project(TWO_SIDES)

        assert (found.name, found.year, found.funding_unit) == ("渠道维护", 2026, MoneyUnit.YUAN)
        assert (found.attribute, found.period) == ("一次性项目；特定目标类", "2026-01-01—2026-12-31")
        assert found.competent_department is not None
        assert found.competent_department.name == "某局"

    def test_funding_of_period_and_year(self):
        assert amounts(project(TWO_SIDES)) == {
            FundingSource.TOTAL: {"period": "300.00", "year": "120.00"},
            FundingSource.FISCAL: {"period": "250.00", "year": "100.00"},
            FundingSource.CARRY_OVER: {"year": "0.00"},
            FundingSource.OTHER: {"period": "50.00", "year": "20.00"},
        }

    def test_goals_under_their_headers(self):
        found = project(TWO_SIDES)

        assert (found.period_goal, found.year_goal) == ("渠道畅通", "修复三处")

    def test_levels_merged_over_rows(self):
        found = project(TWO_SIDES)

        assert [(each.level_1, each.subcategory, each.level_3) for each in found.indicators] == [
            ("产出指标", IndicatorSubcategory.QUANTITY, "修复处数"),
            ("产出指标", IndicatorSubcategory.QUANTITY, "清淤长度"),
            ("产出指标", IndicatorSubcategory.QUALITY, "验收合格率"),
            ("满意度指标", IndicatorSubcategory.SATISFACTION, "村民满意度"),
        ]
        assert not any(each.flags for each in found.indicators)


class TestOneSide:
    def test_funding_and_goal_are_of_the_year(self):
        found = project(ONE_SIDE)

        assert found.funding_unit is MoneyUnit.WAN_YUAN
        assert amounts(found) == {
            FundingSource.TOTAL: {"year": "8.00"}, FundingSource.FISCAL: {"year": "7.00"},
            FundingSource.OTHER: {"year": "1.00"},
        }  # fmt: skip
        assert (found.year_goal, found.period_goal) == ("整理档案", None)

    def test_what_has_no_field_is_kept_and_flagged(self):
        found = project(ONE_SIDE.replace("分值", "口径"))

        assert [(each.level_3, each.value and str(each.value), each.text) for each in found.indicators] == [
            ("整理卷数", "500", None), ("查阅便利程度", None, "提高"),
        ]  # fmt: skip
        assert [flag.text for flag in found.flags if flag.kind == "unknown_form_cell"] == ["口径", "30", "20"]


WEIGHTS = (
    ONE_SIDE
    + """
满意度指标|服务对象满意度指标|读者满意度|≥90%|10.5分
^|^|职工满意度|≥80%|
合计|<|<|<|60.5"""
)


class TestWeights:
    def test_they_stand_beside_the_values(self):
        _, coverage = read(Frame(WEIGHTS))
        found = project(WEIGHTS)

        assert [(str(each.weight), each.weight_printed) for each in found.indicators] == [
            ("30", None), ("20", None), ("10.5", "10.5分"), ("None", None),
        ]  # fmt: skip
        assert str(found.weight_total) == "60.5"
        assert [each.level_1 for each in found.indicators] == ["产出指标", "效益指标", "满意度指标", "满意度指标"]
        assert found.flags == ()
        assert not any(each.flags for each in found.indicators)
        assert coverage.leftovers == ()

    def test_one_that_is_no_figure_is_kept(self):
        (first, *_) = project(ONE_SIDE.replace("|30", "|三十")).indicators

        assert (first.weight, first.weight_printed) == (None, "三十")

    def test_a_total_in_other_words_is_left_over(self):
        found = project(WEIGHTS.replace("|60.5", "|60.5分"))

        assert found.weight_total is None
        assert [flag.text for flag in found.flags] == ["合计\t60.5分"]
        assert len(found.indicators) == 4

    def test_either_side_has_its_own(self):
        heads = "|".join(
            ["一级指标", "二级指标", "三级指标", "指标值", "权重", "二级指标", "三级指标", "指标值", "权重"]
        )
        cells = "产出指标|数量指标|整理卷数|≥500卷|60|数量指标|当年卷数|≥100卷|70"
        head = ONE_SIDE.split("一级指标", 1)[0].replace("|<|<|<\n", "|<|<|<|<|<|<|<\n", 1)
        found = project(f"{head}{heads}\n{cells}")

        assert [(each.side.value, each.level_3, str(each.weight)) for each in found.indicators] == [
            ("period", "整理卷数", "60"), ("year", "当年卷数", "70"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "operator", "value", "unit"),
    [
        ("=100.00(%)", Operator.EQ, "100.00", "%"), ("≥95（%）", Operator.GE, "95", "%"),
        ("＝3（个）", Operator.EQ, "3", "个"), ("≤1,200.5（万元）", Operator.LE, "1200.5", "万元"),
        ("≥95%", Operator.GE, "95", "%"), ("12（含）个", None, "12", "(含)个"),
    ],
)  # fmt: skip
def test_a_unit_of_measure_may_stand_in_brackets(printed: str, operator: Operator, value: str, unit: str):
    (found, *_) = project(ONE_SIDE.replace("≥500卷", printed)).indicators

    assert (found.operator, str(found.value), found.unit) == (operator, value, unit)
    assert found.printed == (None if printed == "≥95%" else printed)


def test_a_point_in_time_in_brackets_is_none():
    (found, *_) = project(ONE_SIDE.replace("≥500卷", "6（月底前）")).indicators

    assert (found.value, found.text) == (None, "6（月底前）")


def test_forms_in_one_region_are_told_apart_by_their_names():
    second = TWO_SIDES.split("\n", 1)[1].replace("渠道维护", "水库维修")
    disclosure, coverage = read(Frame(f"{TWO_SIDES}\n{second}"))

    assert [(found.name, len(found.indicators)) for found in disclosure.projects] == [("渠道维护", 4), ("水库维修", 4)]
    assert coverage.leftovers == ()


def test_a_list_of_projects_is_no_form():
    disclosure, _ = read(Frame("项目支出绩效目标情况表|<|<\n项目名称|预算金额|说明\n渠道维护|3.00|甲"))

    assert disclosure.projects == ()
    assert len(disclosure.tables) == 1
