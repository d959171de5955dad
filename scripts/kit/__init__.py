"""Writes what is generated of the conformance kit: twins in the other face, documents from the model, the manifest."""

from __future__ import annotations

import json
from pathlib import Path

import attrs

from kit import manifest
from kit.twins import twins


def build(kit: Path) -> dict[Path, bytes]:
    """Every generated file of the kit and what belongs into it."""
    lines, made = manifest.systematic()
    entries = [*manifest.files(kit), *made]
    text = "".join(json.dumps(attrs.asdict(line), ensure_ascii=False) + "\n" for line in lines)
    return {
        **twins(kit),
        kit / "systematic.jsonl": text.encode(),
        kit / "manifest.json": manifest.manifest(entries),
        kit / "expected.tsv": manifest.expected(entries),
    }
