"""Writes the pages of the rules, in both languages, from the catalogue of rules and the conformance kit."""

from __future__ import annotations

from pathlib import Path

from budgetschema.findings import LANGUAGES, LAYERS, rules
from rule_pages import pages

FOLDERS = ("rules",)
"""Folders of each language in which nothing but generated pages stands."""


def build(docs: Path, kit: Path) -> dict[Path, bytes]:
    """Every page of the rules below ``docs`` and what belongs into it; ``kit`` is the folder of the conformance kit."""
    # Plug-ins that are installed here are none of the library's.
    ours = [each for each in rules() if each.plugin is None]
    made = {}
    for lang in LANGUAGES:
        folder = docs / lang / "rules"
        made[folder / "index.md"] = pages.index(ours, lang)
        made |= {folder / f"{layer}.md": pages.layer_page(layer, ours, lang) for layer in LAYERS}
        made |= {folder / f"{each.id}.md": pages.page(kit, each, lang) for each in ours}
    return made
