"""The report: every printed figure as a fact of an xBRL-JSON document (Open Information Model 1.0)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from budgetschema.cube import Fact
from budgetschema.export.xbrl.concepts import Concepts, Slice
from budgetschema.export.xbrl.namespaces import ENTITY, ISO_4217, PREFIX, Names
from budgetschema.export.xbrl.taxonomy import moment_name

DOCUMENT_TYPE = "https://xbrl.org/2021/xbrl-json"
OPEN_VALUES = f"{PREFIX}:open_values"
"""What the numbers in names of concepts stand for: an extension property, which processors leave aside."""


def report(concepts: Concepts, names: Names, taxonomy: str) -> bytes:
    """The report whose taxonomy starts at the file ``taxonomy`` beside it."""
    document = {
        "documentInfo": {
            "documentType": DOCUMENT_TYPE,
            "namespaces": {
                "xbrl": "https://xbrl.org/2021",
                "iso4217": ISO_4217,
                ENTITY: names.scheme,
                PREFIX: names.namespace,
            },
            "taxonomy": [taxonomy],
            OPEN_VALUES: concepts.open_values,
        },
        "facts": {name: _fact(fact, concepts, names) for name, fact in _named(concepts.facts)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def place_of(fact: Fact) -> str:
    """The identifier of a fact: table and line, counted from 1, and column."""
    return f"t{fact.table + 1}.l{fact.line + 1}.{fact.column}"


def _named(facts: Iterable[Fact]) -> Iterator[tuple[str, Fact]]:
    """Facts with their identifiers. Where two columns bear one id (S101), one figure is a fact for each of them."""
    seen: Counter[str] = Counter()
    for fact in facts:
        place = place_of(fact)
        seen[place] += 1
        yield place if seen[place] == 1 else f"{place}.{seen[place]}", fact


def _fact(fact: Fact, concepts: Concepts, names: Names) -> dict[str, Any]:
    """A figure in yuan. Without ``decimals`` it is exact."""
    aspects = Slice.of(fact.key)
    decimals = {} if fact.is_exact else {"decimals": -fact.exponent}
    return {
        "value": _in_yuan(fact),
        **decimals,
        "dimensions": {
            "concept": f"{PREFIX}:{concepts.of(fact).name}",
            "entity": f"{ENTITY}:{names.identifier}",
            "period": f"{aspects.year}-01-01T00:00:00/{aspects.year + 1}-01-01T00:00:00",
            "unit": "iso4217:CNY",
            f"{PREFIX}:moment": f"{PREFIX}:{moment_name(aspects.moment)}",
        },
    }


def _in_yuan(fact: Fact) -> str:
    """The figure in yuan, exactly, without exponent."""
    value = fact.value or Decimal(0)
    return format(value.scaleb(fact.unit.exponent), "f") if value else "0"
