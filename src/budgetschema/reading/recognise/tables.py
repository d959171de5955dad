"""Budget tables: from number label and title to the last note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

import attrs

from budgetschema.model import Column, Coordinate, Flag, Flow, FragmentKind, Layer, Line, Moment, Table
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.coverage import Use
from budgetschema.reading.figures import parse_amount
from budgetschema.reading.grid import Row
from budgetschema.reading.recognise.bodies import read_lines
from budgetschema.reading.recognise.columns import ColumnContext
from budgetschema.reading.recognise.folding import Folded, fold
from budgetschema.reading.recognise.guessing import kind_by_structure
from budgetschema.reading.recognise.header_rows import known_cells
from budgetschema.reading.recognise.headers import Header, read_header
from budgetschema.reading.recognise.lines import LineContext
from budgetschema.reading.recognise.notes import read_notes
from budgetschema.reading.recognise.opening import Opening, begins_otherwise, find_opening, number_from_contents
from budgetschema.reading.recognise.publisher import is_area
from budgetschema.reading.recognise.runs import Run, read_run
from budgetschema.reading.recognise.state import Draft, State, is_page_number
from budgetschema.reading.recognise.years import other_year
from budgetschema.reading.spelling import compact

_NO_TITLE = "—"
_WITHOUT_FIGURES = "organisation_units"
_SHEET = re.compile("(?i)(sheet|工作表)[0-9]*")


def table(state: State) -> bool:
    """Read a table with everything printed around it."""
    opening = find_opening(state)
    if opening is None:
        if not _begins_untitled(state):
            return False
        opening = Opening()
    start, heading = state.row.place, _heading_above(state)
    _step_over(state, opening)
    run = read_run(state, opening)
    if opening.publisher and (state.draft.publisher is None or is_area(state.draft.publisher)):
        state.draft.publisher = opening.publisher
    folded = fold(run.header, run.ordinal, run.lines)
    made, header = _make(state, opening, folded, heading)
    _book(state, run, header, folded)
    notes = tuple(read_notes(state, empty=not any(line.amounts for line in made.lines)))
    state.draft.tables.append(attrs.evolve(made, place=start, notes=notes))
    return True


def _begins_untitled(state: State) -> bool:
    """Whether columns begin at the position without anything above: a known header, or rows of figures."""
    row, after = state.row, state.peek(1)
    if not row.is_tabular or row.is_lone or begins_otherwise(row):
        return False
    if known_cells(row) > 1:
        return True
    return after is not None and after.is_tabular and all(_has_figure(one) for one in (row, after))


def _has_figure(row: Row) -> bool:
    return any(parse_amount(cell.text) is not None for cell in row.filled)


def _step_over(state: State, opening: Opening) -> None:
    for _ in opening.rows:
        if is_page_number(state.row):
            state.skip_page_number()
        else:
            state.take()


def _book(state: State, run: Run, header: Header, folded: Folded) -> None:
    """Book what went into the table; what stands beyond its columns is kept apart."""
    for row in run.header:
        state.ledger.book(row, Use.DATA, folded.printed_in(header.used[row.index]))
    width = folded.printed_in(range(len(header.columns)))
    for row in (*filter(None, (run.ordinal,)), *run.lines):
        state.ledger.book(row, Use.DATA, width)
    state.raw_kept |= {(row.index, column) for row in run.lines for column in width}
    for row in run.repeated:
        state.keep(row, FragmentKind.REPEATED_HEADER)
    for row in (*run.header, *filter(None, (run.ordinal,)), *run.lines):
        state.keep(row, FragmentKind.UNPLACED)


def _make(state: State, opening: Opening, rows: Folded, heading: str | None) -> tuple[Table, Header]:
    draft = state.draft
    title = opening.title or heading or _sheet_name(state)
    meaning = dict((alias_table("table_titles").find(title) if title else None) or {})
    year, moment = other_year(title, state)
    fiscal_year = year or state.fiscal_year
    columns = ColumnContext(
        fiscal_year=fiscal_year,
        moment=moment or draft.moment,
        unit=opening.unit,
        sides=tuple(meaning.get("sides", "").split()),
        total_item=meaning.get("total_item"),
    )
    header = read_header(rows, columns)
    context = LineContext(
        fiscal_year=fiscal_year,
        publisher=draft.publisher or "",
        dimension=meaning.get("label_dimension"),
        unit=opening.unit or header.unit,
    )
    lines = read_lines(header, rows.lines, context)
    decimals = _decimals(amount for line in lines for amount in line.amounts.values())
    number = opening.number or (number_from_contents(draft.contents, title) if title else None)
    flags = _flags(opening, meaning, header)
    guess = None if meaning else kind_by_structure(header.columns, lines, moment or draft.moment)
    if guess is not None and _may_be(guess, title, draft):
        meaning = {"kind": guess}
        flags[0] = Flag(kind="table_kind_guessed", text=title)
    made = Table(
        kind=meaning.get("kind", "unknown"),
        number=number,
        label=opening.label,
        title=title or _NO_TITLE,
        unit=opening.unit or header.unit,
        decimals=decimals,
        coordinate=_coordinate(meaning, title, year, moment),
        captions=opening.captions,
        blocks=header.blocks,
        columns=_with_decimals(header.columns, lines, decimals),
        lines=tuple(lines),
        flags=tuple(flags),
    )
    return made, header


_BARE_ZERO = Decimal(0).as_tuple()
_MOST = 2


def _decimals(amounts: Iterable[Decimal]) -> int | None:
    """The number of decimal places that most amounts print; None where they vary, as where closing zeros are dropped.

    A bare 0 is written in columns of any places and says nothing about them.
    """
    places = Counter(-int(amount.as_tuple().exponent) for amount in amounts if amount.as_tuple() != _BARE_ZERO)
    if not places:
        return None
    found, count = places.most_common(1)[0]
    return found if _MOST * count >= places.total() else None


def _with_decimals(columns: Sequence[Column], lines: Sequence[Line], decimals: int | None) -> tuple[Column, ...]:
    """Columns that print other decimal places than their table say so."""
    result = []
    for column in columns:
        own = _decimals(line.amounts[column.id] for line in lines if column.id in line.amounts)
        result.append(attrs.evolve(column, decimals=own) if own not in (None, decimals) else column)
    return tuple(result)


def _heading_above(state: State) -> str | None:
    """The heading directly above the position, which names a table that has no title of its own."""
    section, before = state.section, state.peek(-1)
    return section.title if section is not None and before is not None and section.place == before.place else None


def _may_be(guess: str, title: str | None, draft: Draft) -> bool:
    """Whether to believe in a kind: a title that is not known says something else, and a table is printed once."""
    if any(table.kind == guess for table in draft.tables):
        return False
    return title is None or guess == _WITHOUT_FIGURES


def _sheet_name(state: State) -> str | None:
    """The name of the sheet that the table was on, unless the program gave it."""
    before = state.peek(-1)
    sheet = before.place.sheet if before is not None else None
    return None if sheet is None or _SHEET.fullmatch(compact(sheet)) else sheet


def _flags(opening: Opening, meaning: dict[str, str], header: Header) -> list[Flag]:
    flags = [] if meaning else [Flag(kind="unknown_table", text=opening.title)]
    if opening.title is None:
        flags.append(Flag(kind="missing_title"))
    if opening.unknown_unit:
        flags.append(Flag(kind="unknown_unit", text=opening.unknown_unit))
    return flags + [Flag(kind="unknown_column", text=column) for column in header.unknown]


def _coordinate(
    meaning: dict[str, str], title: str | None, year: int | None, moment: Moment | None
) -> Coordinate | None:
    text = compact(title or "")
    layer = None
    if "不含上年结转" in text or "(本年预算)" in text:
        layer = Layer.CURRENT_YEAR
    elif "(上年结转)" in text:
        layer = Layer.CARRY_OVER
    coordinate = Coordinate(
        flow=Flow(meaning["flow"]) if "flow" in meaning else None,
        fund_source=meaning.get("fund_source"),
        layer=layer,
        item="agency_operating_funds" if meaning.get("kind") == "agency_operating_funds" else None,
        moment=moment,
        fiscal_year=year,
    )
    return coordinate if coordinate != Coordinate() else None
