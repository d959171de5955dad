"""Registration: every module of this package is imported, for a check registers where it is defined."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable


def register_all(package: str, path: Iterable[str]) -> None:
    """Import every module below a package. They are found, not listed: a new one needs no mention anywhere."""
    for module in pkgutil.walk_packages(path, f"{package}."):
        importlib.import_module(module.name)
