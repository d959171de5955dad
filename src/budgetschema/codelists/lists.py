"""Loading and looking up code lists."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from importlib.resources import files
from typing import Self

import attrs


class UnknownCodeListError(LookupError):
    """No code list has this name."""


@attrs.frozen(kw_only=True, slots=True)
class CodeListEntry:
    """A code and its names. ``edition`` is the first fiscal year for which the row holds.

    ``status`` is ``official`` (the publisher of the classification says so), ``observed`` (seen in published
    disclosures only) or ``unconfirmed``. ``rule`` is of flags only: the rule that finds such a thing without the flag.
    """

    code: str
    zh: str
    en: str
    edition: int | None = None
    parent: str | None = None
    source: str | None = None
    status: str | None = None
    rule: str | None = None

    @classmethod
    def from_row(cls, row: dict[str, str]) -> Self:
        """Make an entry from a CSV row; columns beyond the common ones are left aside."""
        return cls(
            code=row["code"],
            zh=row["zh"],
            en=row["en"],
            edition=int(row["edition"]) if row.get("edition") else None,
            parent=row.get("parent") or None,
            source=row.get("source") or None,
            status=row.get("status") or None,
            rule=row.get("rule") or None,
        )


class CodeList:
    """A code list: entries in file order, with look-up by code or name as of a fiscal year."""

    def __init__(self, name: str, title_zh: str, title_en: str, entries: tuple[CodeListEntry, ...]) -> None:
        self.name = name
        self.title_zh = title_zh
        self.title_en = title_en
        self.entries = entries
        self._by_code: dict[str, list[CodeListEntry]] = {}
        self._by_name: dict[str, list[CodeListEntry]] = {}
        for entry in entries:
            self._by_code.setdefault(entry.code, []).append(entry)
            self._by_name.setdefault(entry.zh, []).append(entry)

    def __iter__(self) -> Iterator[CodeListEntry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, code: str, year: int | None = None) -> CodeListEntry | None:
        """Return the entry of ``code`` in force in ``year`` (default: the newest), or None."""
        return _in_force(self._by_code.get(code, []), year)

    def editions(self, code: str) -> tuple[CodeListEntry, ...]:
        """Return every edition's entry of ``code``, oldest first."""
        return tuple(sorted(self._by_code.get(code, []), key=lambda entry: entry.edition or 0))

    def named(self, zh: str, year: int | None = None) -> tuple[CodeListEntry, ...]:
        """Return the entries that bear the Chinese name ``zh`` and are in force in ``year``."""
        return tuple(entry for entry in self._by_name.get(zh, []) if self.get(entry.code, year) == entry)


def _in_force(entries: list[CodeListEntry], year: int | None) -> CodeListEntry | None:
    known = [entry for entry in entries if year is None or (entry.edition or 0) <= year]
    # A year before the first known edition still gets that edition: lists grow backwards as sources turn up.
    candidates = known or entries
    if not candidates:
        return None
    newest = known == candidates
    return (max if newest else min)(candidates, key=lambda entry: entry.edition or 0)


@functools.cache
def _index() -> dict[str, tuple[str, str]]:
    return {row["name"]: (row["zh"], row["en"]) for row in _rows("lists")}


def codelist_names() -> tuple[str, ...]:
    """Names of the code lists, in the order of the index file."""
    return tuple(_index())


@functools.cache
def codelist(name: str) -> CodeList:
    """Return the code list called ``name``. Raises :class:`UnknownCodeListError`."""
    if name not in _index():
        raise UnknownCodeListError(name)
    zh, en = _index()[name]
    return CodeList(name, zh, en, tuple(CodeListEntry.from_row(row) for row in _rows(name)))


def _rows(name: str) -> list[dict[str, str]]:
    text = files("budgetschema.codelists").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
