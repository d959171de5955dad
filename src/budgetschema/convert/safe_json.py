"""Reading JSON that nobody vouches for: no duplicate keys, no NaN, no deep nesting, UTF-8 only."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from budgetschema.convert.scan import scan
from budgetschema.findings import DocumentError, Finding, UnreadableError


def parse(data: bytes, name: str) -> Any:
    """Parse a JSON text (UTF-8 without a byte-order mark).

    Raises :class:`UnreadableError` for what is not JSON and :class:`DocumentError` for duplicate keys.
    """
    if not data.strip():
        raise UnreadableError("file.empty", {"name": name})
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _unreadable(data, name, error) from None
    _refuse_repeated_keys(data)
    return document


def _refuse_repeated_keys(data: bytes) -> None:
    repeated = False

    def note(pairs: list[tuple[str, Any]]) -> None:
        nonlocal repeated
        repeated = repeated or len(pairs) != len({key for key, _ in pairs})

    text = data.decode()
    json.loads(text, object_pairs_hook=note)
    if repeated:
        raise DocumentError(
            tuple(
                Finding(rule_id="S009", params={"field": spot.key or ""}, pointer=spot.pointer, line=spot.line)
                for spot in scan(text)
                if spot.repeated
            )
        )


def _unreadable(data: bytes, name: str, error: orjson.JSONDecodeError) -> UnreadableError:
    try:
        data.decode()
    except UnicodeDecodeError as cause:
        return UnreadableError("file.not_utf8", {"name": name, "position": cause.start + 1})
    if "recursion" in error.msg.lower() or "depth" in error.msg.lower():
        return UnreadableError("json.depth", {"name": name})
    reason = re.sub(r":? (at )?line \d+ column \d+.*", "", error.msg)
    return UnreadableError("json.syntax", {"name": name, "line": error.lineno, "column": error.colno, "reason": reason})
