"""Frictionless data packages: CSV files with a descriptor that says what every column is."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from budgetschema import __version__
from budgetschema.convert import dumps
from budgetschema.export.comma import csv_bytes
from budgetschema.export.content import Content
from budgetschema.export.kinds import Options
from budgetschema.export.printed import filled, printed_tables
from budgetschema.export.relation import Filled
from budgetschema.export.table_schema import table_schema
from budgetschema.schema.names import bilingual

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTOR = "datapackage.json"
WHOLE = "disclosure.budget.json"
"""The disclosure itself, for what no table holds."""


def write(content: Content, options: Options, target: Path) -> None:
    """Write the folder of a data package."""
    (target / "data").mkdir(parents=True)
    (target / "tables").mkdir()
    resources = []
    fixed = frozenset(each.relation.name for each in content.relations)
    for folder, each in [
        *(("data", each) for each in content.relations),
        *(("tables", filled(table)) for table in printed_tables(content.disclosure)),
    ]:
        path = f"{folder}/{each.relation.name}.csv"
        data = csv_bytes(each, mark=options.mark)
        (target / path).write_bytes(data)
        resources.append(_resource(each, path, data, fixed))
    whole = dumps(content.disclosure)
    (target / WHOLE).write_bytes(whole)
    descriptor = _descriptor(content, options) | {"resources": [*resources, _whole(whole)]}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (target / DESCRIPTOR).write_text(text + "\n", encoding="utf-8", newline="\n")


def _descriptor(content: Content, options: Options) -> dict[str, Any]:
    disclosure = content.disclosure
    publisher = disclosure.publisher.name
    title = disclosure.title or bilingual(
        f"{publisher}{disclosure.fiscal_year}年{disclosure.moment.zh}",
        f"{disclosure.moment.en} {disclosure.fiscal_year}",
    )
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": _name(content),
        "title": title,
        "version": disclosure.spec_version,
        "contributors": [{"title": publisher, "roles": ["publisher"]}],
        "budgetschema": __version__,
    }
    if options.licence:
        descriptor["licenses"] = [{"path": options.licence}]
    sources = [{"title": each.name} for each in disclosure.sources]
    return descriptor | ({"sources": sources} if sources else {})


def _name(content: Content) -> str:
    """A name of the letters that the specification allows."""
    who = content.disclosure.publisher.department_code or ""
    parts = ("budget", str(content.disclosure.fiscal_year), re.sub("[^a-z0-9]+", "-", who.lower()).strip("-"))
    return "-".join(filter(None, parts))


def _resource(each: Filled, path: str, data: bytes, fixed: frozenset[str]) -> dict[str, Any]:
    relation = each.relation
    return {
        "name": relation.name,
        "title": bilingual(relation.zh, relation.en),
        "path": path,
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": table_schema(relation, fixed),
    }


def _whole(data: bytes) -> dict[str, Any]:
    return {
        "name": "disclosure_json",
        "path": WHOLE,
        "type": "json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
