"""Unrounded amounts: who spends how much on what, out of which fund, before anybody rounds a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs
from hypothesis import strategies as st

from budgetschema.codelists import codelist

Cell = tuple[str, str, str, str]
"""Function item, fund source, layer, expenditure kind."""

_KINDS = ("basic", "project")
_LAYERS = ("current_year", "carry_over")
_FUNDS = ("general_public_budget", "government_fund", "state_capital", "unit_funds")
_SMALLEST = 1_000_00
"""Fen that a fund or a layer holds at the least if it holds anything: it shows in every unit it may be printed in."""


@attrs.frozen(slots=True)
class Amounts:
    """A budget in fen: amounts by function item, fund, layer and kind, with what each dimension tells apart."""

    cells: Mapping[Cell, int]
    items: tuple[str, ...]
    funds: tuple[str, ...]
    layers: tuple[str, ...]

    def total(self, code: str = "", fund: str = "", layer: str = "", kind: str = "") -> int:
        """Fen below a function code, of a fund, a layer and a kind; what is not named is not told apart."""
        return sum(
            amount
            for (item, own_fund, own_layer, own_kind), amount in self.cells.items()
            if item.startswith(code) and _within(own_fund, fund) and layer in ("", own_layer) and kind in ("", own_kind)
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """Classes, sections and items in the order of the classification."""
        return tuple(sorted({item[:length] for item in self.items for length in (3, 5, 7)}))


def _within(fund: str, wanted: str) -> bool:
    return wanted in ("", fund) or (wanted == "fiscal_appropriation" and fund != "unit_funds")


@st.composite
def amounts(draw: st.DrawFn) -> Amounts:
    """Draw a budget of one to eight function items."""
    known = [entry.code for entry in codelist("function").entries if len(entry.code) == 7]
    items = draw(st.lists(st.sampled_from(known), min_size=1, max_size=8, unique=True))
    funds = (_FUNDS[0], *draw(st.lists(st.sampled_from(_FUNDS[1:]), max_size=2, unique=True)))
    layers = draw(st.sampled_from((_LAYERS[:1], _LAYERS)))
    fen = st.one_of(
        st.just(0),
        st.integers(1, 500),
        st.integers(1, 10**9),
        # Exact ties when printed in 万元 with two places, and when printed in 元.
        st.integers(1, 10**5).map(lambda hundreds: hundreds * 100_00 + 50_00),
        st.integers(1, 10**6).map(lambda yuan: yuan * 100 + 50),
    )
    cells = {cell: draw(fen) for cell in _cells(tuple(items), funds, layers)}
    for position, values in ((1, funds), (2, layers)):
        for value in values:
            own = [cell for cell in cells if cell[position] == value]
            if any(cells[cell] for cell in own) or value in (_FUNDS[0], _LAYERS[0]):
                cells[own[0]] += _SMALLEST
    return Amounts(cells, tuple(sorted(items)), funds, layers)


def _cells(items: tuple[str, ...], funds: tuple[str, ...], layers: tuple[str, ...]) -> Iterator[Cell]:
    for item in items:
        for fund in funds:
            for layer in layers:
                for kind in _KINDS:
                    yield item, fund, layer, kind
