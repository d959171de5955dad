"""The sentences of the pages, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import wording
from budgetschema.findings import Language

HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    """A file of this folder, by its name without ``.toml``."""
    return wording.table(HERE / f"{name}.toml")


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence of ``words.toml`` with its values."""
    return wording.sentence(HERE / "words.toml", key, language, **values)


def template(name: str, language: Language, **values: str) -> str:
    """A page whose words stand in a Markdown file of this folder."""
    return wording.filled(HERE / f"{name}.{language}.md", **values)


def heading(name: str, zh: str, en: str, language: Language) -> str:
    """The heading of a thing: its name, and its title where that says more."""
    if language == "en" and en == name.replace("_", " "):
        return f"`{name}`"
    return say("heading", language, name=name, zh=zh, en=en)


def cell(text: str) -> str:
    """A text as one cell of a Markdown table."""
    return text.replace("|", r"\|").replace("\n", " ")
