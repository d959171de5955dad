"""The layers of the package: what each may import, as ``layers.toml`` says, and what each does import."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import budgetschema

PACKAGE = Path(budgetschema.__file__).parent
LAYERS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TOP = ("cli", "__init__", "__main__")
"""What stands above all layers."""
_BASE = {"model", "findings", "codelists", "schema", "convert"}


def _below(names: list[str]) -> set[str]:
    return {*names} - {"base"} | (_BASE if "base" in names else set())


ALLOWED: dict[str, set[str]] = {layer: _below(facts["below"]) for layer, facts in LAYERS.items()}
"""A layer and what it may import of the package."""


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
    """The layer that an absolute name lies in; None for other packages and the bare package."""
    parts = module.split(".")
    return parts[1] if parts[0] == "budgetschema" and len(parts) > 1 else None


def imports() -> dict[str, set[str]]:
    """The layers that there are, ``cli`` among them, and those that each does import."""
    found: dict[str, set[str]] = {}
    for own, path in modules():
        if own == "cli" or own in ALLOWED:
            below = {layer_of(name) for _, name in imported(path)}
            found.setdefault(own, set()).update(each for each in below if each in ALLOWED and each != own)
    return found
