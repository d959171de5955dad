"""Headers and lines of tables: small cases, each with one thing in it."""

from decimal import Decimal

import pytest

from budgetschema.model import FragmentKind, LineRole, MarkKind, MoneyUnit, Table
from budgetschema.reading.figures import parse_amount, read_figure
from tests.reading.sources import one_table, read_source

HEADER = "科目编码→科目名称→合计→基本支出→项目支出\n"
FIRST = "201→一般公共服务支出→3.00→1.00→2.00\n"


def expenditure(rows: str) -> Table:
    return one_table(f"支出总表\n单位：万元\n{HEADER}{rows}")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"), ("0.00", "0.00"), ("1284.66", "1284.66"), ("280.00", "280.00"), ("1,234,567.80", "1234567.80"),
        ("１，２３４．５０", "1234.50"), ("－3.50", "-3.50"), ("−3.50", "-3.50"), ("(3.50)", "-3.50"),
        ("（3.50）", "-3.50"), ("007.50", "7.50"), ("1,234.\n56", "1234.56"), ("1,234, 567", "1234567"),
        ("＋3.50", "3.50"), ("+3.50", "3.50"), ("１，２３４，５６７．８０", "1234567.80"),
        ("￥3.50", "3.50"), ("¥ 3.50", "3.50"),
        ("-¥3.50", "-3.50"), ("¥-3.50", "-3.50"), ("△3.50", "-3.50"), ("▲ 3.50", "-3.50"), ("3.50-", "-3.50"),
        ("3.50－", "-3.50"), (".50", "0.50"), ("-.50", "-0.50"), ("1 234 567.89", "1234567.89"),
        ("12\u00a0345\u00a0678", "12345678"),
    ],
)  # fmt: skip
def test_figures(text: str, amount: str):
    assert parse_amount(text) == Decimal(amount)
    assert str(parse_amount(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.2.3",
        "12,34",
        "(3.50",
        "3.50)",
        "264.89 100",
        "12 34",
        "1e5",
        "一百",
        "5%",
        "123456789012345678901",
        "(-3.50)",
        "-3.50-",
        "+-3",
        "1 234.56",
        "1 234",
        "1 23 456",
        "1,234 567 890,1",
        "3.50元",
        "¥",
        ".",
        "△",
        "--3",
        "3--",
    ],
)
def test_no_figures(text: str):
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("3.50元", MoneyUnit.YUAN, "3.50"), ("3.50 万元", MoneyUnit.WAN_YUAN, "3.50"),
        ("3.50元", MoneyUnit.WAN_YUAN, None),
        ("3.50万元", MoneyUnit.YUAN, None), ("3.50元", None, None), ("3.50", MoneyUnit.WAN_YUAN, "3.50"),
    ],
)  # fmt: skip
def test_a_unit_in_the_cell_must_be_that_of_the_column(text: str, unit: MoneyUnit | None, amount: str | None):
    figure = read_figure(text, unit)

    assert figure is not None
    assert (str(figure.amount) if figure.amount is not None else None) == amount
    if amount is None:
        assert figure.mark is not None
        assert (figure.mark.kind, figure.mark.text) == (MarkKind.UNREADABLE, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-", MarkKind.DASH), ("--", MarkKind.DASH), ("—", MarkKind.DASH), ("——", MarkKind.DASH), ("－", MarkKind.DASH),
        ("不涉及", MarkKind.NOT_APPLICABLE), ("单位不需填列", MarkKind.NOT_REQUIRED),
        ("无需填列", MarkKind.NOT_REQUIRED),
        ("XX", MarkKind.PLACEHOLDER), ("xxx", MarkKind.PLACEHOLDER), ("××", MarkKind.PLACEHOLDER),
        ("…", MarkKind.PLACEHOLDER), ("约三万", MarkKind.UNREADABLE), ("1.2.3", MarkKind.UNREADABLE),
    ],
)  # fmt: skip
def test_marks(text: str, kind: MarkKind):
    figure = read_figure(text)

    assert figure is not None
    assert figure.mark is not None
    assert (figure.amount, figure.mark.kind, figure.mark.text) == (None, kind, text)


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_a_blank_is_neither(text: str):
    assert read_figure(text) is None


def test_six_things_a_cell_may_say():
    found = one_table("支出总表\n科目名称→合计\n甲→\n乙→0\n丙→0.00\n丁→—\n戊→不涉及\n己→XX\n")
    read = [
        (list(map(str, line.amounts.values())), [mark.kind for mark in line.marks.values()]) for line in found.lines
    ]

    assert read == [
        ([], []), (["0"], []), (["0.00"], []), ([], [MarkKind.DASH]), ([], [MarkKind.NOT_APPLICABLE]),
        ([], [MarkKind.PLACEHOLDER]),
    ]  # fmt: skip


def test_an_unreadable_figure_is_flagged_where_it_stands():
    (line,) = expenditure("201→一般公共服务支出→3.O0→1.00→2.00\n").lines
    (flag,) = line.flags

    assert (flag.kind, flag.text) == ("unreadable_amount", "3.O0")
    assert flag.place is not None
    assert flag.place.cell == 3


def test_a_figure_broken_by_white_space_is_flagged():
    (line,) = expenditure("201→一般公共服务支出→1,234, 567.00→1.00→2.00\n").lines

    assert line.amounts["total"] == Decimal("1234567.00")
    assert line.printed["total"] == "1,234, 567.00"
    assert [flag.kind for flag in line.flags] == ["rejoined_text"]


def test_a_code_that_became_a_number():
    (line,) = expenditure("201.0→一般公共服务支出→3.00→1.00→2.00\n").lines

    assert (line.codes[0].code, line.printed["code"], line.level) == ("201", "201.0", 1)


@pytest.mark.parametrize(
    "row", ["合计→→3.00→1.00→2.00", "→合计→3.00→1.00→2.00", "→总 计→3.00→1.00→2.00", "小计→→3.00→→"]
)
def test_totals(row: str):
    (line,) = expenditure(f"{row}\n").lines

    assert (line.role, line.level, line.codes) == (LineRole.TOTAL, 0, ())


def test_a_total_word_beside_a_total_word():
    (line,) = expenditure("合计→合计→3.00→1.00→2.00\n").lines

    assert (line.label, line.role, line.codes) == ("合计", LineRole.TOTAL, ())


def test_parts_that_are_named_without_the_others():
    line = expenditure(f"{FIRST}→其中：专项业务→1.00→→1.00\n").lines[1]

    assert (line.role, line.label) == (LineRole.OF_WHICH, "其中：专项业务")


def test_rows_without_a_header_are_lines_with_unknown_columns():
    found = one_table("支出总表\n201→一般公共服务支出→3.00\n202→外交支出→4.00\n")

    assert [column.header for column in found.columns] == [()] * 3
    assert [list(line.amounts.values()) for line in found.lines] == [
        [Decimal("3.00")], [Decimal("4.00")],
    ]  # fmt: skip
    assert [flag.kind for flag in found.flags] == ["unknown_column"] * 3


def test_lines_cut_off_after_their_last_figure():
    found = expenditure(
        "201→一般公共服务支出→3.00\n20101→人大事务→1.00→1.00\n20103→政府办公厅→2.00→→2.00\n203→国防支出→1.00\n"
    )

    assert [column.id for column in found.columns] == ["code", "label", "total", "basic", "project"]
    assert found.lines[2].amounts["project"] == Decimal("2.00")


def test_an_unknown_name_in_the_second_header_row():
    found = one_table(
        "收入总表\n项目→→本年收入→→\n科目编码→科目名称→合计→一般公共预算→彩票分成\n201→甲→3.00→2.00→1.00\n"
    )

    assert found.columns[4].header == ("本年收入", "彩票分成")
    assert [flag.text for flag in found.flags] == ["column_5"]
    assert len(found.lines) == 1


def test_text_between_two_rows_does_not_end_a_table():
    source = read_source(f"某局2026年部门预算\n支出总表\n{HEADER}{FIRST}插入的一行文字\n202→外交支出→4.00→4.00→\n")
    (found,) = source.disclosure.tables

    assert len(found.lines) == 2
    assert [(fragment.kind, fragment.text) for fragment in source.disclosure.fragments] == [
        (FragmentKind.UNPLACED, "插入的一行文字")
    ]
    assert [leftover.text for leftover in source.coverage.leftovers] == ["插入的一行文字"]


@pytest.mark.parametrize("mark", ["- 3 -", "— 3 —", "第3页", "第 3 页，共 9 页"])
def test_page_marks_between_rows(mark: str):
    source = read_source(f"某局2026年部门预算\n支出总表\n{HEADER}{FIRST}{mark}\n202→外交支出→4.00→4.00→\n")

    assert len(source.disclosure.tables[0].lines) == 2
    assert [fragment.kind for fragment in source.disclosure.fragments] == [FragmentKind.PAGE_NUMBER]


@pytest.mark.parametrize(
    "between",
    ["续表", "支出总表（续）", "支出总表\n单位：万元", "续表\n" + HEADER.strip(), "- 2 -\n支出总表\n" + HEADER.strip()],
)
def test_a_table_that_goes_on(between: str):
    source = read_source(
        f"某局2026年部门预算\n支出总表\n单位：万元\n{HEADER}{FIRST}{between}\n202→外交支出→4.00→4.00→\n"
    )
    (found,) = source.disclosure.tables

    assert len(found.lines) == 2
    assert source.coverage.leftovers == ()


def test_the_same_title_for_another_unit_is_another_table():
    part = f"单位名称：甲所\n{HEADER}{FIRST}支出总表\n单位名称：乙所\n{HEADER}{FIRST}"

    assert len(read_source(f"某局2026年部门预算\n支出总表\n{part}").disclosure.tables) == 2


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("注：本表无数据", "no_data"), ("本表无数据。", "no_data"), ("注：本表无数据→→→→", "no_data"),
        ("（注：我局没有此项收入，故本表为空表）", "no_data"), ("备注：因四舍五入存在尾差", "rounding"),
        ("说明：本表不含下属单位。", "general"),
    ],
)  # fmt: skip
def test_notes(note: str, kind: str):
    found = expenditure(f"合计→→→→\n{note}\n")

    assert [(one.kind.value, one.text) for one in found.notes] == [(kind, note.rstrip("→"))]


def test_a_paragraph_under_a_table_is_no_note():
    source = read_source(
        f"某局2026年部门预算\n一、预算表\n支出总表\n{HEADER}{FIRST}以上安排没有新增支出，主要用于日常工作。\n"
    ).disclosure

    assert source.tables[0].notes == ()
    assert len(source.sections[0].paragraphs) == 1


@pytest.mark.parametrize(
    ("head", "tail", "label"),
    [
        ("二十三、灾害防治及应", "急管理支出", "二十三、灾害防治及应急管理支出"),
        ("七、文化旅游体育与传", "媒支出", "七、文化旅游体育与传媒支出"),
    ],
)
def test_a_broken_name_without_a_code(head: str, tail: str, label: str):
    found = one_table(
        f"收支总表\n收入→→支出→\n项目→金额→项目→金额\n一、事业收入→2.00→{head}→3.00\n→→{tail}→\n二、其他收入→1.00→二、其他支出→4.00\n"
    )
    lines = [line for line in found.lines if line.block == "expenditure"]

    assert [line.label for line in lines] == [label, "二、其他支出"]
    assert lines[0].codes[0].code is not None
    assert [flag.kind for flag in lines[0].flags] == ["rejoined_text"]


def test_a_name_that_is_complete_takes_no_tail():
    lines = expenditure("201→一般公共服务支出→3.00→1.00→2.00\n→另有说明→→→\n").lines

    assert [line.label for line in lines] == ["一般公共服务支出", "另有说明"]


def test_layer_passes_from_a_line_to_those_numbered_below_it():
    found = one_table(
        "收支总表\n收入→→支出→\n项目→金额→项目→金额\n一、本年收入→2.00→一、教育支出→3.00\n（一）一般公共预算拨款→2.00→→\n"
        "二、上年结转→1.00→→\n（一）一般公共预算拨款→1.00→→\n收入总计→3.00→支出总计→3.00\n"
    )
    layers = [str(line.coordinate.layer) for line in found.lines if line.block == "income" and line.coordinate]

    assert layers == ["current_year", "current_year", "carry_over", "carry_over", "None"]


def test_sides_without_titles():
    found = one_table("收支总表\n项目→预算数→项目→预算数\n一、事业收入→2.00→一、教育支出→2.00\n")

    assert [block.id for block in found.blocks] == ["income", "expenditure"]
    assert [column.coordinate.flow for column in found.columns if column.coordinate] == ["income", "expenditure"]


def test_years_in_the_header():
    found = one_table("支出总表\n科目名称→2025年预算数→2026年预算数→2024年决算数\n甲→1.00→2.00→3.00\n")

    assert [column.id for column in found.columns[1:]] == ["prior_year_budget", "budget", "final_accounts_2024"]


@pytest.mark.parametrize("header", ["增减额", "增减%", "比上年增减", "增长率", "占比（%）", "2026年比2025年预算数增减"])
def test_changes_and_shares_are_text(header: str):
    found = one_table(f"支出总表\n科目名称→合计→{header}\n甲→1.00→5.00\n")

    assert found.columns[2].role == "text"
    assert list(found.lines[0].texts.values()) == ["5.00"]


def test_only_the_numbers_of_columns_are_left_of_a_table():
    found = one_table("支出总表\n单位：万元\n1→2→3\n")

    assert ([column.ordinal for column in found.columns], found.lines) == (["1", "2", "3"], ())


def test_a_figure_with_its_unit_is_read_where_the_unit_is_that_of_the_table():
    first, second = expenditure("201→一般公共服务支出→3.00万元→1.00→2.00\n202→外交支出→300元→1.00→2.00\n").lines

    assert (first.amounts["total"], first.printed["total"]) == (Decimal("3.00"), "3.00万元")
    assert second.marks["total"].text == "300元"
    assert [flag.kind for flag in second.flags] == ["unreadable_amount"]
