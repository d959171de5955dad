"""Rules of an office of its own: it wants every table numbered."""

from collections.abc import Iterator

from budgetschema import Finding
from budgetschema.checks import Case, checks


@checks("ACME001")
def numbered(case: Case) -> Iterator[Finding]:
    """Every table has a number."""
    for index, table in enumerate(case.disclosure.tables):
        if table.number is None:
            params = {"table": table.title}
            yield Finding(rule_id="ACME001", params=params, pointer=f"/tables/{index}", place=table.place)
