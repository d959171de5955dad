"""Draws the pictures of the documentation: the one of the README, and the layers of the package in both languages."""

from __future__ import annotations

from pathlib import Path

from budgetschema.findings import LANGUAGES
from budgetschema.model import Disclosure
from pictures import layers, readme


def build(docs: Path, disclosure: Disclosure) -> dict[Path, bytes]:
    """Every picture below ``docs``; ``disclosure`` is the one that the README shows."""
    return {
        docs / "picture.svg": readme.svg(disclosure),
        **{docs / language / "layers.svg": layers.svg(language) for language in LANGUAGES},
    }
