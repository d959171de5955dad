"""Small documents that many tests start from, and what is wrong with a document in comparable form."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import budgetschema
from budgetschema.findings import BudgetSchemaError, DocumentError

CONFORMANCE = Path(__file__).parents[1] / "schemas" / "1.0" / "conformance"
NAMESPACE = "https://w3id.org/budgetschema/1.0/"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

_MINIMAL = {
    "spec_version": "1.0",
    "fiscal_year": 2026,
    "moment": "budget",
    "scope": "unit",
    "publisher": {"name": "云溪镇人民政府"},
    "tables": [],
}


def minimal(**fields: Any) -> dict[str, Any]:
    """The smallest disclosure as plain JSON objects, with ``fields`` added or replaced."""
    return copy.deepcopy(_MINIMAL) | fields


def table(**fields: Any) -> dict[str, Any]:
    """The smallest table as plain JSON objects."""
    return {"kind": "other", "title": "表", "columns": [], "lines": [], **fields}


def with_line(**fields: Any) -> dict[str, Any]:
    """The smallest disclosure with one line in one table."""
    return minimal(tables=[table(lines=[{"role": "detail", **fields}])])


def text(document: Any) -> bytes:
    """JSON as people write it: indented, two blanks a level, one member a line."""
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def full() -> dict[str, Any]:
    """A document that gives every field of the model at least once."""
    document: dict[str, Any] = json.loads((CONFORMANCE / "valid" / "full.json").read_bytes())
    return document


def xml(
    inside: str = "<tables/>", attributes: str = "", publisher: str = '<publisher name="云溪镇人民政府"/>'
) -> bytes:
    """A disclosure in XML around ``inside``; every part begins a line of its own (root 1, publisher 2, inside 3)."""
    head = f'<disclosure xmlns="{NAMESPACE}" spec_version="1.0" fiscal_year="2026" moment="budget" scope="unit"'
    return f"{head} {attributes}>\n{publisher}\n{inside}\n</disclosure>\n".encode()


def xml_table(inside: str = "", attributes: str = 'kind="other" title="表"', lines: str = "<lines/>") -> bytes:
    """A disclosure in XML with one table."""
    return xml(f"<tables>\n<table {attributes}>{inside}\n<columns/>\n{lines}\n</table></tables>")


def findings(data: bytes | str) -> tuple[budgetschema.Finding, ...]:
    """The findings for which a document is refused."""
    with pytest.raises(DocumentError) as caught:
        budgetschema.loads(data)
    return caught.value.findings


def faults(data: bytes | str) -> list[tuple[str, str, int | None]]:
    """Rule, place and line of every finding for which a document is refused."""
    return [(finding.rule_id, finding.where, finding.line) for finding in findings(data)]


def refused(data: bytes | str, **options: Any) -> BudgetSchemaError:
    """The error with which ``data`` is refused, after a look at its sentences."""
    with pytest.raises(BudgetSchemaError) as caught:
        budgetschema.loads(data, **options)
    for lang in ("zh", "en"):
        sentence = caught.value.message(lang)
        assert sentence.strip()
        assert "None" not in sentence
    return caught.value
