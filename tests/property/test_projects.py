"""Forms and project lines at random: checks never raise, links are one to one, and order does not decide."""

from decimal import Decimal

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetschema.checks.case import Case
from budgetschema.checks.registry import CHECKS
from budgetschema.findings import Finding, rules
from budgetschema.model import Disclosure, Paragraph, Section
from budgetschema.projects import LinkKind, link_projects
from budgetschema.projects.names import normalised
from tests.strategies import disclosures, instances
from tests.unit.projects.building import CARRIED, disclosure, line, project, table

PROJECT_CHECKS = list(dict.fromkeys(CHECKS[rule.id] for rule in rules() if rule.layer == "projects"))
NAMES = st.one_of(
    st.sampled_from(
        ["河道清理", "河道清洁", "村级运转经费", "乡级运转经费", "2024年路灯更换", "2025年路灯更换", "路灯", "XX"]
    ),
    st.text("河道清理费（一二省市）20 ", min_size=1, max_size=9),
)
SUMS = st.integers(0, 99999).map(lambda fen: Decimal(fen).scaleb(-2))
FORMS = st.builds(
    lambda name, amount: project(name, f"安排资金{amount}万元。"), NAMES, SUMS
) | st.builds(project, NAMES)  # fmt: skip
LINES = st.builds(lambda name, amount: line(name, str(amount)), NAMES, SUMS)
CLAIMS = st.lists(
    st.sampled_from(
        ["公开", "绩效目标", "项目", "3个", "4个", "380万元", "共计", "，", "。", "占项目支出的100%", "其中："]
    ),
    max_size=9,
).map("".join)


@st.composite
def projects_with_tables(draw: st.DrawFn) -> Disclosure:
    tables = [
        table(*draw(st.lists(LINES, max_size=5)), kind=kind)
        for kind in draw(st.sampled_from([(), ("project_expenditure",), ("project_expenditure", CARRIED)]))
    ]
    text = draw(CLAIMS)
    sections = (Section(level=1, title="绩效", paragraphs=(Paragraph(text=text),)),) if text else ()
    return disclosure(draw(st.lists(FORMS, max_size=5)), *tables, sections=sections)


def told(found: Disclosure) -> list[Finding]:
    case = Case(disclosure=found)
    return [result for check in PROJECT_CHECKS for result in check(case) if isinstance(result, Finding)]


@given(st.one_of(disclosures(), projects_with_tables(), instances(Disclosure)))
@settings(deadline=None)
def test_no_document_makes_a_check_raise(found: Disclosure) -> None:
    for finding in told(found):
        assert finding.message("zh")
        assert finding.message("en")
        assert finding.pointer is not None


@given(projects_with_tables())
@settings(deadline=None)
def test_links_are_one_to_one_in_a_table_and_leave_nothing_out(found: Disclosure) -> None:
    links = link_projects(found)
    assert len({link.line.pointer for link in links.links}) == len(links.links)
    assert len({(link.form, link.line.table) for link in links.links}) == len(links.links)
    assert {link.form for link in links.links} | set(links.unmatched_forms) == set(range(len(found.projects)))
    assert not {link.form for link in links.links} & set(links.unmatched_forms)
    linked = {link.line.pointer for link in links.links}
    assert {line.pointer for line in links.lines} - linked == {line.pointer for line in links.unmatched_lines}


# A name of blanks and brackets alone names nothing.
TELLING = NAMES.filter(lambda name: any(sign not in "（） " for sign in name))
DIFFERENT = st.lists(st.tuples(TELLING, SUMS), unique_by=lambda pair: normalised(pair[0]), max_size=6)


@given(DIFFERENT, st.randoms())
@settings(deadline=None)
def test_a_line_with_its_own_name_and_amount_is_found_in_any_order(pairs: list[tuple[str, Decimal]], order) -> None:
    shuffled = list(pairs)
    order.shuffle(shuffled)
    forms = [project(name, f"安排资金{amount}万元。") for name, amount in pairs]
    found = disclosure(forms, table(*(line(name, str(amount)) for name, amount in shuffled)))
    links = link_projects(found).links
    assert sorted(link.form for link in links) == list(range(len(pairs)))
    for link in links:
        assert link.kind is LinkKind.NAME
        assert link.line.amount is not None
        assert link.line.amount.yuan == pairs[link.form][1] * 10000


@given(projects_with_tables())
@settings(deadline=None)
def test_what_is_right_stays_silent(found: Disclosure) -> None:
    """Where the forms are the lines, name by name and amount by amount, no rule of P1 and P2 has anything to say."""
    if not found.tables:
        return
    lines = link_projects(attrs.evolve(found, projects=())).lines
    forms = [project(each.name, f"安排资金{each.amount}。") for each in lines if not each.is_carry_over]
    exact = attrs.evolve(found, tables=found.tables[:1], projects=tuple(forms), sections=())
    assert not [each for each in told(exact) if each.rule_id[:2] in ("P1", "P2")]
