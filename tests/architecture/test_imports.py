"""Imports point downwards only (docs: layers), and importing the package costs next to nothing."""

import ast
import re
import subprocess
import sys

import pytest

import budgetschema
from layers import ALLOWED, PACKAGE, TOP, imported, imports, layer_of, modules
from pictures.layers import svg

# What the two lowest layers may use beside the standard library.
BASE_LIBRARIES = {"model": {"attrs"}, "codelists": {"attrs"}}
HEAVY = ("jsonschema", "lxml", "cattrs", "msgspec", "orjson", "attrs", "click", "csv", "tomllib", "decimal")


def test_every_layer_has_its_place_and_no_place_is_empty() -> None:
    assert {layer for layer, _ in modules()} == {*ALLOWED, *TOP}


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


def test_the_picture_shows_every_layer_and_draws_none_above_what_imports_it() -> None:
    picture = svg("en").decode()
    found = re.findall(r'<text class="name" x="[^"]+" y="([0-9]+)">([a-z]+)<', picture)
    height = {name: int(y) for y, name in found}
    assert height.keys() == {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert all(height[one] < height[other] for one, below in imports().items() for other in below)


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
