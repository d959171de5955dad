"""Performance forms of whole departments, of several layouts."""

import pytest

from budgetschema.model import Coordinate, DepartmentTarget, ExpenditureKind, MoneyUnit, TargetBudget
from tests.reading.grids import Frame, read

TASKS = """部门（单位）整体支出绩效目标申报表|<|<|<|<|<
（2026年度）|<|<|<|<|<
部门（单位）名称|<|[101]某县某局|<|<|<
年度主要任务|任务名称|主要内容|预算金额（万元）|<|<
^|^|^|总额|财政拨款|其他资金
^|堤坝维护|巡查两岸堤坝|60.00|50.00|10.00
^|水质监测|每月取样|40.00|40.00|—
^|金额合计|<|100.00|90.00|10.00
年度总体目标|目标1：堤坝安全。|<|<|<|<
^|目标2：水质稳定。|<|<|<|<
年度绩效指标|一级指标|二级指标|三级指标|指标值|<
^|产出指标|数量指标|巡查次数|≥12次|<
^|^|质量指标|取样合格率|≥98（%）|<
^|效益指标|社会效益指标|险情发生次数|≤1次|<"""

BLOCKS = """单位整体绩效目标表|<|<|<|<
单位名称|某站|<|<|<
职能职责概述|管理渠道|<|<|<
年度履职目标|渠道畅通|<|<|<
年度主要任务|任务名称|<|主要内容|<
^|清淤|<|清理三处|<
预算情况|部门预算总额（万元）|<|30.00|<
^|1、资金来源：（1）政府预算资金|<|25.00|<
^|（2）财政专户管理资金|<||<
^|（3）单位资金|<|5.00|<
^|2、资金结构：（1）基本支出|<|10.00|<
^|（2）项目支出|<|20.00|<
一级指标|二级指标|三级指标|指标值|分值
产出指标|数量指标|清淤处数|=3处|60
效益指标|社会效益指标|灌溉保证率|≥95%|30"""

ONE_CELL = """部门整体支出绩效目标表|<|<|<
部门名称|某局|<|<
年度预算申请（万元）|资金总额：120.5|<|<
^|按收入性质分：|<|按支出性质分：
^|其中：一般公共预算：100.5|<|其中：基本支出：70.5
^|其他资金：20|<|项目支出：50
部门职能职责描述|服务居民|<|<
整体绩效目标|办好三件事|<|<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|办件数量|≥100件"""

BELOW = """部门整体支出绩效目标表|<|<|<|<|<
单位：元|<|<|<|<|<
部门名称|某局|<|<|<|<
年度部门整体支出预算|资金总额|<|财政拨款|<|其他资金
^|120|<|100|<|20
年度主要任务|走访、调解、培训|<|<|<|<
年度绩效指标|一级指标|二级指标|三级指标|<|指标值
^|产出指标|数量指标|办件数量|<|≥100件"""

LAYOUTS = {"tasks": TASKS, "blocks": BLOCKS, "one cell": ONE_CELL, "below": BELOW}


def target(text: str) -> DepartmentTarget:
    disclosure, _ = read(Frame(text))
    assert disclosure.tables == ()
    assert disclosure.projects == ()
    (found,) = disclosure.department_targets
    return found


def amounts(budget: tuple[TargetBudget, ...]) -> list[tuple[str, str]]:
    return [(_of(each.coordinate), str(each.amount)) for each in budget]


def _of(coordinate: Coordinate | None) -> str:
    if coordinate is None:
        return "whole"
    return coordinate.fund_source or (coordinate.expenditure_kind or ExpenditureKind.RESERVE).value


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_becomes_data(name: str) -> None:
    _, coverage = read(Frame(LAYOUTS[name]))

    assert coverage.leftovers == ()
    assert target(LAYOUTS[name]).flags == ()


def test_tasks_have_amounts_of_their_own() -> None:
    found = target(TASKS)

    assert (found.name, found.code, found.year, found.funding_unit) == ("某县某局", "101", 2026, MoneyUnit.WAN_YUAN)
    assert [(task.name, task.content, amounts(task.budget)) for task in found.tasks] == [
        ("堤坝维护", "巡查两岸堤坝", [("whole", "60.00"), ("fiscal_appropriation", "50.00"), ("unit_funds", "10.00")]),
        ("水质监测", "每月取样", [("whole", "40.00"), ("fiscal_appropriation", "40.00"), ("unit_funds", "None")]),
    ]
    assert found.tasks[1].budget[2].mark is not None
    assert amounts(found.budget) == [("whole", "100.00"), ("fiscal_appropriation", "90.00"), ("unit_funds", "10.00")]
    assert [each.label for each in found.budget] == ["总额", "财政拨款", "其他资金"]
    assert found.year_goal == "目标1：堤坝安全。\n目标2：水质稳定。"


def test_indicators_are_those_of_project_forms() -> None:
    assert [(each.level_1, each.level_3, str(each.value), each.unit) for each in target(TASKS).indicators] == [
        ("产出指标", "巡查次数", "12", "次"), ("产出指标", "取样合格率", "98", "%"),
        ("效益指标", "险情发生次数", "1", "次"),
    ]  # fmt: skip
    assert [str(each.weight) for each in target(BLOCKS).indicators] == ["60", "30"]


def test_amounts_by_source_and_by_use() -> None:
    found = target(BLOCKS)

    assert (found.name, found.overview, found.year_goal) == ("某站", "管理渠道", "渠道畅通")
    assert amounts(found.budget) == [
        ("whole", "30.00"), ("fiscal_appropriation", "25.00"), ("unit_funds", "5.00"), ("basic", "10.00"),
        ("project", "20.00"),
    ]  # fmt: skip
    assert [(task.name, task.content) for task in found.tasks] == [("清淤", "清理三处")]
    assert found.funding_unit is MoneyUnit.WAN_YUAN


def test_amounts_in_one_cell_with_their_names() -> None:
    found = target(ONE_CELL)

    assert amounts(found.budget) == [
        ("whole", "120.5"), ("general_public_budget", "100.5"), ("basic", "70.5"), ("unit_funds", "20"),
        ("project", "50"),
    ]  # fmt: skip
    assert [each.printed for each in found.budget][:2] == ["资金总额：120.5", "其中：一般公共预算：100.5"]
    assert (found.overview, found.year_goal) == ("服务居民", "办好三件事")


def test_amounts_below_their_names_and_a_task_without_a_name() -> None:
    found = target(BELOW)

    assert found.funding_unit is MoneyUnit.YUAN
    assert amounts(found.budget) == [("whole", "120"), ("fiscal_appropriation", "100"), ("unit_funds", "20")]
    assert [(task.name, task.content) for task in found.tasks] == [(None, "走访、调解、培训")]


def test_what_has_no_field_is_kept_and_flagged() -> None:
    disclosure, coverage = read(Frame(BLOCKS.replace("职能职责概述|管理渠道", "填表口径|管理渠道")))

    (found,) = disclosure.department_targets
    assert [flag.text for flag in found.flags] == ["填表口径\t管理渠道"]
    assert [leftover.text for leftover in coverage.leftovers] == ["填表口径", "管理渠道"]


def test_a_leftover_of_the_template_is_flagged() -> None:
    assert [flag.kind for flag in target(TASKS.replace("堤坝维护", "XX任务")).flags] == ["placeholder"]


def test_it_ends_where_something_else_begins() -> None:
    disclosure, _ = read(
        Frame(TASKS), Frame(BLOCKS), "二、收支情况", Frame("支出总表|<\n项目|金额\n甲|1.00"), Frame(ONE_CELL)
    )

    assert [each.name for each in disclosure.department_targets] == ["某县某局", "某站", "某局"]
    assert [len(each.indicators) for each in disclosure.department_targets] == [3, 2, 1]
    assert [table.title for table in disclosure.tables] == ["支出总表"]
    assert [section.title for section in disclosure.sections] == ["收支情况"]


def test_it_goes_on_over_the_page() -> None:
    lines = TASKS.split("\n")
    disclosure, _ = read(Frame("\n".join(lines[:10]), page=1), Frame("\n".join(lines[10:]), page=2))

    (found,) = disclosure.department_targets
    assert len(found.indicators) == 3


def test_a_list_of_departments_is_a_table() -> None:
    disclosure, _ = read(Frame("部门整体支出绩效目标情况表|<|<\n部门名称|年度目标|预算金额\n某局|办好三件事|3.00"))

    assert disclosure.department_targets == ()
    (table,) = disclosure.tables
    assert table.kind == "department_performance_target"
