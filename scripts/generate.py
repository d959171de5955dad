"""Writes the generated files: schemas, catalogues, kit, published examples, pages and pictures of the documentation.

``--check`` only compares. Files that stand in folders of generated files and are no longer made are stale: removed, or
with ``--check`` reported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import orjson

import pictures
import reference
import rule_pages
from budgetschema.convert import dumps
from budgetschema.export.definitions import relations
from budgetschema.export.table_schema import table_schema
from budgetschema.findings import LANGUAGES
from budgetschema.model import SPEC_VERSION
from budgetschema.reading import read
from budgetschema.schema import json_schema, xsd
from budgetschema.schema.resources import FILES
from catalogues import schemastore, xml_catalogue
from environment import ROOT
from kit import build as build_kit

OWNED = (
    f"schemas/{SPEC_VERSION}/tables",
    *(f"docs/{language}/{folder}" for language in LANGUAGES for folder in (*reference.FOLDERS, *rule_pages.FOLDERS)),
)
"""Folders in which nothing but generated files stands."""
PICTURED = "liujiahui-2026"
REAL = (PICTURED, "jiangsu-congress-2017")
"""The folders of examples/ with a real disclosure: its source, and the JSON and XML that reading it gives."""


def generated() -> dict[Path, bytes]:
    """Every generated file and what belongs into it."""
    schemas = ROOT / "schemas" / SPEC_VERSION
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    files = {
        schemas / FILES["json"]: orjson.dumps(json_schema.build(), option=options),
        schemas / FILES["xsd"]: xsd.build(),
        schemas / "catalog.xml": xml_catalogue(),
        schemas.parent / "schemastore.json": schemastore(),
    }
    for relation in relations():
        data = orjson.dumps(table_schema(relation), option=options)
        files[schemas / "tables" / f"{relation.name}.schema.json"] = data
    files |= build_kit(schemas / "conformance")
    for name in REAL:
        folder = ROOT / "examples" / name
        disclosure = read(next(folder.glob("source.*")))
        files[folder / f"{name}.budget.json"] = dumps(disclosure)
        files[folder / f"{name}.budget.xml"] = dumps(disclosure, file_format="xml")
        if name == PICTURED:
            files |= pictures.build(ROOT / "docs", disclosure)
    files |= rule_pages.build(ROOT / "docs", schemas / "conformance")
    files |= reference.build(ROOT / "docs")
    return files


def left_over(files: Iterable[Path]) -> list[Path]:
    """What stands in folders of generated files and is no longer made."""
    made = set(files)
    return sorted(
        path for folder in OWNED for path in (ROOT / folder).rglob("*") if path.is_file() and path not in made
    )


def main() -> int:
    """Write or check; returns the exit status."""
    files = generated()
    stale = {path: data for path, data in files.items() if not path.exists() or path.read_bytes() != data}
    unmade = left_over(files)
    if "--check" in sys.argv[1:]:
        for path in [*stale, *unmade]:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/generate.py", file=sys.stderr)
        return 1 if stale or unmade else 0
    for path in unmade:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    for path, data in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
