"""Text as texts are compared everywhere."""

from __future__ import annotations

import unicodedata


def compact(text: str) -> str:
    """A text in NFKC (full-width forms become ASCII), without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
