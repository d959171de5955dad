"""What is known about elements of HTML: how they are shown, from ``elements.toml`` and their attributes."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import Any

_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_KEEPS_SPACE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\b", re.IGNORECASE)
_INLINE = re.compile(r"(?:^|;)\s*display\s*:\s*inline\s*(?:;|!|$)", re.IGNORECASE)
_SHOWN_AS_BLOCK = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item)\b", re.IGNORECASE)
_WIDEST = 1000
_DEEPEST = 65534
_INTEGER = re.compile(r"[ \t\n\f\r]*\+?([0-9]{1,9})")


@functools.cache
def words(name: str) -> frozenset[str]:
    """The names that ``elements.toml`` lists under ``name``."""
    return frozenset(_lists()[name].split())


@functools.cache
def _lists() -> dict[str, str]:
    text = files(__package__ or "").joinpath("elements.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def tag_of(element: Any) -> str:
    """The name of an element in small letters; nothing for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown."""
    if tag_of(element) in words("hidden") or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def is_block(element: Any) -> bool:
    """Whether an element stands on lines of its own."""
    style = element.get("style")
    if style is not None:
        if _INLINE.search(style):
            return False
        if _SHOWN_AS_BLOCK.search(style):
            return True
    return tag_of(element) in words("block")


def keeps_space(element: Any) -> bool:
    """Whether line ends in the text of an element are shown as such."""
    style = element.get("style")
    return tag_of(element) in words("preformatted") or (style is not None and _KEEPS_SPACE.search(style) is not None)


def is_furniture(element: Any) -> bool:
    """Whether an element is what a page shows around its text. What holds a table is not."""
    tag = tag_of(element)
    if tag not in words("furniture") and (element.get("role") or "").lower() not in words("furniture_roles"):
        return False
    if tag in ("header", "footer") and any(tag_of(above) in words("sectioning") for above in element.iterancestors()):
        return False
    return next(element.iter("table"), None) is None


def colspan(cell: Any) -> int:
    """Over how many columns a cell goes; the bounds are those of the HTML standard."""
    return min(_number(cell.get("colspan")) or 1, _WIDEST)


def rowspan(cell: Any) -> int:
    """Over how many rows a cell goes; 0 for all that follow in its group."""
    number = _number(cell.get("rowspan"))
    return 1 if number is None else min(number, _DEEPEST)


def _number(text: str | None) -> int | None:
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else None
