"""The schema files of each version, found inside the package (or in the checkout it runs from)."""

from __future__ import annotations

import functools
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

import orjson

from budgetschema.model import SPEC_VERSION

Kind = Literal["json", "xsd"]

FILES: dict[Kind, str] = {"json": "disclosure.schema.json", "xsd": "disclosure.xsd"}
VERSIONS = ("1.0",)
"""Released versions of the format, oldest first."""


def schema_bytes(kind: Kind, version: str = SPEC_VERSION) -> bytes:
    """Return a schema file as it was released. Raises ``LookupError`` for an unknown version."""
    if version not in VERSIONS:
        raise LookupError(version)
    return _folder().joinpath(version, FILES[kind]).read_bytes()


def conformance_kit(version: str = SPEC_VERSION) -> Traversable:
    """Return the folder of the conformance kit of a version."""
    return _folder().joinpath(version, "conformance")


@functools.cache
def json_schema(version: str = SPEC_VERSION) -> Any:
    """Return the JSON Schema as Python objects; treat them as read-only."""
    return orjson.loads(schema_bytes("json", version))


def _folder() -> Traversable:
    packaged = files("budgetschema").joinpath("schemas")
    # In a checkout the files stand at the top level, where other tools look for them; the wheel carries them inside.
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"
