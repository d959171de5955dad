"""Writes the generated files: schemas, kit, township example, README's picture, pages. ``--check`` only compares."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

import orjson

import rule_pages
from budgetschema.convert import dumps
from budgetschema.export.definitions import relations
from budgetschema.export.table_schema import table_schema
from budgetschema.findings.messages import LANGUAGES
from budgetschema.model import SPEC_VERSION
from budgetschema.reading import read
from budgetschema.schema import json_schema, xsd
from budgetschema.schema.resources import FILES
from kit import build as build_kit
from picture import svg

ROOT = Path(__file__).resolve().parents[1]
# Everything in these folders is generated.
FOLDERS = tuple(f"docs/{lang}/{folder}" for lang in LANGUAGES for folder in rule_pages.FOLDERS)


def generated() -> dict[Path, bytes]:
    """Every generated file and what belongs into it."""
    schemas = ROOT / "schemas" / SPEC_VERSION
    example = ROOT / "examples" / "liujiahui-2026"
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    files = {
        schemas / FILES["json"]: orjson.dumps(json_schema.build(), option=options),
        schemas / FILES["xsd"]: xsd.build(),
    }
    for relation in relations():
        data = orjson.dumps(table_schema(relation), option=options)
        files[schemas / "tables" / f"{relation.name}.schema.json"] = data
    files |= build_kit(schemas / "conformance")
    disclosure = read(example / "source.txt")
    files[example / "disclosure.json"] = dumps(disclosure)
    files[example / "disclosure.xml"] = dumps(disclosure, file_format="xml")
    files[ROOT / "docs" / "picture.svg"] = svg(disclosure)
    files |= rule_pages.build(ROOT / "docs", schemas / "conformance")
    return files


def leftovers(made: Collection[Path]) -> list[Path]:
    """What stands in a generated folder and is not made any more."""
    found = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    return [path for path in found if path not in made]


def main() -> int:
    """Write or check; returns the exit status."""
    made = generated()
    stale = {path: data for path, data in made.items() if not path.exists() or path.read_bytes() != data}
    needless = leftovers(made)
    if "--check" in sys.argv[1:]:
        for path in (*stale, *needless):
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/generate.py", file=sys.stderr)
        return 1 if stale or needless else 0
    for path, data in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"wrote {path.relative_to(ROOT)}")
    for path in needless:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
