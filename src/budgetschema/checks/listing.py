"""Listing: the first of many things, as a sentence names them."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 5


def listed(texts: Sequence[str], most: int = _MOST) -> str:
    """The first texts, and … where there are more. The sign stands in both languages."""
    return "、".join(texts[:most]) + ("…" if len(texts) > most else "")
