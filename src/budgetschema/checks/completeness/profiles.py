"""Profiles: which tables and sections regulation asks of a disclosure, from the files of ``checks/profiles/``."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files

import attrs

from budgetschema.checks.case import Case, once
from budgetschema.checks.completeness.texts import Where, texts
from budgetschema.checks.data import data
from budgetschema.checks.spelling import compact
from budgetschema.codelists import codelist
from budgetschema.findings.messages import table as messages
from budgetschema.model import Disclosure, Moment, Table

AUTO, NONE = "auto", "none"
_FILES = ("township-budget", "unit-budget", "department-budget", "final-accounts")
"""In the order in which they are tried: the more special first."""


class UnknownProfileError(LookupError):
    """No profile has this name."""


def _words(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True, slots=True)
class Requirement:
    """A table or a section that is asked for.

    Any of ``kinds`` (a kind or one that is a special case of it) or a title that matches ``words`` will do for a table,
    any of ``roles``, a filled field of the disclosure, or a text that matches ``words`` for a section. ``is_law``
    tells what regulation demands from what is good practice.
    """

    zh: str
    en: str
    words: str
    kinds: tuple[str, ...] = attrs.field(default=(), converter=_words)
    roles: tuple[str, ...] = attrs.field(default=(), converter=_words)
    fields: tuple[str, ...] = attrs.field(default=(), converter=_words)
    source: tuple[str, ...] = attrs.field(default=(), converter=_words)
    is_law: bool = True
    since: int = 0

    def source_names(self, lang: str) -> str:
        """The legal sources as a person would cite them."""
        known = messages("sources")
        return ("、" if lang == "zh" else "; ").join(str(known[key][lang]) for key in self.source)


@attrs.frozen(kw_only=True, slots=True)
class Depth:
    """How deep the codes of some tables must go, in digits."""

    kinds: tuple[str, ...] = attrs.field(converter=_words)
    scheme: str
    digits: int
    zh: str
    en: str


@attrs.frozen(kw_only=True, slots=True)
class Profile:
    """What is asked of the disclosures of one sort: of a moment, a scope, and publishers whose name matches."""

    name: str
    zh: str
    en: str
    moments: tuple[str, ...] = attrs.field(converter=_words)
    scopes: tuple[str, ...] = attrs.field(converter=_words)
    publisher: str = ".*"
    since: int = 0
    tables: tuple[Requirement, ...] = ()
    sections: tuple[Requirement, ...] = ()
    depths: tuple[Depth, ...] = ()

    def fits(self, disclosure: Disclosure) -> bool:
        """Whether the profile is for such a disclosure."""
        return (
            moment_of(disclosure).value in self.moments
            and disclosure.scope.value in self.scopes
            and disclosure.fiscal_year >= self.since
            and re.fullmatch(self.publisher, compact(disclosure.publisher.name)) is not None
        )


def profile_names() -> tuple[str, ...]:
    """The names of the profiles."""
    return _FILES


@functools.cache
def profile(name: str) -> Profile:
    """The profile called ``name``. Raises :class:`UnknownProfileError`."""
    if name not in _FILES:
        raise UnknownProfileError(name)
    text = files("budgetschema.checks").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")
    facts = tomllib.loads(text)
    tables = tuple(Requirement(**each) for each in facts.pop("table", ()))
    sections = tuple(Requirement(**each) for each in facts.pop("section", ()))
    depths = tuple(Depth(**each) for each in facts.pop("depth", ()))
    return Profile(name=name, tables=tables, sections=sections, depths=depths, **facts)


def moment_of(disclosure: Disclosure) -> Moment:
    """The moment of a disclosure; one that prints tables of final accounts is one, whatever it says of itself."""
    return Moment.FINAL_ACCOUNTS if any(final_tables(disclosure)) else disclosure.moment


def final_tables(disclosure: Disclosure) -> Iterator[Table]:
    """The tables of final accounts that are of the disclosure's own year."""
    for table in disclosure.tables:
        year = table.coordinate.fiscal_year if table.coordinate is not None else None
        if table.kind.startswith("final_") and year in (None, disclosure.fiscal_year):
            yield table


def kinds_of(kind: str) -> tuple[str, ...]:
    """A kind of table and the more general kinds above it."""
    found = [kind]
    entry = codelist("table_kinds").get(kind)
    while entry is not None and entry.parent is not None and entry.parent not in found:
        found.append(entry.parent)
        entry = codelist("table_kinds").get(entry.parent)
    return tuple(found)


@attrs.frozen(kw_only=True, slots=True)
class Choice:
    """The profile that applies, if one does, or why none does (a key of ``messages.toml`` with ``params``)."""

    profile: Profile | None
    reason: str = ""
    missing_tables: tuple[Requirement, ...] = ()
    missing_sections: tuple[Requirement, ...] = ()


@once
def profile_choice(case: Case) -> Choice:
    """The profile that applies to a case, with what the document lacks of it. Raises :class:`UnknownProfileError`."""
    return choose(case.disclosure, case.profile)


def choose(disclosure: Disclosure, wanted: str) -> Choice:
    """The profile to hold a disclosure against, with what it lacks. Raises :class:`UnknownProfileError`."""
    if wanted == NONE:
        return Choice(profile=None)
    if wanted == AUTO:
        fitting = next((each for each in map(profile, _FILES) if each.fits(disclosure)), None)
        if fitting is None:
            return Choice(profile=None, reason="completeness.no_profile")
    else:
        fitting = profile(wanted)
    year = disclosure.fiscal_year
    tables = [each for each in fitting.tables if year >= each.since]
    sections = [each for each in fitting.sections if year >= each.since]
    missing_tables = tuple(each for each in tables if not has_table(disclosure, each))
    missing_sections = tuple(each for each in sections if not has_section(disclosure, each))
    if wanted == AUTO and not _is_whole(disclosure, tables, sections, missing_tables):
        return Choice(profile=None, reason="completeness.excerpt")
    return Choice(profile=fitting, missing_tables=missing_tables, missing_sections=missing_sections)


def _is_whole(
    disclosure: Disclosure,
    tables: list[Requirement],
    sections: list[Requirement],
    missing_tables: tuple[Requirement, ...],
) -> bool:
    """Whether enough of what the law demands is there: fewer tables will do where text explains most subjects."""
    limits = data("wording")["whole"]
    law = [each for each in tables if each.is_law]
    present = sum(1 for each in law if each not in missing_tables)
    demanded = [each for each in sections if each.is_law]
    explained = sum(1 for each in demanded if _is_explained(disclosure, each))
    has_text = explained * 100 >= len(demanded) * limits["explained_share"]
    return present * 100 >= len(law) * limits["tables_with_text" if has_text else "tables_alone"] and present > 0


def has_table(disclosure: Disclosure, wanted: Requirement) -> bool:
    """Whether a table of a wanted kind is there, or one of a kind that no list knows and whose title says so."""
    known = codelist("table_kinds")
    return any(
        re.search(wanted.words, compact(table.title))
        if known.get(table.kind) is None
        else set(kinds_of(table.kind)) & set(wanted.kinds)
        for table in disclosure.tables
    )


def has_section(disclosure: Disclosure, wanted: Requirement) -> bool:
    """Whether a wanted section is there, or any text speaks of its subject."""
    if _is_explained(disclosure, wanted):
        return True
    spoken = (Where.TITLE, Where.PARAGRAPH, Where.GLOSSARY)
    return any(each.where in spoken and re.search(wanted.words, compact(each.text)) for each in texts(disclosure))


def _is_explained(disclosure: Disclosure, wanted: Requirement) -> bool:
    roles = {section.role for section in disclosure.sections}
    return bool(roles & set(wanted.roles)) or any(getattr(disclosure, field) for field in wanted.fields)
