"""Imports point downwards only (docs: layers), and importing the package costs next to nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import budgetschema

PACKAGE = Path(budgetschema.__file__).parent
# A layer and what it may import of the package. What is not named here is not allowed to exist.
_BASE = {"model", "findings", "codelists", "schema", "convert"}
ALLOWED = {
    "model": set(),
    "codelists": set(),
    "privacy": {"model"},
    "findings": {"model"},
    "schema": {"model", "findings", "codelists"},
    "convert": {"model", "findings", "codelists", "schema"},
    "settings": {"findings", "convert"},
    "cube": _BASE,
    "projects": {"model", "cube"},
    "narrative": {"model", "findings", "codelists", "cube"},
    "reading": _BASE | {"settings", "narrative"},
    "checks": _BASE | {"settings", "cube", "projects", "narrative"},
    "diff": _BASE | {"cube"},
    "export": _BASE | {"privacy", "cube", "projects", "narrative"},
    "frames": {"model", "findings", "checks", "export"},
    "corpus": _BASE | {"privacy", "cube", "projects", "narrative", "checks", "reading", "export"},
    "report": _BASE | {"privacy", "cube", "projects", "narrative", "checks", "reading"},
    "strategies": {"model", "codelists"},
    "template": {"model", "findings", "codelists"},
    "testing": _BASE | {"checks", "report", "strategies"},
}
TOP = ("cli", "__init__", "__main__")
# What the two lowest layers may use beside the standard library.
BASE_LIBRARIES = {"model": {"attrs"}, "codelists": {"attrs"}}
HEAVY = ("jsonschema", "lxml", "cattrs", "msgspec", "orjson", "attrs", "click", "csv", "tomllib", "decimal")


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the package with the layer it belongs to."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).with_suffix("").parts[0], path


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, anywhere in it, with absolute names; those for type checking count, too."""
    package = ("budgetschema", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            yield node.lineno, source
            if source == "budgetschema":
                yield from ((node.lineno, f"budgetschema.{name.name}") for name in node.names)


def layer_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "budgetschema" and len(parts) > 1 else None


def test_every_layer_has_its_place() -> None:
    assert {layer for layer, _ in modules()} <= {*ALLOWED, *TOP}


@pytest.mark.parametrize("layer", ALLOWED)
def test_a_layer_imports_only_what_lies_below(layer: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {module}"
        for own, path in modules()
        if own == layer
        for line, module in imported(path)
        if module.split(".")[0] == "budgetschema" and layer_of(module) not in {*ALLOWED[layer], layer}
        # the bare package stands for its version only
        if (layer_of(module), module) != (None, "budgetschema") and module != "budgetschema.__version__"
    ]
    assert wrong == []


def test_nothing_imports_the_command_line() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for own, path in modules()
        if own not in ("cli", "__main__")
        for line, module in imported(path)
        if layer_of(module) == "cli"
    ]
    assert wrong == []


def test_the_order_of_the_layers_has_no_circle() -> None:
    done: set[str] = set()
    while len(done) < len(ALLOWED):
        ready = {layer for layer, below in ALLOWED.items() if layer not in done and below <= done}
        assert ready, set(ALLOWED) - done
        done |= ready


@pytest.mark.parametrize("layer", BASE_LIBRARIES)
def test_the_lowest_layers_need_hardly_anything(layer: str) -> None:
    used = {module.split(".")[0] for own, path in modules() if own == layer for _, module in imported(path)}
    assert used - sys.stdlib_module_names - {"budgetschema"} <= BASE_LIBRARIES[layer]


def test_private_names_stay_in_their_module() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {name.name}"
        for _, path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("budgetschema")
        for name in node.names
        if name.name.startswith("_") and not name.name.startswith("__")
    ]
    assert wrong == []


def loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_else() -> None:
    loaded = loaded_after("import budgetschema")
    assert "budgetschema" in loaded
    assert not {name for name in loaded if name.startswith("budgetschema.")}
    bare = loaded_after("import importlib, typing")
    assert not {name for name in loaded - bare if name.split(".")[0] in HEAVY}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import budgetschema.model", {"lxml", "jsonschema", "msgspec", "cattrs", "orjson"}),
        ("import budgetschema; budgetschema.codelist('flags')", {"lxml", "jsonschema", "msgspec", "cattrs", "orjson"}),
        ("import budgetschema; budgetschema.UnreadableError", {"lxml", "jsonschema", "msgspec", "cattrs", "orjson"}),
        ("import budgetschema; budgetschema.loads", {"jsonschema"}),
        ("import budgetschema; budgetschema.check; import budgetschema.projects", {"rapidfuzz"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(statement: str, absent: set[str]) -> None:
    assert not absent & loaded_after(statement)


def test_a_valid_document_is_read_without_the_reference(root) -> None:
    path = root / "schemas" / "1.0" / "conformance" / "valid" / "full.json"
    loaded = loaded_after(f"import budgetschema; budgetschema.load({str(path)!r})")
    assert "jsonschema" not in loaded
    assert "msgspec" in loaded


def test_public_names_exist_and_unknown_ones_do_not() -> None:
    for name in budgetschema.__all__:
        assert getattr(budgetschema, name) is not None, name
    assert set(budgetschema.__all__) <= set(dir(budgetschema))
    with pytest.raises(AttributeError, match="no_such_name"):
        budgetschema.no_such_name  # noqa: B018
