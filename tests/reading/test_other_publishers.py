"""Tables as other publishers print them: what each figure is taken to mean, and no false alarm about them."""

import pytest

import budgetschema
from budgetschema.model import Column, Disclosure, Layer, Line, LineRole, Moment
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.source import Source

HEAD = "某市体育中心2025年部门预算\n第二部分 部门预算表\n"


def text(*rows: str, title: str) -> Disclosure:
    data = HEAD + f"{title}\n单位：万元\n" + "\n".join(rows) + "\n"
    return read_sources([Source(data=data.encode(), name="a.txt")]).disclosure


def page(*rows: str, title: str) -> Disclosure:
    data = f"<p>某县档案馆2024年度部门决算</p><p>{title}</p><p>单位：万元</p><table>{''.join(rows)}</table>"
    return read_sources([Source(data=f"<meta charset=utf-8>{data}".encode(), name="a.html")]).disclosure


def column(disclosure: Disclosure, *header: str) -> Column:
    return next(column for column in disclosure.tables[0].columns if column.header == header)


def line(disclosure: Disclosure, label: str) -> Line:
    return next(line for line in disclosure.tables[0].lines if line.label == label)


def errors(disclosure: Disclosure) -> list[str]:
    found = budgetschema.check(disclosure).findings
    return [finding.message("zh") for finding in found if finding.rule.startswith("A")]


def test_the_year_may_stand_in_titles_of_tables_only():
    rows = "科目编码,科目名称,合计\n201,一般公共服务支出,1.00\n"
    data = f"2025年部门支出总表\n部门：某局,,单位：万元\n{rows}"
    disclosure = read_sources([Source(data=data.encode(), name="a.csv")]).disclosure
    assert disclosure.fiscal_year == 2025


SUMMARY = (
    "收入\t\t支出\t\t",
    "项目\t本年预算\t项目\t本年预算\t{}",
    "一、财政拨款（补助）\t410.00\t一、文化旅游体育与传媒支出\t420.00\t360.00",
    "其中：一般公共预算\t400.00\t二、住房保障支出\t30.00\t29.50",
    "政府性基金\t10.00\t\t\t",
    "二、事业收入\t40.00\t\t\t",
    "收入合计\t450.00\t支出合计\t450.00\t389.50",
)


def test_this_years_budget_beside_the_one_before_is_no_layer():
    disclosure = text(*(row.format("上年预算") for row in SUMMARY), title="收支预算总表")

    coordinate = column(disclosure, "支出", "本年预算").coordinate
    assert coordinate is not None
    assert (coordinate.moment, coordinate.layer) == (Moment.BUDGET, None)
    other = column(disclosure, "支出", "上年预算").coordinate
    assert other is not None
    assert other.moment is Moment.PRIOR_YEAR_BUDGET


def test_this_years_budget_beside_the_carry_over_is_a_layer():
    rows = (
        "科目编码\t科目名称\t合计\t本年预算\t上年结转",
        "合计\t\t13.00\t10.00\t3.00",
        "201\t一般公共服务支出\t13.00\t10.00\t3.00",
    )
    disclosure = text(*rows, title="部门支出总表")

    coordinate = column(disclosure, "本年预算").coordinate
    assert coordinate is not None
    assert coordinate.layer is Layer.CURRENT_YEAR
    assert not errors(disclosure)


def test_appropriations_of_the_year_are_a_layer_though_no_carry_over_stands_beside_them():
    rows = ("科目编码\t科目名称\t当年财政拨款安排", "合计\t\t10.00", "201\t一般公共服务支出\t10.00")
    coordinate = column(text(*rows, title="一般公共预算支出表"), "当年财政拨款安排").coordinate
    assert coordinate is not None
    assert coordinate.layer is Layer.CURRENT_YEAR


def test_grants_are_the_sum_of_the_funds_listed_below_them():
    disclosure = text(*(row.format("上年预算") for row in SUMMARY), title="收支预算总表")

    coordinate = line(disclosure, "一、财政拨款（补助）").coordinate
    assert coordinate is not None
    assert coordinate.fund_source == "fiscal_appropriation"
    assert not errors(disclosure)


@pytest.mark.parametrize(
    ("label", "item", "role"),
    [
        ("3.公务用车费", "official_vehicles", LineRole.DETAIL),
        ("其中：（1）公务用车运行维护费", "vehicle_operation", LineRole.OF_WHICH),
        ("（2）公务用车购置", "vehicle_purchase", LineRole.DETAIL),
    ],
)
def test_items_are_known_under_their_numbers(label: str, item: str, role: LineRole):
    rows = (
        "项目\t2024年预算数\t2025年预算数",
        "合计\t8.00\t6.50",
        "1.因公出国（境）费用\t0\t0",
        "2.公务接待费\t3.00\t2.50",
        "3.公务用车费\t5.00\t4.00",
        "其中：（1）公务用车运行维护费\t5.00\t4.00",
        "（2）公务用车购置\t0\t0",
    )
    disclosure = text(*rows, title="“三公”经费预算表")

    found = line(disclosure, label)
    assert found.coordinate is not None
    assert (found.coordinate.item, found.role) == (item, role)
    assert not errors(disclosure)


def accounts(total: str) -> Disclosure:
    """Basic expenditure in three groups of columns, the last two of which share a total."""
    head = "<td>科目编码<td>科目名称<td>决算数" * 3
    return page(
        "<tr><td colspan=3>人员经费<td colspan=6>公用经费",
        f"<tr>{head}",
        "<tr><td>301<td>工资福利支出<td>200.00<td>302<td>商品和服务支出<td>40.00<td>310<td>资本性支出<td>2.00",
        "<tr><td>30101<td>基本工资<td>200.00<td>30201<td>办公费<td>40.00<td>31002<td>办公设备购置<td>2.00",
        f"<tr><td colspan=2>人员经费合计<td>200.00<td colspan=5>公用经费合计<td>{total}",
        title="一般公共预算财政拨款基本支出决算明细表",
    )


def test_a_total_that_is_merged_over_two_groups_of_columns_is_that_of_both():
    disclosure = accounts("42.00")

    found = line(disclosure, "公用经费合计")
    assert [str(amount) for amount in found.amounts.values()] == ["42.00"]
    assert all(line.label for line in disclosure.tables[0].lines)
    assert not errors(disclosure)
