"""Selectors name rules, each kind more exactly: ``ALL``, a layer, the beginning of an id, an id or a slug."""

from __future__ import annotations

import re
from collections.abc import Iterable

from budgetschema.findings import LAYERS, Rule

ALL = "ALL"
_PREFIX = re.compile(r"([A-Z]+)([0-9]{0,3})")
_ONE_RULE = 10


def exactness(selector: str, rule: Rule) -> int | None:
    """How exactly a selector names a rule: 0 for ``ALL``, more for a layer, a longer prefix, the rule itself.

    None where it does not name the rule. ``A`` begins A101, not ACME001: the letters of an id are one word.
    """
    if selector == ALL:
        return 0
    if selector == rule.layer:
        return 1
    if selector in (rule.id, rule.slug):
        return _ONE_RULE
    begun, whole = _PREFIX.fullmatch(selector), _PREFIX.fullmatch(rule.id)
    if begun and whole and begun[1] == whole[1] and whole[2].startswith(begun[2]):
        return 2 + len(begun[2])
    return None


def best(selectors: Iterable[str], rule: Rule) -> int:
    """How exactly the most exact of the selectors names the rule; −1 if none does."""
    found = (exactness(selector, rule) for selector in selectors)
    return max((each for each in found if each is not None), default=-1)


def named(selector: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that a selector names."""
    return tuple(rule for rule in rules if exactness(selector, rule) is not None)


def spelled(selector: str) -> str:
    """A selector as it is compared: ids in capitals, layers and slugs in small letters.

    What could be either (a word of small letters only) is a slug, unless it is one letter or ``all``.
    """
    given = selector.strip()
    capitals = given.upper()
    is_word = given.isalpha() and given.islower() and len(given) > 1
    if capitals == ALL or (_PREFIX.fullmatch(capitals) and not is_word and given.lower() not in LAYERS):
        return capitals
    return given.lower()
