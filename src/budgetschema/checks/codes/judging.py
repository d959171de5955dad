"""What the code lists say about a code and the name printed beside it."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from enum import StrEnum

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.codes.references import Coded, facts, printed_codes
from budgetschema.checks.data import data
from budgetschema.checks.spelling import is_abridged, name_key
from budgetschema.codelists import CodeList, CodeListEntry, codelist, correspondence
from budgetschema.model import Scheme


class Verdict(StrEnum):
    """How a code and its name stand to the list."""

    SOUND = "sound"
    UNKNOWN = "unknown"
    CLASS_UNKNOWN = "class_unknown"
    WITHDRAWN = "withdrawn"
    FOREIGN = "foreign"
    LOCAL = "local"
    CONTRADICTS = "contradicts"
    DIFFERS = "differs"
    OTHER_EDITION = "other_edition"
    CUT_OFF = "cut_off"


_STRANGE = frozenset({Verdict.CONTRADICTS, Verdict.DIFFERS})
NAMED_OTHERWISE = frozenset({Verdict.CONTRADICTS, Verdict.DIFFERS, Verdict.LOCAL})


@attrs.frozen(kw_only=True, slots=True)
class Judgement:
    """The verdict, the name that the list has, the year it is of, and a code or name that would fit better.

    ``is_sure`` tells whether the source of the list's row was seen.
    """

    verdict: Verdict
    listed: str = ""
    year: str = ""
    hint: str = ""
    is_sure: bool = True


@functools.cache
def _names(list_name: str, year: int) -> Mapping[str, tuple[CodeListEntry, ...]]:
    """The entries in force in ``year`` by the key of their name."""
    found: dict[str, list[CodeListEntry]] = defaultdict(list)
    codes = codelist(list_name)
    for code in dict.fromkeys(entry.code for entry in codes):
        entry = codes.get(code, year)
        if entry is not None and (entry.edition or 0) <= year:
            found[name_key(entry.zh)].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@functools.cache
def _withdrawals() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["scheme"], row["code"]): row for row in correspondence("successions")}


@functools.cache
def _variants() -> Mapping[tuple[str, str], Mapping[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in correspondence("observed_variants"):
        found[row["scheme"], row["code"]][name_key(row["zh"])] = row["kind"]
    return found


@functools.cache
def _span(list_name: str) -> tuple[int, int]:
    """The first and the newest edition of a list."""
    editions = [entry.edition for entry in codelist(list_name) if entry.edition is not None]
    return min(editions), max(editions)


def bare_key(name: str) -> str:
    """The key of a name without number, code or 其中 before it and without the level after it."""
    limits = data("schemes")
    key = name_key(re.sub(f"^{limits['before_name']}", "", name.strip()))
    for suffix in limits["after_name"]:
        if key.endswith(suffix) and name.rstrip().endswith((f"（{suffix}）", f"({suffix})")):
            return key.removesuffix(suffix)
    return key


def other_code(list_name: str, year: int, code: str, key: str) -> CodeListEntry | None:
    """The one other entry of the same length that has this name: among the siblings, else in the whole list."""
    others = [
        entry for entry in _names(list_name, year).get(key, ()) if len(entry.code) == len(code) and entry.code != code
    ]
    siblings = [entry for entry in others if entry.code[:-2] == code[:-2]]
    if len(siblings) == 1:
        return siblings[0]
    return others[0] if len(others) == 1 else None


@functools.lru_cache(maxsize=4096)
def judge(scheme: Scheme, year: int, code: str, name: str | None) -> Judgement:
    """Judge a code and its name by the list of ``year``."""
    known = facts(scheme)
    if not code.startswith(str(known["first"])):
        return Judgement(verdict=Verdict.FOREIGN)
    if "list" not in known or len(code) > int(str(known["listed"])):
        return Judgement(verdict=Verdict.SOUND)
    list_name = str(known["list"])
    codes = codelist(list_name)
    key = bare_key(name) if name is not None else None
    variant = _variants().get((scheme.value, code), {}).get(key or "")
    if variant == "local":
        entry = codes.get(code, year)
        other = other_code(list_name, year, code, key or "")
        listed, hint = entry.zh if entry else "—", f"{other.code} {other.zh}" if other else ""
        return Judgement(verdict=Verdict.LOCAL, listed=listed, hint=hint, is_sure=False)
    gone = _withdrawn(scheme, codes, code, year, key)
    if gone is not None:
        return gone
    entry = codes.get(code, year)
    if entry is None:
        return _unknown(codes, list_name, code, year, key)
    if key is None or variant in ("spelling", "short"):
        return Judgement(verdict=Verdict.SOUND)
    if variant == "truncated":
        return Judgement(verdict=Verdict.CUT_OFF, listed=entry.zh)
    return _name(codes, list_name, entry, year, key)


def _withdrawn(scheme: Scheme, codes: CodeList, code: str, year: int, key: str | None) -> Judgement | None:
    row = _withdrawals().get((scheme.value, code))
    if row is None or year < int(row["edition"]):
        return None
    editions = codes.editions(code)
    if any((entry.edition or 0) >= int(row["edition"]) for entry in editions):
        return None
    if key is not None and editions and key not in {name_key(entry.zh) for entry in editions}:
        return Judgement(verdict=Verdict.UNKNOWN)
    listed = editions[-1].zh if editions else ""
    return Judgement(
        verdict=Verdict.WITHDRAWN, listed=listed, year=row["edition"], hint=row["replaced_by"],
        is_sure=row["source"] != "unverified",
    )  # fmt: skip


def _unknown(codes: CodeList, list_name: str, code: str, year: int, key: str | None) -> Judgement:
    if codes.get(code[:3]) is None and year <= _span(list_name)[1]:
        return Judgement(verdict=Verdict.CLASS_UNKNOWN)
    other = other_code(list_name, year, code, key) if key else None
    return Judgement(verdict=Verdict.UNKNOWN, hint=f"{other.code} {other.zh}" if other else "")


def _name(codes: CodeList, list_name: str, entry: CodeListEntry, year: int, key: str) -> Judgement:
    first, newest = _span(list_name)
    official = name_key(entry.zh)
    if key == official or year < first:
        return Judgement(verdict=Verdict.SOUND)
    for edition in codes.editions(entry.code):
        if key == name_key(edition.zh):
            return Judgement(verdict=Verdict.OTHER_EDITION, listed=entry.zh, year=str(edition.edition))
    if official.startswith(key) and len(key) >= data("schemes")["shortest_cut"]:
        return Judgement(verdict=Verdict.CUT_OFF, listed=entry.zh)
    other = other_code(list_name, year, entry.code, key)
    hint = f"{other.code} {other.zh}" if other is not None else ""
    confirmed = "official" in {entry.status, other.status if other is not None else None}
    is_short = other is None and is_abridged(key, official)
    is_sure = year <= newest and confirmed and not is_short
    verdict = Verdict.CONTRADICTS if is_sure else Verdict.DIFFERS
    return Judgement(verdict=verdict, listed=entry.zh, hint=hint, is_sure=is_sure)


@once
def judged_codes(case: Case) -> tuple[tuple[Coded, Judgement], ...]:
    """Every usable code with its judgement. Where a table's labels are no names of codes, names are left aside."""
    found: list[tuple[Coded, Judgement]] = []
    unnamed = set(data("schemes")["other_labels"])
    for number, coded_lines in printed_codes(case).tables.items():
        own = _without_stray_foreigners([(coded, _judge(coded, coded.name)) for coded in coded_lines])
        # Names that no code of the list has are no names of codes; names of other codes may be another numbering.
        strange = sum(1 for _, each in own if each.verdict in _STRANGE and not each.hint)
        if case.disclosure.tables[number].kind in unnamed or (strange > 2 and strange * 2 > len(own)):
            own = _without_stray_foreigners([(coded, _judge(coded, None)) for coded in coded_lines])
        found += own
    return tuple(found)


def _without_stray_foreigners(own: list[tuple[Coded, Judgement]]) -> list[tuple[Coded, Judgement]]:
    """A few codes of another classification among many are misprints: their class does not exist in this one."""
    foreign: Counter[tuple[Scheme, bool]] = Counter()
    for coded, judgement in own:
        foreign[coded.scheme, judgement.verdict is Verdict.FOREIGN] += 1
    stray = {scheme for scheme in Scheme if foreign[scheme, True] * 2 < foreign[scheme, False]}
    unknown = Judgement(verdict=Verdict.CLASS_UNKNOWN)
    return [
        (coded, unknown if judgement.verdict is Verdict.FOREIGN and coded.scheme in stray else judgement)
        for coded, judgement in own
    ]


def _judge(coded: Coded, name: str | None) -> Judgement:
    return judge(coded.scheme, coded.reference.edition, coded.code, name)
