"""部门 against 单位: what titles say against the scope of the disclosure (D401, D402)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetschema.checks.case import Case
from budgetschema.checks.completeness.texts import Text, Where, texts
from budgetschema.checks.data import data
from budgetschema.checks.listing import listed
from budgetschema.checks.registry import checks
from budgetschema.checks.spelling import compact
from budgetschema.findings import Finding
from budgetschema.model import Disclosure, Scope


def _titles(disclosure: Disclosure) -> dict[Scope, list[Text]]:
    """Titles of document and tables by the scope that they name; what names both, or neither, is left out."""
    wording = data("wording")["scope"]
    found: dict[Scope, list[Text]] = {scope: [] for scope in Scope}
    for text in texts(disclosure):
        if text.where is Where.TABLE_TITLE or text.pointer == "/title":
            title = re.sub(wording["not_meant"], "", compact(text.text))
            named = [scope for scope in Scope if re.search(wording[scope.value], title)]
            if len(named) == 1:
                found[named[0]].append(text)
    return found


@checks("D401")
def contradicted(case: Case) -> Iterator[Finding]:
    """Every title that names a scope names the other one."""
    titles = _titles(case.disclosure)
    scope = case.disclosure.scope
    other = Scope.UNIT if scope is Scope.DEPARTMENT else Scope.DEPARTMENT
    if titles[other] and not titles[scope]:
        first = titles[other][0]
        params = {
            "title": first.text, "count": str(len(titles[other])), "scope_zh": scope.zh, "scope_en": scope.en,
            "named_zh": other.zh, "named_en": other.en,
        }  # fmt: skip
        yield Finding(rule_id="D401", params=params, pointer="/scope", place=first.place)


@checks("D402")
def mixed(case: Case) -> Iterator[Finding]:
    """Some titles say 部门, others 单位."""
    titles = _titles(case.disclosure)
    scope = case.disclosure.scope
    other = Scope.UNIT if scope is Scope.DEPARTMENT else Scope.DEPARTMENT
    if titles[other] and titles[scope]:
        first = titles[other][0]
        shown = listed([f"《{text.text}》" for text in titles[other]])
        params = {
            "titles": shown, "count": str(len(titles[other])), "named_zh": other.zh, "named_en": other.en,
            "scope_zh": scope.zh, "scope_en": scope.en,
        }  # fmt: skip
        yield Finding(rule_id="D402", params=params, pointer=first.pointer, place=first.place)
