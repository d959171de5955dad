"""Files are of a size that one can read, open with what they are for, and are named after what they hold."""

import ast
import subprocess
import tomllib
from pathlib import Path

import pytest

import budgetschema

PACKAGE = Path(budgetschema.__file__).parent
LONGEST = 350
# Longer files, each with the reason.
REASONS: dict[str, str] = {}
FILES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_no_file_is_longer_than_it_must_be() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {file for file, length in lengths.items() if length > LONGEST} == set(REASONS)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert len(docstring.splitlines()[0]) > 10


def test_nothing_is_called_utils() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [name(path) for path in PACKAGE.rglob("*") if path.stem in vague]


def test_no_module_stands_above_the_layers_but_the_entrances() -> None:
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
    assert (PACKAGE / "py.typed").exists()


def test_no_floating_point_number_touches_money() -> None:
    """``float`` is neither called nor annotated where amounts are read, kept, checked or written."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for layer in ("model", "schema", "convert", "cube", "narrative", "checks", "reading", "export", "frames")
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    assert wrong == []


def test_the_source_distribution_leaves_nothing_out(root: Path) -> None:
    if not (root / ".git").exists():
        pytest.skip("no checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    tops = {name.partition("/")[0] for name in listed.split("\0") if name}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    # These two are always in it.
    assert tops - {*included} == {".gitignore", "pyproject.toml"}
