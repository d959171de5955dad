"""Names for places in a disclosure: what a person would call them, stable where lines are added, moved or read anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from budgetschema.checks.walk import column_title
from budgetschema.findings import printable
from budgetschema.model import Disclosure, Line, Table

# What an object is called, the first that it has: its own name before what it says, and that before what kind it is.
_NAMES = ("name", "title", "label", "term", "level_3", "text", "id", "kind")
_NUMBERS = ("code", "number")
_LONGEST = 60


class Names:
    """The names of one disclosure's places. Siblings are named once, so that many places stay cheap."""

    def __init__(self, disclosure: Disclosure) -> None:
        self._disclosure = disclosure
        self._siblings: dict[str, list[str]] = {}

    def of(self, pointer: str) -> tuple[str, ...]:
        """The names on the way to what a JSON pointer names, from the outermost; positions only where names lack."""
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        value: Any = self._disclosure
        table: Table | None = None
        path, way = [], ""
        for number, step in enumerate(steps):
            way += f"/{step}"
            if attrs.has(type(value)):
                table = value if isinstance(value, Table) else table
                value = getattr(value, step, None)
                # The name of a list says little beside the name of its member.
                if not isinstance(value, tuple | Mapping) or number == len(steps) - 1:
                    path.append(step)
            elif isinstance(value, tuple) and step.isdecimal() and int(step) < len(value):
                path.append(self._named(way.rpartition("/")[0], value)[int(step)])
                value = value[int(step)]
            else:
                path.append(step if table is None else column_title(table, step))
                value = value.get(step) if isinstance(value, Mapping) else None
        return tuple(path)

    def _named(self, parent: str, members: tuple[Any, ...]) -> list[str]:
        """The names of the members of a list, namesakes told apart by their order among themselves."""
        if parent not in self._siblings:
            seen: dict[str, int] = {}
            names = []
            for position, member in enumerate(members, 1):
                name = own_name(member) or str(position)
                seen[name] = seen.get(name, 0) + 1
                names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
            self._siblings[parent] = names
        return self._siblings[parent]


def own_name(value: Any) -> str:
    """What an object of the model is called, with its code or number; nothing if it has no name."""
    name = next((given for field in _NAMES if isinstance(given := getattr(value, field, None), str) and given), "")
    numbers = [getattr(value, field, None) for field in _NUMBERS]
    if isinstance(value, Line):
        numbers = [reference.code for reference in value.codes]
    number = next((each for each in numbers if each), "")
    text = printable(" ".join(filter(None, (number, name))))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def document_name(disclosure: Disclosure) -> str:
    """What tells one disclosure from another: publisher, year, moment and scope."""
    publisher = disclosure.publisher
    parts = (publisher.division, publisher.department_code, publisher.name, str(disclosure.fiscal_year))
    return printable(" ".join([*filter(None, parts), disclosure.moment.value, disclosure.scope.value]))
