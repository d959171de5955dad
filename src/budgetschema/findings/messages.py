"""The sentences of the library, in Chinese and English, from ``messages.toml``."""

from __future__ import annotations

import functools
import os
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")


@functools.cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """One of the TOML files beside this module, as a table of tables."""
    return tomllib.loads(files("budgetschema.findings").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def message(key: str, lang: Language, params: Mapping[str, object] | None = None) -> str:
    """Return the sentence ``key`` in ``lang`` with ``params`` filled in, on one line."""
    shown = {name: printable(value) if isinstance(value, str) else value for name, value in (params or {}).items()}
    return str(table("messages")[key][lang]).format_map(shown)


def twins(name: str, key: str | None, params: Mapping[str, object] | None = None) -> dict[str, str]:
    """The parameters ``name_zh`` and ``name_en`` of a finding, with ``key`` as :func:`message` fills it in.

    Without a key both are empty: the sentence of the rule has a gap where there is nothing to add.
    """
    return {f"{name}_{lang}": "" if key is None else message(key, lang, params) for lang in LANGUAGES}


def preferred_language() -> Language:
    """The language of the user's environment: Chinese unless a locale names another language."""
    for variable in ("BUDGETSCHEMA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh"


def printable(text: str) -> str:
    """A text on one line with everything that is not printable, terminal commands for instance, spelled out.

    Blanks of every width (U+3000 in Chinese text) stay; so nothing of what a person would see is changed.
    """
    if text.isprintable():
        return text
    return "".join(_shown(each) for each in text)


def _shown(character: str) -> str:
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode()
