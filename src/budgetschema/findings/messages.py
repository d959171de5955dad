"""The sentences of the library, in Chinese and English, from ``messages.toml``."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

Language = Literal["zh", "en"]


@functools.cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """One of the TOML files beside this module, as a table of tables."""
    return tomllib.loads(files("budgetschema.findings").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def message(key: str, lang: Language, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence ``key`` in ``lang`` with ``params`` filled in."""
    return str(table("messages")[key][lang]).format_map(dict(params or {}))


def preferred_language() -> Language:
    """The language of the user's environment: Chinese unless a locale names another language."""
    for variable in ("BUDGETSCHEMA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"


def printable(text: str) -> str:
    """A text with everything that is not printable, terminal commands for instance, spelled out."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
