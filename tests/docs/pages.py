"""The pages of the documentation, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from budgetschema.findings import LANGUAGES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
KIT = ROOT / "schemas" / "1.0" / "conformance"
# Pages that scripts/generate.py writes; all others are written by people.
GENERATED = ("reference", "rules", "lists")
WRITTEN = [
    *sorted(
        page
        for language in LANGUAGES
        for page in (DOCS / language).rglob("*.md")
        if page.relative_to(DOCS / language).parts[0] not in GENERATED
    ),
    *sorted(KIT.glob("*.md")),
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "examples" / "README.md",
]

each_page = pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language, such as ``sh``."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@attrs.frozen(eq=False)
class Block:
    """A block of code. ``after`` is the block directly above it, with nothing but blank lines between."""

    kind: str
    text: str
    after: Block | None = None


def all_blocks(page: Path) -> list[Block]:
    """The blocks of code of a page, in order."""
    found: list[Block] = []
    text = page.read_text(encoding="utf-8")
    end = 0
    for match in re.finditer(r"^```(\S*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        follows = found and not text[end : match.start()].strip()
        found.append(Block(kind=match[1], text=match[2], after=found[-1] if follows else None))
        end = match.end()
    return found


def english(name: str) -> str:
    """A page in English, whose lists and figures are those of both languages."""
    return (DOCS / "en" / name).read_text(encoding="utf-8")
