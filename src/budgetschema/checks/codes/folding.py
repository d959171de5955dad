"""One finding for one cause: the same code with the same fault in several tables is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.codes.judging import NAMED_OTHERWISE, Judgement, Verdict, bare_key, judged_codes
from budgetschema.checks.codes.layout_faults import misprinted
from budgetschema.checks.codes.references import Coded, is_listed
from budgetschema.checks.data import data
from budgetschema.findings import Finding, twins
from budgetschema.model import Scheme

_FEWEST_LOCAL = 5


@attrs.frozen(kw_only=True, slots=True)
class Fold:
    """The places of one code with one verdict; ``first`` is where it is reported."""

    places: tuple[Coded, ...]
    judgement: Judgement

    @property
    def first(self) -> Coded:
        """The first place."""
        return self.places[0]

    def finding(self, rule_id: str, **params: str) -> Finding:
        """A finding at the first place that names the code and the tables."""
        given = {"code": self.first.code, "name": self.first.name or "—", "tables": titles(self.places)} | params
        given |= {"scheme_zh": self.first.scheme.zh, "scheme_en": self.first.scheme.en}
        return Finding(rule_id=rule_id, params=given, pointer=self.first.pointer, place=self.first.place)


def titles(places: tuple[Coded, ...]) -> str:
    """The titles of the tables, each once."""
    return "、".join(f"《{title}》" for title in dict.fromkeys(coded.title for coded in places))


def hinted(key: str, hint: str) -> dict[str, str]:
    """The parameters ``hint_zh`` and ``hint_en``: a sentence of ``messages.toml``, or nothing without a hint."""
    return twins("hint", key if hint else None, {"hint": hint})


def folds(case: Case, *verdicts: Verdict) -> Iterator[Fold]:
    """Codes with one of the verdicts, each told once, but for those of a local numbering or misprinted ones."""
    local = set(local_schemes(case)) if NAMED_OTHERWISE & set(verdicts) or Verdict.UNKNOWN in verdicts else set()
    misprints = misprinted(case)
    groups: dict[tuple[Scheme, str, str], list[Coded]] = defaultdict(list)
    judgements: dict[tuple[Scheme, str, str], Judgement] = {}
    for coded, judgement in judged_codes(case):
        if judgement.verdict in verdicts and coded.scheme not in local and coded.pointer not in misprints:
            # A fault of the code is one whatever names are printed beside it.
            name = coded.name or "" if judgement.listed and judgement.verdict is not Verdict.WITHDRAWN else ""
            key = (coded.scheme, coded.code, name)
            groups[key].append(coded)
            judgements.setdefault(key, judgement)
    for key, places in groups.items():
        yield Fold(places=tuple(places), judgement=judgements[key])


@once
def local_schemes(case: Case) -> dict[Scheme, tuple[Coded, ...]]:
    """Classifications that the document numbers differently throughout, with the codes that show it."""
    odd: dict[Scheme, dict[str, Coded]] = defaultdict(dict)
    all_codes: dict[Scheme, set[str]] = defaultdict(set)
    for coded, judgement in judged_codes(case):
        all_codes[coded.scheme].add(coded.code)
        if judgement.verdict in NAMED_OTHERWISE or judgement.verdict is Verdict.UNKNOWN:
            odd[coded.scheme].setdefault(coded.code, coded)
    return {
        scheme: tuple(found.values())
        for scheme, found in odd.items()
        if len(found) >= _FEWEST_LOCAL and len(found) * 3 >= len(all_codes[scheme])
    }


@once
def two_named(case: Case) -> dict[tuple[Scheme, str], tuple[Coded, ...]]:
    """Codes that no list knows and that bear different names, each name at its first place."""
    names: dict[tuple[Scheme, str], dict[str, Coded]] = defaultdict(dict)
    unnamed = set(data("schemes")["other_labels"])
    for coded, judgement in judged_codes(case):
        is_unlisted = judgement.verdict is Verdict.UNKNOWN or not is_listed(coded)
        if is_unlisted and coded.name is not None and case.disclosure.tables[coded.table].kind not in unnamed:
            names[coded.scheme, coded.code].setdefault(bare_key(coded.name), coded)
    # A name that is the beginning of the longest is that name, cut off.
    return {
        code: tuple(by_name.values())
        for code, by_name in names.items()
        if not all(max(by_name, key=len).startswith(name) for name in by_name)
    }
