"""Word lists, patterns and limits of the checks, as TOML files beside this module."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def data(name: str) -> dict[str, Any]:
    """The content of ``name.toml``."""
    return tomllib.loads(files("budgetschema.checks.data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
