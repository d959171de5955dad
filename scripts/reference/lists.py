"""The pages of code lists and correspondences: what each is, where it comes from, and the list itself."""

from __future__ import annotations

import csv
import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from budgetschema.codelists import CORRESPONDENCES, codelist_names
from budgetschema.findings import Language
from budgetschema.model import CodeReference, Scheme
from environment import ROOT
from reference.anchors import fields, linked
from reference.texts import cell, say, table, template
from reference.types import list_title
from wording import listed

DATA = "src/budgetschema/codelists/data"
TO_ROOT = "../../../"
REFERENCE = "../reference/"

Row = dict[str, str]


def names() -> tuple[str, ...]:
    """All lists and correspondences, in the order of their files of names."""
    return (*codelist_names(), *CORRESPONDENCES)


@functools.cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a file."""
    text = (ROOT / DATA / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def page(name: str, language: Language) -> str:
    """The page of a list or correspondence."""
    about = _about(name)
    parts = [
        f"({anchor(name)})=\n# {say('list_title', language, name=name, title=title(name, language))}",
        about[language],
        "\n".join(f"- {fact}" for fact in _facts(name, language)),
        f"## {say('list_columns', language)}",
        "\n".join([say("list_columns_table", language), *_columns(name, language)]),
    ]
    sources = _sources(name)
    if sources:
        parts += [f"## {say('list_sources', language)}", sources_told(sources, language)]
    return "\n\n".join([*parts, *_content(name, language)]) + "\n"


def anchor(name: str) -> str:
    """The anchor of a list, the same in both languages."""
    return f"lists.{name}"


def title(name: str, language: Language) -> str:
    """What a list or correspondence is called."""
    if name in codelist_names():
        return list_title(name, language)
    words: str = _about(name)[f"title_{language}"]
    return words


def _about(name: str) -> dict[str, Any]:
    kind = "lists" if name in codelist_names() else "correspondences"
    about: dict[str, Any] = table("lists")[kind][name]
    return about


def _facts(name: str, language: Language) -> Iterator[str]:
    key = "code" if "code" in rows(name)[0] else next(iter(rows(name)[0]))
    codes = {row[key] for row in rows(name)}
    entries = "list_entries" if len(codes) < len(rows(name)) else "list_entries_only"
    yield say(entries, language, rows=len(rows(name)), codes=len(codes), key=f"`{key}`")
    for column, sentence in (("edition", "editions"), ("status", "status")):
        counts = sorted(Counter(row[column] for row in rows(name) if column in row).items())
        told = [say("list_count", language, what=f"`{what}`", count=count) for what, count in counts]
        if told:
            yield say(f"list_{sentence}", language, **{sentence: listed(told, language)})
    used = [
        linked(cls, member, REFERENCE)
        for cls, member in fields()
        if name in (member.meta.codelist, member.meta.open_codelist)
    ]
    if name in {scheme.value for scheme in Scheme}:
        used += [
            linked(cls, member, REFERENCE) for cls, member in fields() if cls is CodeReference and member.name == "code"
        ]
    if used:
        yield say("list_used", language, fields=listed(used, language))
    authority = table("lists")["authorities"][_about(name)["authority"]][language]
    yield say("list_authority", language, authority=authority)
    yield say("list_download", language, name=name, link=_file(name))


def _file(name: str) -> str:
    return f"{TO_ROOT}{DATA}/{name}.csv"


def _columns(name: str, language: Language) -> Iterator[str]:
    given = table("lists")
    for column in rows(name)[0]:
        meaning = given.get(name, {}).get(column) or given["columns"][column]
        yield f"| `{column}` | {cell(meaning[language])} |"


def _sources(name: str) -> list[Row]:
    """The sources that the rows of a list name."""
    named = {source for row in rows(name) for source in row.get("source", "").split(";")}
    return [source for source in rows("sources") if source["id"] in named]


def sources_told(sources: list[Row], language: Language) -> str:
    """Sources as a list: a table of so many words does not fit a phone."""
    return "\n".join(f"- `{row['id']}`: {_source(row, language)}" for row in sources)


def _source(row: Row, language: Language) -> str:
    ending = "_zh" if language == "zh" else ""
    parts = [row[f"title{ending}"], row[f"publisher{ending}"], row["year"]]
    note = row[f"note{ending}"]
    if language == "zh":
        return f"{'，'.join(filter(None, parts))}。{note}。"
    return f"{', '.join(filter(None, parts))}. {note[0].upper()}{note[1:]}."


def _content(name: str, language: Language) -> Iterator[str]:
    """The list: as a table, or where that is too long the upper levels as a table and all of it as text."""
    upper = _about(name).get("upper")
    whole = f"## {say('list_whole', language)}"
    if upper is None:
        yield whole
        yield f"```{{csv-table}}\n:file: {_file(name)}\n:header-rows: 1\n:widths: auto\n:class: code-list\n```"
        return
    here = f"{anchor(name)}.whole"
    lines = [_upper(row) for row in rows(name) if re.fullmatch(upper, row["code"])]
    yield f"## {say('list_upper', language)}"
    yield say("list_upper_about", language, rows=len(rows(name)), anchor=here)
    yield "\n".join([say("list_upper_table", language), *lines])
    yield f"({here})=\n{whole}"
    yield f"```{{literalinclude}} {_file(name)}\n:language: none\n:class: whole-list\n```"


def _upper(row: Row) -> str:
    return f"| {row['code']} | {row['edition']} | {cell(row['zh'])} | {cell(row['en'])} |"


def index(language: Language) -> str:
    """The page of all lists."""
    return template(
        "lists_index",
        language,
        pages="\n".join(names()),
        lists=_overview(codelist_names(), language),
        correspondences=_overview(CORRESPONDENCES, language),
        sources=sources_told(list(rows("sources")), language),
    )


def _overview(of: tuple[str, ...], language: Language) -> str:
    lines = [
        f"| [`{name}`]({name}.md) | {title(name, language)} | {len(rows(name))} | [CSV]({_file(name)}) |" for name in of
    ]
    return "\n".join([say("list_index_table", language), *lines])
