"""Disclosures to test with: the smallest, one for each feature of the format, and a whole one that was published."""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from budgetschema.convert import load
from budgetschema.model import Disclosure

_TOWNSHIP = "township"
_SUFFIX = ".budget.json"


def document(name: str) -> Disclosure:
    """A ready disclosure. Raises ``LookupError`` for a name that is not among :func:`document_names`."""
    with as_file(_file(name)) as path:
        return load(path)


def document_names() -> tuple[str, ...]:
    """The names of the ready disclosures."""
    names = (file.name for file in _folder().joinpath("features").iterdir())
    return (*sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)), _TOWNSHIP)


def document_path(name: str) -> Path:
    """The JSON file of a ready disclosure, for tests of programs that read files."""
    return Path(str(_file(name)))


def _file(name: str) -> Traversable:
    if name not in document_names():
        raise LookupError(name)
    if name == _TOWNSHIP:
        return _folder().joinpath("liujiahui-2026", f"liujiahui-2026{_SUFFIX}")
    return _folder().joinpath("features", f"{name}{_SUFFIX}")


def _folder() -> Traversable:
    packaged = files("budgetschema").joinpath("examples")
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "examples"
