"""Sentences of generated pages: each is said somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reference
import rule_pages
import wording
from budgetschema.findings import LANGUAGES
from tests.docs.pages import DOCS, KIT, ROOT


def _keys(found: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in found.items():
        if {*value} == {*LANGUAGES}:
            yield above + key
        else:
            yield from _keys(value, f"{above}{key}.")


@pytest.mark.parametrize(
    ("room", "build"),
    [("reference", lambda: reference.build(DOCS)), ("rule_pages", lambda: rule_pages.build(DOCS, KIT))],
)
def test_every_sentence_is_said_in_both_languages(room: str, build: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ROOT / "scripts" / room / "words.toml"
    said: set[tuple[str, str]] = set()
    sentence = wording.sentence

    def spy(path: Path, key: str, language: Any, /, **values: object) -> str:
        said.add((key, language))
        return sentence(path, key, language, **values)

    monkeypatch.setattr(wording, "sentence", spy)
    build()
    # Pages that sources lead to are no sentences.
    keys = {key for key in _keys(wording.table(words)) if not key.startswith("source.")}
    assert {(key, language) for key in keys for language in LANGUAGES} - said == set()
