"""Conflicts and suspects: complete, irreducible, and found with the solver and without where bounds suffice."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from budgetschema.cube import Analysis, Cause, Cube
from budgetschema.cube.conflicts import Conflict, by_propagation, direct, fewest
from budgetschema.cube.program import by_program
from budgetschema.cube.propagation import Propagation
from budgetschema.cube.system import build
from budgetschema.model import Disclosure

from .sheets import column, disclosure, line, table, total

GRID_COLUMNS = "total gpb gf sc"


def grid(rows: list[tuple[str, ...]]) -> Disclosure:
    """A table with margins on two sides: the first row and the first column are totals."""
    columns = [
        column("total"),
        column("gpb", fund_source="general_public_budget"),
        column("gf", fund_source="government_fund"),
        column("sc", fund_source="state_capital"),
    ]
    names = " ".join(each.id for each in columns[: len(rows[0])])
    lines = [total(*rows[0], columns=names)]
    lines += [
        line(code, *row, columns=names, code=code, level=1)
        for code, row in zip(("201", "204", "205"), rows[1:], strict=False)
    ]
    return disclosure(table("appropriation_expenditure", columns[: len(rows[0])], lines))


IMPOSSIBLE = grid([
    ("64.89", "21.41", "26.09", "17.38"),
    ("21.99", "4.76", "8.40", "8.82"),
    ("19.77", "8.34", "9.69", "1.73"),
    ("23.14", "8.30", "8.01", "6.84"),
])  # fmt: skip


def tree(*lines: tuple[str, str | None]) -> Disclosure:
    """One column of codes; the line without a code is the total."""
    rows = [total(value) if code is None else line(code, value, code=code) for value, code in lines]
    return disclosure(table("expenditure_summary", [column("total")], rows))


def breakdowns() -> Disclosure:
    columns = [
        column("total"), column("basic", expenditure_kind="basic"), column("project", expenditure_kind="project"),
        column("year", layer="current_year"), column("carry", layer="carry_over"),
    ]  # fmt: skip
    names = " ".join(each.id for each in columns)
    line_of_all = total("100.00", "50.00", "49.99", "50.01", "50.00", columns=names)
    return disclosure(table("expenditure_summary", columns, [line_of_all]))


FOUR = {
    "tree": tree(("4.03", None), ("2.01", "201"), ("1.00", "20101"), ("1.00", "20102"),
                 ("2.01", "204"), ("1.00", "20401"), ("1.00", "20402")),
    "chain": tree(("10.03", None), ("10.02", "201"), ("10.01", "20101"), ("10.00", "2010101")),
    "breakdowns": breakdowns(),
    "margins": IMPOSSIBLE,
}  # fmt: skip


@pytest.mark.parametrize("name", FOUR)
def test_what_passes_every_single_sum_and_is_impossible_is_found(name: str) -> None:
    troubles = Analysis(Cube(FOUR[name]), solver=True).troubles
    assert troubles
    assert all(trouble.suspects for trouble in troubles)
    # Only the table with margins on two sides needs the program.
    assert bool(Analysis(Cube(FOUR[name]), solver=False).troubles) is (name != "margins")


def test_margins_need_the_program() -> None:
    system = build(Cube(IMPOSSIBLE).web)
    assert by_propagation(system) is None
    found = by_program(system)
    assert found is not None
    assert Analysis(Cube(IMPOSSIBLE), solver=False).troubles == ()
    (trouble,) = Analysis(Cube(IMPOSSIBLE), solver=True).troubles
    assert trouble.cause is Cause.JOINT
    # What is printed is impossible, so no suspect may be reconciled by what it prints.
    for suspect in trouble.suspects:
        assert suspect.low is not None
        assert suspect.high is not None
        assert suspect.figure.value is not None
        assert not suspect.low <= suspect.figure.value <= suspect.high


@pytest.mark.parametrize("oracle", [by_propagation, by_program])
def test_a_conflict_has_no_dispensable_figure(oracle) -> None:
    document = grid([("10.03", "5.00", "5.01"), ("5.02", "2.50", "2.51"), ("5.00", "2.50", "2.50")])
    system = build(Cube(document).web)
    found = oracle(system)
    assert found is not None
    everything = {each.number for each in system.measurements}
    assert oracle(system, everything - found.figures) is not None
    for figure in found.figures:
        assert oracle(system, everything - (found.figures - {figure})) is None


def margins(cells: list[int]) -> list[tuple[str, ...]]:
    def show(value: int) -> str:
        return f"{value // 100}.{value % 100:02d}"

    whole, first, second, one, a, b, two, c, d = cells
    rows = [(whole, first, second), (one, a, b), (two, c, d)]
    return [tuple(show(each) for each in row) for row in rows]


nudges = st.lists(st.integers(-2, 2), min_size=9, max_size=9)


@given(nudges=nudges)
@example(nudges=[1, -1, 2, -1, -2, 0, 2, 0, 1])
def test_two_by_two_agrees_with_brute_force(nudges: list[int]) -> None:
    """Amounts on a grid are tried one by one. Vertices of the solutions lie on a sixth of an ulp.

    Where an end is open the vertex does not belong to them, so what seems impossible is tried on a finer grid, too.
    """
    inside = [250, 375, 125, 450]
    a, b, c, d = inside
    honest = [a + b + c + d, a + c, b + d, a + b, a, b, c + d, c, d]
    cells = [value + nudge for value, nudge in zip(honest, nudges, strict=True)]
    found = by_program(build(Cube(grid(margins(cells))).web))
    assert (found is None) is (is_possible(cells, 6) or (found is None and is_possible(cells, 24)))


def is_possible(cells: list[int], grain: int) -> bool:
    """Whether amounts in units of one of ``grain`` (even) parts of an ulp print as the cells do."""
    whole, first, second, one, a, b, two, c, d = (cell * grain for cell in cells)
    half = grain // 2

    def prints(value: int, figure: int) -> bool:
        return figure - half <= value < figure + half

    errors = range(-half, half)
    rows = [(p, q) for p, q in itertools.product(errors, repeat=2) if prints(a + p + b + q, one)]
    below = [(r, s) for r, s in itertools.product(errors, repeat=2) if prints(c + r + d + s, two)]
    return any(
        prints(a + p + c + r, first) and prints(b + q + d + s, second)
        and prints(a + b + c + d + p + q + r + s, whole)
        for p, q in rows for r, s in below
    )  # fmt: skip


def test_a_document_that_contradicts_itself_everywhere_is_judged_in_time(in_time) -> None:
    """One code four hundred times with figures that all differ: every pair is a conflict."""
    lines = [line("甲", f"{number}.37", code="201", level=1) for number in range(400)]
    document = disclosure(*(table("expenditure_summary", [column("total")], [each, total("1.00")]) for each in lines))
    with in_time():
        assert Analysis(Cube(document), solver=False).troubles


def conflict(*figures: int) -> Conflict:
    return Conflict(frozenset(figures), frozenset())


def test_the_fewest_figures_explain_everything() -> None:
    assert fewest([conflict(1, 2), conflict(2, 3), conflict(2, 4)]) == {2}
    assert len(fewest([conflict(1, 2), conflict(3, 4)])) == 2
    assert fewest([]) == frozenset()


@given(st.lists(st.frozensets(st.integers(0, 7), min_size=1, max_size=4), max_size=7))
def test_the_fewest_figures_are_the_fewest(sets: list[frozenset[int]]) -> None:
    chosen = fewest([Conflict(each, frozenset()) for each in sets])
    assert all(chosen & each for each in sets)
    for size in range(len(chosen)):
        for smaller in itertools.combinations(range(8), size):
            assert not all(set(smaller) & each for each in sets)


def test_many_conflicts_are_hit_in_reasonable_time(in_time) -> None:
    """Sixty conflicts of thirty figures in one heap: the search gives up being exact, not being quick."""
    heap = [conflict(*range(each, each + 30)) for each in range(0, 1200, 20)]
    with in_time():
        chosen = fewest(heap)
    assert all(chosen & each.figures for each in heap)
    assert len(chosen) <= 60


def test_direct_conflicts_are_conflicts() -> None:
    document = grid([("10.03", "5.00", "5.01"), ("5.02", "2.50", "2.51"), ("5.00", "2.50", "2.50")])
    system = build(Cube(document).web)
    found = list(direct(system))
    assert found
    for each in found:
        measurements = [system.measurements[number] for number in each.figures]
        equations = [system.equations[number] for number in each.equations]
        assert Propagation(system, (), measurements, equations).conflict
