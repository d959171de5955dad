"""The loop of recognition: at every row the first recogniser that knows what begins there reads on."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.model import SPEC_VERSION, Disclosure, Flag, Fragment, FragmentKind, Moment, Scope
from budgetschema.narrative import extract
from budgetschema.reading.coverage import Coverage
from budgetschema.reading.grid import Grid
from budgetschema.reading.recognise.catalogs import catalog
from budgetschema.reading.recognise.departments import department_form
from budgetschema.reading.recognise.facts import read_facts
from budgetschema.reading.recognise.forms import form
from budgetschema.reading.recognise.front import contents, cover
from budgetschema.reading.recognise.outline import heading, text
from budgetschema.reading.recognise.publisher import read_publisher
from budgetschema.reading.recognise.state import UNKNOWN_YEAR, Draft, State
from budgetschema.reading.recognise.tables import table

Recogniser = Callable[[State], bool]
_EXPLAINING = re.compile(".*_explanation|narrative|procurement")
"""Roles of headings that only the text of a disclosure has together."""

# The order is that of certainty: what has an unmistakable beginning comes first, running text last.
RECOGNISERS: tuple[Recogniser, ...] = (
    State.skip_page_number, cover, contents, form, department_form, catalog, table, heading, text,
)  # fmt: skip


def recognise(grid: Grid) -> tuple[Disclosure, Coverage]:
    """Turn a grid into a disclosure, and say how much of it became data.

    Raises :class:`UnreadableError` where neither a table nor a form nor the text of a disclosure is found.
    """
    state = State(grid)
    while not state.done:
        if not any(recogniser(state) for recogniser in RECOGNISERS):
            state.keep(state.row, FragmentKind.UNPLACED)
            state.position += 1
    draft = state.draft
    if not draft.tables and not draft.projects and not draft.department_targets:
        if not _is_told(state):
            raise UnreadableError("file.not_disclosure", {"name": grid.name})
        draft.flags.append(Flag(kind="no_table"))
    read_facts(draft)
    _keep_raw(state, grid)
    disclosure = _disclosure(state, grid)
    return attrs.evolve(disclosure, statements=extract(disclosure)), state.ledger.coverage()


def _is_told(state: State) -> bool:
    """Whether a text without tables is that of a disclosure: by cover and a heading, or by what its headings say."""
    roles = {section.role for section in state.draft.sections} - {None}
    told = {role for role in roles if role is not None and _EXPLAINING.fullmatch(role)}
    return bool(roles) if state.draft.title is not None else len(told) > 1 and state.fiscal_year != UNKNOWN_YEAR


def _keep_raw(state: State, grid: Grid) -> None:
    """Keep the text that cleaning changed, row by row, where no line of a table has it."""
    for row in grid.rows:
        raw = [cell for cell in row.filled if cell.raw is not None and (row.index, cell.column) not in state.raw_kept]
        if raw:
            text = "\t".join(cell.printed for cell in raw)
            state.draft.fragments.append(Fragment(kind=FragmentKind.RAW_TEXT, text=text, place=row.place))


def _disclosure(state: State, grid: Grid) -> Disclosure:
    draft = state.draft
    if state.fiscal_year == UNKNOWN_YEAR:
        draft.flags.append(Flag(kind="unknown_fiscal_year"))
    return Disclosure(
        spec_version=SPEC_VERSION,
        fiscal_year=state.fiscal_year,
        moment=draft.moment or _moment_of_tables(draft),
        scope=draft.scope or Scope.DEPARTMENT,
        title=draft.title,
        publisher=read_publisher(draft, fallback=grid.sources[0].name),
        units_covered=tuple(draft.units_covered),
        duties=tuple(draft.duties),
        organisation=tuple(draft.organisation),
        contents=tuple(draft.contents),
        sections=tuple(draft.sections),
        tables=tuple(draft.tables),
        department_targets=tuple(draft.department_targets),
        projects=tuple(draft.projects),
        procurement_totals=draft.procurement_totals,
        procurement_catalogs=tuple(draft.catalogs),
        state_assets=tuple(draft.state_assets),
        glossary=tuple(draft.glossary),
        sources=grid.sources,
        fragments=tuple(draft.fragments),
        flags=tuple(draft.flags),
    )


def _moment_of_tables(draft: Draft) -> Moment:
    """Without a title: final accounts where a table is called so, or more headings than are about a budget."""
    titles = "".join(section.title for section in draft.sections) if not draft.tables else ""
    final = any(table.kind.startswith("final_") for table in draft.tables) or titles.count("决算") > titles.count(
        "预算"
    )
    return Moment.FINAL_ACCOUNTS if final else Moment.BUDGET
