"""Reading JSON that nobody vouches for: no duplicate keys, no NaN, no deep nesting, UTF-8 only."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from budgetschema.convert.scan import Spot, scan
from budgetschema.findings import Finding, UnreadableError
from budgetschema.findings.messages import printable

_MOST_DIGITS = 100


def parse(data: bytes, name: str) -> tuple[Any, tuple[Finding, ...]]:
    """Parse a JSON text (UTF-8 without a byte-order mark): the document, and a finding for every repeated key.

    Integers of any size are such. Raises :class:`UnreadableError` for what is not JSON.
    """
    if not data.strip():
        raise UnreadableError("file.empty", {"name": name})
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _unreadable(data, name, error) from None
    try:
        return _exactly(data.decode())
    except RecursionError:
        raise UnreadableError("json.depth", {"name": name}) from None


def _exactly(text: str) -> tuple[Any, tuple[Finding, ...]]:
    repeated = False

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        found = dict(pairs)
        repeated = repeated or len(pairs) != len(found)
        return found

    document = json.loads(text, object_pairs_hook=members, parse_int=_integer)
    return document, tuple(_repeated(spot) for spot in scan(text) if spot.repeated) if repeated else ()


def _repeated(spot: Spot) -> Finding:
    params = {"field": printable(spot.key or "")}
    return Finding(rule_id="S009", params=params, pointer=spot.pointer, line=spot.line)


def _integer(digits: str) -> int:
    # Python converts no more than some 4300 digits; what is that large is out of range by any count.
    return int(digits[:_MOST_DIGITS])


def _unreadable(data: bytes, name: str, error: orjson.JSONDecodeError) -> UnreadableError:
    try:
        data.decode()
    except UnicodeDecodeError as cause:
        return UnreadableError("file.not_utf8", {"name": name, "position": cause.start + 1})
    if "recursion" in error.msg.lower() or "depth" in error.msg.lower():
        return UnreadableError("json.depth", {"name": name})
    reason = re.sub(r":? (at )?line \d+ column \d+.*", "", error.msg)
    return UnreadableError("json.syntax", {"name": name, "line": error.lineno, "column": error.colno, "reason": reason})
