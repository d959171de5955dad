"""Dates and years that cannot be: as-of dates in the future, last year's titles, a wrong moment (D301 to D303)."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.profiles import final_tables, moment_of
from budgetschema.checks.completeness.texts import Where, narrative
from budgetschema.checks.data import data
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import compact
from budgetschema.findings import Finding, twins
from budgetschema.model import Disclosure, Moment, Place

_AS_OF = re.compile(r"截[至止]到?(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_YEAR = re.compile(r"[^0-9]{0,12}?(?P<year>20[0-9]{2})年(度)?.*")


def _as_of_dates(disclosure: Disclosure) -> Iterator[tuple[datetime.date, str, Place | None]]:
    for index, holding in enumerate(disclosure.state_assets):
        if holding.as_of is not None:
            yield holding.as_of, f"/state_assets/{index}/as_of", holding.place
    for text in narrative(disclosure):
        if text.where is Where.PARAGRAPH:
            for match in _AS_OF.finditer(compact(text.text)):
                try:
                    date = datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
                except ValueError:
                    continue
                yield date, text.pointer, text.place


def _latest(disclosure: Disclosure) -> datetime.date:
    """The day of publication; where it is not known, a day that a disclosure of this year comes before."""
    if disclosure.published is not None:
        return disclosure.published
    year = disclosure.fiscal_year + (1 if moment_of(disclosure) is Moment.FINAL_ACCOUNTS else 0)
    return datetime.date(year, 12, 30)


@checks("D301")
def as_of(case: Case) -> Iterator[Finding]:
    """Something is stated as of a day after publication."""
    latest = _latest(case.disclosure)
    places: dict[datetime.date, list[tuple[str, Place | None]]] = defaultdict(list)
    for date, pointer, place in _as_of_dates(case.disclosure):
        if date > latest:
            places[date].append((pointer, place))
    for date, found in places.items():
        published = case.disclosure.published
        params = {
            "date": date.isoformat(), "count": str(len({place.line if place else pointer for pointer, place in found})),
            "year": str(case.disclosure.fiscal_year),
            **twins("published", "completeness.published" if published else None, {"date": published}),
        }  # fmt: skip
        yield Finding(rule_id="D301", params=params, pointer=found[0][0], place=found[0][1])


@checks("D302")
def title_year(case: Case) -> Iterator[Finding]:
    """The title of a table names another year than that of the disclosure."""
    year = case.disclosure.fiscal_year
    skip = re.compile(data("wording")["title_of_other_year"])
    odd = []
    for number, table in enumerate(case.disclosure.tables):
        title = compact(table.title)
        match = _YEAR.fullmatch(title)
        if table.coordinate is not None and table.coordinate.fiscal_year is not None:
            continue  # it is known to be of another year
        if match is not None and int(match["year"]) != year and str(year) not in title and not skip.search(title):
            odd.append((number, table))
    if odd and len(odd) * 2 < len(case.disclosure.tables) + 1:
        number, table = odd[0]
        titles = "、".join(f"《{each.title}》" for _, each in odd)
        params = {"titles": titles, "year": str(year), "count": str(len(odd))}
        yield Finding(rule_id="D302", params=params, pointer=f"/tables/{number}/title", place=table.place)


@checks("D303")
def moment(case: Case) -> Iterator[Finding]:
    """Tables of final accounts in a document that calls itself a budget."""
    found = moment_of(case.disclosure)
    if found is not case.disclosure.moment and case.disclosure.moment is Moment.BUDGET:
        table = next(final_tables(case.disclosure))
        yield Finding(rule_id="D303", params={"table": table.title}, pointer="/moment", place=table.place)
