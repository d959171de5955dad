"""Project names compared: spelling taken out, differences weighed.

rapidfuzz is loaded when two names are first compared; most documents have no forms.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from budgetschema.model.spelling import compact
from budgetschema.projects.data_files import pattern, rows


@functools.lru_cache(maxsize=65536)
def normalised(name: str) -> str:
    """A name as names are compared: NFKC, small letters, no number before it, no white space, no punctuation."""
    plain = compact(name).casefold()
    numbered = pattern("words", "numbering").match(plain)
    plain = plain[numbered.end() :] or plain if numbered else plain
    bare = "".join(each for each in plain if unicodedata.category(each)[0] not in "PSZC")
    return bare or plain


def similar(name: str, candidates: Sequence[str], least: int) -> list[tuple[int, int]]:
    """Candidates at least ``least`` percent like ``name``, as score and position. All are normalised names."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, candidates, scorer=fuzz.ratio, processor=None, score_cutoff=least, limit=None)
    return [(int(score), position) for _, score, position in found]


def one_character_apart(a: str, b: str) -> bool:
    """Whether one character was changed, added or left out."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(a, b, score_cutoff=1) <= 1


def differences(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The pieces in which two names differ, each as what the one and what the other prints."""
    from rapidfuzz.distance import Levenshtein

    return tuple(
        (a[step.src_start : step.src_end], b[step.dest_start : step.dest_end])
        for step in Levenshtein.opcodes(a, b)
        if step.tag != "equal"
    )


def are_told_apart(a: str, b: str) -> bool:
    """Whether the difference of two names tells two projects apart: 省 and 市, 2024 and 2025, 行政 and 事业."""
    gone, come = ("".join(parts) for parts in zip(*differences(a, b), strict=True)) if a != b else ("", "")
    if any(each.isdecimal() for each in gone) and any(each.isdecimal() for each in come):
        return True
    groups: dict[str, list[str]] = {}
    for row in rows("distinguishing"):
        groups.setdefault(row["group"], []).append(row["word"])
    return any(_pick(gone, words) and _pick(come, words) - _pick(gone, words) for words in groups.values())


def _pick(text: str, words: list[str]) -> set[str]:
    return {word for word in words if word in text}
