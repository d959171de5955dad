"""How a document that passes a rule differs from one that fails it."""

from __future__ import annotations

import difflib

from budgetschema.report.examples import Example

# What is longer tells less than the two documents themselves.
_LONGEST = 40


def difference(failing: Example, passing: Example) -> str | None:
    """A unified diff between the two as they are shown; None where it would be long."""
    names = {"fromfile": failing.name, "tofile": passing.name}
    before, after = failing.text.splitlines(), passing.text.splitlines()
    lines = list(difflib.unified_diff(before, after, **names, n=2, lineterm=""))
    return "\n".join(lines) if len(lines) <= _LONGEST else None
