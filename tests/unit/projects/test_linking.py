"""Forms and lines: by name, by likeness, one to one. The township is linked as a person links it."""

import csv
import random
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.model import CodeBasis, CodeReference, Disclosure, Scheme
from budgetschema.projects import LinkKind, link_projects
from tests.unit.projects.building import CARRIED, disclosure, line, project, table

EXPECTED = [
    (int(row["form"]), row["line"], row["name_differs"] == "yes")
    for row in csv.DictReader((Path(__file__).parent / "township_links.csv").read_text("utf-8").splitlines())
]


@pytest.fixture(scope="module")
def township(root: Path) -> Disclosure:
    return budgetschema.load(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")


def pairs(found: Disclosure) -> list[tuple[int, str, LinkKind]]:
    return [(link.form, link.line.pointer, link.kind) for link in link_projects(found).links]


def test_the_township_is_linked_as_by_hand(township: Disclosure) -> None:
    links = link_projects(township)
    for form, pointer, differs in EXPECTED:
        found = links.of_form(form)
        assert " ".join(link.line.pointer for link in found) == pointer, township.projects[form].name
        assert any(link.kind in (LinkKind.SIMILAR, LinkKind.SIMILAR_AND_AMOUNT) for link in found) is differs
        assert all((link.score == 100) is not differs for link in found)
    assert links.unmatched_forms == tuple(form for form, pointer, _ in EXPECTED if not pointer)
    assert [each.pointer for each in links.unmatched_lines] == [f"/tables/11/lines/{index}" for index in (3, 4, 5)]
    assert len(links.lines) == 34
    for link in links.links:
        assert links.of_line(link.line.pointer) == link


def test_the_order_of_the_forms_does_not_matter_where_names_or_amounts_decide(township: Disclosure) -> None:
    order = list(range(len(township.projects)))
    random.Random(5).shuffle(order)  # noqa: S311
    turned = attrs.evolve(township, projects=tuple(township.projects[form] for form in order))
    by_name = {(township.projects[form].name, pointer) for form, pointer, _ in EXPECTED if pointer}
    assert {(turned.projects[form].name, pointer) for form, pointer, _ in pairs(turned)} == by_name


def test_amounts_decide_between_two_of_one_name() -> None:
    forms = [project("社区补助", "下达资金1.17万元。"), project("社区补助", "下达资金28080元。")]
    found = disclosure(forms, table(line("社区补助", "2.81"), line("社区补助", "1.17")))
    assert pairs(found) == [
        (0, "/tables/0/lines/1", LinkKind.NAME_AND_AMOUNT),
        (1, "/tables/0/lines/0", LinkKind.NAME_AND_AMOUNT),
    ]


def test_of_a_carry_over_no_more_can_be_left_than_was_granted() -> None:
    forms = [project("社区补助", "下达资金1.17万元。"), project("社区补助", "下达资金2.8万元。")]
    found = disclosure(forms, table(line("社区补助", "1.25"), line("社区补助", "0.78"), kind=CARRIED))
    assert [pointer for _, pointer, _ in pairs(found)] == ["/tables/0/lines/1", "/tables/0/lines/0"]


def test_order_decides_where_amounts_do_not() -> None:
    found = disclosure([project("补助"), project("补助")], table(line("补助", "1.00"), line("补助", "2.00")))
    assert pairs(found) == [
        (0, "/tables/0/lines/0", LinkKind.NAME_AND_ORDER),
        (1, "/tables/0/lines/1", LinkKind.NAME_AND_ORDER),
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_form_too_few_or_too_many_stays_alone(count: int) -> None:
    found = link_projects(disclosure([project("补助")] * count, table(line("补助", "1.00"), line("补助", "2.00"))))
    assert len(found.links) == min(count, 2)
    assert len(found.unmatched_forms) == max(count - 2, 0)
    assert len(found.unmatched_lines) == 2 - len(found.links)


def test_one_form_for_this_years_line_and_the_carry_over() -> None:
    tables = (table(line("河道清理", "1.00")), table(line("河道清理", "2.00"), kind=CARRIED))
    found = link_projects(disclosure([project("河道清理")], *tables))
    assert [link.line.pointer for link in found.of_form(0)] == ["/tables/0/lines/0", "/tables/1/lines/0"]
    assert [money.yuan for money in found.sums_of_form(0)] == [10000, 20000, 30000]
    two = disclosure([project("河道清理"), project("河道清理")], *tables)
    assert [(form, pointer) for form, pointer, _ in pairs(two)] == [(0, "/tables/0/lines/0"), (1, "/tables/1/lines/0")]


def test_pieces_of_a_project_are_linked_together() -> None:
    codes = [
        CodeReference(scheme=Scheme.FUNCTION, edition=2026, code=code, basis=CodeBasis.PRINTED)
        for code in ("2130142", "2120399")
    ]
    pieces = [line("河道清理", "1.00", codes=(code,)) for code in codes]
    found = link_projects(disclosure([project("河道清理", "安排3万元。")], table(*pieces)))
    assert [link.line.pointer for link in found.of_form(0)] == ["/tables/0/lines/0", "/tables/0/lines/1"]
    assert found.sums_of_form(0)[0].yuan == 20000
    same = link_projects(disclosure([project("河道清理")], table(pieces[0], pieces[0])))
    assert len(same.links) == 1


def test_likeness() -> None:
    tables = table(line("示例镇河道清淤经费", "1.00"), line("路灯", "2.00"))
    assert pairs(disclosure([project("示例镇河道清於经费")], tables)) == [(0, "/tables/0/lines/0", LinkKind.SIMILAR)]
    assert pairs(disclosure([project("老年课堂")], tables)) == []
    assert pairs(disclosure([project("路灭")], tables)) == []  # too short for a likeness


def test_a_difference_that_tells_apart_needs_the_amount() -> None:
    tables = table(line("示例镇2024年河道清淤经费", "1.20"))
    assert pairs(disclosure([project("示例镇2023年河道清淤经费")], tables)) == []
    found = pairs(disclosure([project("示例镇2023年河道清淤经费", "安排1.2万元。")], tables))
    assert found == [(0, "/tables/0/lines/0", LinkKind.SIMILAR_AND_AMOUNT)]


def test_a_likeness_holds_in_the_other_table_too() -> None:
    tables = (table(line("示例镇河道清淤经费", "1.00")), table(line("示例镇河道清淤经费", "2.00"), kind=CARRIED))
    found = pairs(disclosure([project("示例镇河道清於经费")], *tables))
    assert [pointer for _, pointer, _ in found] == ["/tables/0/lines/0", "/tables/1/lines/0"]


def test_a_name_that_was_misprinted_does_not_take_the_line_of_its_namesake() -> None:
    forms = [project("招募社区助理补助", "下达1.17万元。"), project("招募社区助埋补助", "下达2.8万元。")]
    found = disclosure(forms, table(line("招募社区助理补助", "2.50"), line("招募社区助理补助", "0.78"), kind=CARRIED))
    assert {form: pointer for form, pointer, _ in pairs(found)} == {0: "/tables/0/lines/1", 1: "/tables/0/lines/0"}


def test_nothing_to_link() -> None:
    empty = link_projects(disclosure([]))
    assert (empty.links, empty.lines, empty.unmatched_forms, empty.unmatched_lines) == ((), (), (), ())
    assert link_projects(disclosure([project("河道清理")])).unmatched_forms == (0,)


def test_very_many_of_one_name_are_paired_in_order() -> None:
    forms, lines = [project("补助")] * 160, [line("补助", "1.00")] * 158
    found = pairs(disclosure(forms, table(*lines)))
    assert [form for form, _, _ in found] == list(range(158))
    assert {kind for _, _, kind in found} == {LinkKind.NAME_AND_ORDER}
