"""Writes the generated files: ``schemas/1.0/``. With ``--check`` only says whether they are up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson

from budgetschema.model import SPEC_VERSION
from budgetschema.schema import json_schema, xsd
from budgetschema.schema.resources import FILES

ROOT = Path(__file__).parents[1]


def generated() -> dict[Path, bytes]:
    """Every generated file and what belongs into it."""
    folder = ROOT / "schemas" / SPEC_VERSION
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return {
        folder / FILES["json"]: orjson.dumps(json_schema.build(), option=options),
        folder / FILES["xsd"]: xsd.build(),
    }


def main() -> int:
    """Write or check; returns the exit status."""
    stale = [path for path, data in generated().items() if not path.exists() or path.read_bytes() != data]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(generated()[path])
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
