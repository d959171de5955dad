"""The public names are typed for people who use them: a program of somebody else passes ``mypy --strict``."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.acceptance.conftest import missing

PROGRAM = Path(__file__).parent / "typed" / "program.py"


def judged(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    if find_spec("mypy") is None:
        missing("mypy")
    (folder / "program.py").write_text(text, encoding="utf-8")
    # A project of its own: no configuration but this, the package as it is installed.
    (folder / "mypy.ini").write_text("[mypy]\nstrict = True\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "program.py"]
    environment = {name: value for name, value in os.environ.items() if name != "MYPYPATH"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_program_of_somebody_else_passes_mypy_strict(tmp_path: Path) -> None:
    done = judged(tmp_path, PROGRAM.read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_wrong_with_it_is_told(tmp_path: Path) -> None:
    wrong = [
        ("fiscal_year=2025", 'fiscal_year="2025"', "arg-type"),
        ("moved.was", "moved.before", "attr-defined"),
        ('file_format="xml"', 'file_format="yaml"', "arg-type"),
        ('schema_bytes("json")', 'schema_bytes("rng")', "arg-type"),
        ("printed.width", "printed.breadth", "attr-defined"),
        ("to_arrow(collected", "to_arrow(made", "arg-type"),
        ('message("en")', 'message("fr")', "arg-type"),
    ]
    text = PROGRAM.read_text(encoding="utf-8")
    for right, slip, _ in wrong:
        assert right in text
        text = text.replace(right, slip, 1)
    done = judged(tmp_path, text)
    assert done.returncode == 1
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert sorted(line.rpartition("[")[2].rstrip("]") for line in errors) == sorted(code for _, _, code in wrong)


def test_the_program_runs() -> None:
    done = subprocess.run([sys.executable, str(PROGRAM)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
