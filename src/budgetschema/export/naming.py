"""Names of files that are published: who, which year, which moment, which scope."""

from __future__ import annotations

import unicodedata

from budgetschema.model import Disclosure, Publisher

_LONGEST = 180
"""Bytes of the publisher in a name of a file, which are 60 Chinese characters; file systems allow 255 for the whole."""


def publisher_code(publisher: Publisher) -> str | None:
    """Division and department code, joined; nothing unless both are given, since neither alone names a publisher."""
    if publisher.division is None or publisher.department_code is None:
        return None
    return f"{publisher.division}-{publisher.department_code}"


def file_stem(disclosure: Disclosure) -> str:
    """``141124-520-2026-budget-department``: publisher, fiscal year, moment and scope, in the words of the format.

    From the right the last three parts are always scope, moment and year. A publisher without codes is its name. What
    is neither letter nor digit becomes a hyphen, so that no name leads out of a folder.
    """
    publisher = disclosure.publisher
    who = _spelled(publisher_code(publisher) or publisher.name)
    return f"{who}-{disclosure.fiscal_year}-{disclosure.moment.value}-{disclosure.scope.value}"


def _spelled(text: str) -> str:
    letters = (each if each.isalnum() else " " for each in unicodedata.normalize("NFC", text))
    spelled = "-".join("".join(letters).split()).encode()[:_LONGEST]
    return spelled.decode(errors="ignore").strip("-") or "_"
