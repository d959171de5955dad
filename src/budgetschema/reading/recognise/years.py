"""Tables of another year than the disclosure's. A year in a title may be a slip, so something has to bear it out."""

from __future__ import annotations

import re

from budgetschema.model import Moment
from budgetschema.reading.recognise.banner import split_label
from budgetschema.reading.recognise.state import State
from budgetschema.reading.spelling import arabic_years, compact

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?=年)")
_FUNDS = re.compile("一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算")
"""What is called a budget in final accounts as well."""


def other_year(title: str | None, state: State) -> tuple[int | None, Moment | None]:
    """The year in a title that is not the disclosure's, and the moment if it is another one; else None.

    It counts where the title also says 决算 in a budget (or 预算 in final accounts), or where the same title stands
    over another table with the disclosure's own year.
    """
    text = arabic_years(compact(title or ""))
    years = set(_YEAR.findall(text)) - {str(state.fiscal_year)}
    if len(years) != 1 or str(state.fiscal_year) in text:
        return None, None
    year = years.pop()
    moment = _moment_of(text)
    if moment is not None and state.draft.moment not in (None, moment):
        return int(year), moment
    return (int(year), None) if _stands_elsewhere(text.replace(year, str(state.fiscal_year)), state) else (None, None)


def _moment_of(title: str) -> Moment | None:
    if "决算" in title:
        return Moment.FINAL_ACCOUNTS
    return Moment.BUDGET if "预算" in _FUNDS.sub("", title) else None


def _stands_elsewhere(title: str, state: State) -> bool:
    """Whether a row outside of the table of contents prints nothing but this title."""
    listed = {entry.place for entry in state.draft.contents}
    lone = (row for row in state.rows if row.is_lone and row.place not in listed)
    return any(arabic_years(compact(split_label(row.text)[1])) == title for row in lone)
