"""The sentences of the pages, in both languages."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any, Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@functools.cache
def table(name: str) -> dict[str, Any]:
    """A file of this folder, by its name without ``.toml``."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence of ``words.toml`` with its values."""
    sentence: str = table("words")[key][language]
    return sentence.format_map(values)


def heading(name: str, zh: str, en: str, language: Language) -> str:
    """The heading of a thing: its name, and its title where that says more."""
    if language == "en" and en == name.replace("_", " "):
        return f"`{name}`"
    return say("heading", language, name=name, zh=zh, en=en)


def joined(parts: list[str], language: Language) -> str:
    """A list of things in one sentence."""
    return ("、" if language == "zh" else ", ").join(parts)


def cell(text: str) -> str:
    """A text as one cell of a Markdown table."""
    return text.replace("|", r"\|").replace("\n", " ")
