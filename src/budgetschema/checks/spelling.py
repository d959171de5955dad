"""Spelling of names: what two publishers write differently and mean alike."""

from __future__ import annotations

import functools
import re

from budgetschema.checks.data import data
from budgetschema.model.spelling import compact

__all__ = ["compact", "has_stray_space", "is_abridged", "name_key", "substitutions"]

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"
_STRAY = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")


@functools.cache
def _table() -> tuple[dict[int, None], tuple[tuple[str, str], ...]]:
    facts = data("spelling")
    same = tuple((word, group["words"][0]) for group in facts["same"] for word in group["words"][1:])
    return {ord(character): None for character in facts["drop"]}, same


@functools.lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A name as names are compared: equal keys are the same name, differently spelled."""
    drop, same = _table()
    key = compact(name).translate(drop)
    for word, first in same:
        key = key.replace(word, first)
    return key


def has_stray_space(name: str) -> bool:
    """Whether white space stands between two Chinese characters."""
    return _STRAY.search(name.strip()) is not None


def is_abridged(name: str, full: str) -> bool:
    """Whether one of two names is the other with characters left out, and is at least half as long."""
    short, long = sorted((name, full), key=len)
    rest = iter(long)
    return len(short) * 2 >= len(long) and all(character in rest for character in short)


def substitutions(left: str, right: str) -> int | None:
    """In how many characters two names of one length differ; None where the lengths differ."""
    return sum(a != b for a, b in zip(left, right, strict=True)) if len(left) == len(right) else None
