"""Which lines of which tables are projects, and what they cost."""

import attrs

from budgetschema.model import CodeBasis, CodeReference, Column, ColumnRole, Coordinate, Layer, LineRole, Scheme
from budgetschema.projects import project_lines
from tests.unit.projects.building import CARRIED, COLUMNS, disclosure, line, table


def names(*tables) -> list[str]:
    return [each.name for each in project_lines(disclosure([], *tables))]


def test_totals_headings_groups_and_organisations_are_no_projects() -> None:
    lines = (
        line("合计", "9.00", role=LineRole.TOTAL, level=0),
        line("示例县样本镇人民政府", "9.00", level=1, coordinate=Coordinate(organisation="示例县样本镇人民政府")),
        line("特定目标类", "9.00", level=1),
        line("农村项目", "9.00", level=2),
        line("河道清理", "4.00", level=3),
        line("路灯更换", "5.00", level=3),
        line("其中：当年", "5.00", level=4, role=LineRole.OF_WHICH),
        line("小计", "9.00", level=3),
        line("—", level=3),
        line(None, "1.00", level=3),
    )
    # 路灯更换 has a line below it, but that is a part of its amount, no other project.
    assert names(table(*lines[:6])) == ["河道清理", "路灯更换"]
    assert names(table(*lines[7:])) == []


def test_an_organisation_is_told_by_its_name_where_nothing_else_tells_it() -> None:
    assert names(table(line("示例县样本镇人民政府", "9.00"), line("河道清理", "9.00"))) == ["河道清理"]


def test_other_tables_print_no_projects() -> None:
    assert names(table(line("河道清理", "1.00"), kind="expenditure_summary")) == []


def test_the_name_may_stand_in_a_column_of_its_own() -> None:
    columns = (
        attrs.evolve(COLUMNS[0], header=("单位",)),
        Column(id="p", role=ColumnRole.TEXT, header=("项目名称",)),
        *COLUMNS[1:],
    )
    own = line("样本镇", "1.00", texts={"p": "河道清理"}, coordinate=Coordinate(organisation="样本镇"))
    total = line("样本镇", "3.00", role=LineRole.TOTAL, level=1, texts={"p": "路灯更换"})
    deeper = line("样本镇", "2.00", level=2)
    assert names(table(own, total, deeper, columns=columns)) == ["河道清理", "路灯更换"]
    again = (*columns, Column(id="q", role=ColumnRole.LABEL, header=("二级项目名称",)))
    assert names(table(attrs.evolve(own, texts={"p": "甲", "q": "乙"}), columns=again)) == ["乙"]


def test_the_whole_amount_and_the_others() -> None:
    (found,) = project_lines(disclosure([], table(line("河道清理", "3.20"), kind=CARRIED)))
    assert found.amount is not None
    assert (str(found.amount), found.amount.yuan, found.column) == ("3.20万元", 32000, "total")
    assert found.layer is Layer.CARRY_OVER
    assert found.is_carry_over
    assert found.pointer == "/tables/0/lines/0"


def test_a_total_that_is_not_certain_is_not_guessed() -> None:
    columns = (
        COLUMNS[0],
        attrs.evolve(COLUMNS[1], header=("甲",)),
        Column(id="b", role=ColumnRole.AMOUNT, header=("乙",)),
    )
    (found,) = project_lines(disclosure([], table(line("河道清理", "3.20"), columns=columns)))
    assert (found.amount, found.column) == (None, None)
    assert [each.yuan for each in found.others] == [32000]


def test_an_amount_without_unit_is_none() -> None:
    (found,) = project_lines(disclosure([], table(line("河道清理", "3.20"), unit=None)))
    assert found.amount is None


def test_codes_are_what_tells_pieces_of_a_project() -> None:
    code = CodeReference(
        scheme=Scheme.FUNCTION, edition=2026, code="2130142", name="农村道路建设", basis=CodeBasis.PRINTED
    )
    (found,) = project_lines(disclosure([], table(line("河道清理", "3.20", codes=(code,)))))
    assert found.distinct == ("2130142农村道路建设",)
