"""What generated pages say: sentences of TOML files and templates of Markdown, in both languages."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from budgetschema.findings import Language


@functools.cache
def table(path: Path) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sentence(path: Path, key: str, language: Language, /, **values: object) -> str:
    """A sentence of a TOML file with its values; ``a.b`` is the sentence ``b`` of the table ``a``."""
    found: Any = functools.reduce(lambda within, step: within[step], key.split("."), table(path))
    return str(found[language]).format_map(values)


def filled(path: Path, /, **values: str) -> str:
    """A template with its values; braces that name none of them stay."""
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def listed(parts: Iterable[str], language: Language) -> str:
    """Things named one after another in a sentence."""
    return ("、" if language == "zh" else ", ").join(parts)


def together(sentences: Iterable[str], language: Language) -> str:
    """Sentences as a paragraph; Chinese ones follow each other without a space."""
    return ("" if language == "zh" else " ").join(sentences)
