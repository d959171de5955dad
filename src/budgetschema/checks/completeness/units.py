"""元 for 万元: tables and sums of the narrative in the wrong unit (D501, D502)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.magnitudes import TEN_THOUSAND, digits, sums_of, unit_slips
from budgetschema.checks.completeness.texts import Where, narrative
from budgetschema.checks.data import data
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import compact
from budgetschema.findings import Finding
from budgetschema.model import MoneyUnit

_MENTION = re.compile(r"(?P<value>[0-9][0-9,]{0,20}(\.[0-9]{1,8})?)(?P<unit>亿元|万元|元)")


@checks("D501")
def table_unit(case: Case) -> Iterator[Finding]:
    """A table in the wrong unit: 元 for 万元 or the other way round."""
    for odd, other, count in unit_slips(case):
        params = {"table": odd.table.title, "other": other.table.title, "count": str(count)}
        for name, sums in (("unit", odd), ("other_unit", other)):
            unit = sums.table.unit
            params |= {f"{name}_zh": unit.zh if unit else "—", f"{name}_en": unit.en if unit else "—"}
        yield Finding(rule_id="D501", params=params, pointer=f"/tables/{odd.number}/unit", place=odd.table.place)


@checks("D502")
def text_unit(case: Case) -> Iterator[Finding]:
    """A sum of the narrative that a table prints four places further, and nobody as it stands."""
    if unit_slips(case):
        return
    sums = sums_of(case)
    least = data("wording")["units"]["telling_digits_in_text"]
    for text in narrative(case.disclosure):
        if text.where is not Where.PARAGRAPH:
            continue
        for match in _MENTION.finditer(compact(text.text)):
            unit = MoneyUnit.named(match["unit"])
            printed = Decimal(match["value"].replace(",", ""))
            value = printed.scaleb(unit.exponent)
            if digits(printed) < least or any(each.has(value) for each in sums):
                continue
            found = next((each for each in sums if TEN_THOUSAND * value in each.values), None)
            found = found or next((each for each in sums if value / TEN_THOUSAND in each.values), None)
            if found is not None:
                params = {"figure": match[0], "table": found.table.title}
                yield Finding(rule_id="D502", params=params, pointer=text.pointer, place=text.place)
                break
