"""What the page says, in both languages at once; which one is seen is a matter of style."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

from budgetschema.findings import Language, printable
from budgetschema.model.enums import Vocabulary
from budgetschema.report.html.elements import Element, el

TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
"""The languages as a page names them."""


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("budgetschema.report.html").joinpath("words.toml").read_text(encoding="utf-8"))


def words(key: str, lang: Language, **params: object) -> str:
    """A sentence of ``words.toml`` in one language."""
    shown = {name: printable(value) if isinstance(value, str) else value for name, value in params.items()}
    return _table()[key][lang].format_map(shown)


def both(key: str, **params: object) -> Element:
    """A sentence of ``words.toml`` in both languages."""
    return pair(words(key, "zh", **params), words(key, "en", **params))


def pair(zh: str, en: str) -> Element:
    """Two texts that say the same."""
    return el("span", el("span", zh, cls="zh", lang=TAGS["zh"]), el("span", en, cls="en", lang=TAGS["en"]))


def named(word: Vocabulary) -> Element:
    """A word of a closed list."""
    return pair(word.zh, word.en)


def unseen(element: Element) -> Element:
    """What is read aloud and not seen."""
    return el("span", element, cls="unseen")
