"""Writes the generated files: schemas, kit, the township example, pictures. ``--check`` only compares."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson

from budgetschema.convert import dumps
from budgetschema.export.definitions import relations
from budgetschema.export.table_schema import table_schema
from budgetschema.model import SPEC_VERSION
from budgetschema.reading import read
from budgetschema.schema import json_schema, xsd
from budgetschema.schema.resources import FILES
from kit import build as build_kit
from picture import svg
from picture_of_layers import svg as svg_of_layers

ROOT = Path(__file__).resolve().parents[1]


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
    for language in ("en", "zh"):
        files[ROOT / "docs" / language / "layers.svg"] = svg_of_layers(language)
    return files


def main() -> int:
    """Write or check; returns the exit status."""
    stale = {path: data for path, data in generated().items() if not path.exists() or path.read_bytes() != data}
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for path, data in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
