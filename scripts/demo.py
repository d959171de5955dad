"""Sets everything up and does the main job on a real disclosure: read it, write JSON and XML, validate, check."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import FOLDER, ROOT, python

EXAMPLE = Path("examples/liujiahui-2026/source.txt")


def main() -> int:
    """Run the commands of the main job, each shown before its output; findings are no failure here."""
    interpreter = python()
    source = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    out = Path("out")
    (ROOT / out).mkdir(exist_ok=True)
    json_file, xml_file = (str(out / f"{Path(source).resolve().parent.name}.budget.{kind}") for kind in ("json", "xml"))
    steps = (
        ("convert", source, json_file),
        ("convert", json_file, xml_file),
        ("validate", json_file, xml_file),
        ("check", json_file),
        ("show", json_file),
    )
    for step in steps:
        print(f"\n$ budgetschema {' '.join(step)}", flush=True)
        code = subprocess.run([interpreter, "-m", "budgetschema", *step], cwd=ROOT, check=False).returncode
        if code > 1:
            return code
    enter = rf"{FOLDER.name}\Scripts\activate" if os.name == "nt" else f". {FOLDER.name}/bin/activate"
    print(f"\n自己继续 To go on by yourself:\n{enter}\nbudgetschema --help")
    return 0


if __name__ == "__main__":
    sys.exit(main())
