"""Long texts for which the kit keeps short ones; ``expand.csv`` says what to replace before a document is used."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True)
class Expansion:
    """What stands in a document for a long text: what to find, and the text to put there how many times."""

    find: str
    text: str
    times: int


def expansions(kit: Path) -> Mapping[str, Expansion]:
    """What stands for a long text, by document."""
    rows = csv.DictReader((kit / "expand.csv").read_text(encoding="utf-8").splitlines())
    return {row["file"]: Expansion(find=row["find"], text=row["text"], times=int(row["times"])) for row in rows}


def expanded(text: str, long: Expansion | None) -> str:
    """A document with its long text in full."""
    return text if long is None else text.replace(long.find, long.text * long.times)
