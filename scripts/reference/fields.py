"""One field on a page: what it is, how it is written, and an example in both faces."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.codelists import codelist
from budgetschema.findings import Language
from budgetschema.model.enums import Vocabulary
from budgetschema.model.shape import Member
from reference.anchors import anchor
from reference.examples import Example, example
from reference.faces import as_json, as_xml
from reference.objects import KIT, TOWNSHIP
from reference.rules import named, rules_at
from reference.texts import heading, say
from reference.types import cardinality, form_words, json_of, list_title, type_of, xml_of
from wording import listed

TO_ROOT = "../../../"


def field(cls: type, member: Member, around: str | None, language: Language) -> str:
    """The section of a field. Raises ``NoExampleError``."""
    meta = member.meta
    note = meta.zh_note if language == "zh" else meta.en_note
    return "\n".join(
        [
            f"({anchor(cls, member)})=",
            f"### {heading(member.name, meta.zh, meta.en, language)}",
            "",
            say("other_title", language, zh=meta.zh, en=meta.en, note=note),
            "",
            *(f"- {fact}" for fact in _facts(cls, member, around, language)),
            "",
            *_example(example(cls, member.name), language),
        ]
    )


def _facts(cls: type, member: Member, around: str | None, language: Language) -> Iterator[str]:
    meta = member.meta
    yield say("type", language, type=type_of(member, language))
    yield say("given", language, given=cardinality(member, language))
    yield say("faces", language, json=json_of(member, language), xml=xml_of(member, around, language))
    if meta.format is not None and meta.codelist is None:
        yield say("form", language, form=form_words(meta.format.name, language))
        if meta.format.max_length:
            yield say("length", language, longest=f"{meta.format.max_length:,}")
    if member.kind is int:
        yield say("bounds", language, minimum=meta.minimum, maximum=meta.maximum)
    yield from _words(member, language)
    if meta.personal:
        yield say("personal", language)
    rules = rules_at(cls, member)
    if rules:
        yield say("rules", language, rules=listed([named(rule) for rule in rules], language))
    yield say("since", language, since=meta.since)


def _words(member: Member, language: Language) -> Iterator[str]:
    """The words that a field takes: all of them where the list is closed."""
    if issubclass(member.kind, Vocabulary):
        words = [_word(word.value, word.zh, word.en, language) for word in member.kind]
        yield say("words", language, words=listed(words, language))
    for name, key in ((member.meta.codelist, "closed"), (member.meta.open_codelist, "known")):
        if name is not None:
            entries = {entry.code: entry for entry in codelist(name)}
            words = [_word(entry.code, entry.zh, entry.en, language) for entry in entries.values()]
            facts = {"name": name, "title": list_title(name, language), "count": len(entries)}
            yield say(key, language, words=listed(words, language), **facts)


def _word(word: str, zh: str, en: str, language: Language) -> str:
    return f"`{word}` {zh}（{en}）" if language == "zh" else f"`{word}` {en} ({zh})"


def _example(shown: Example, language: Language) -> list[str]:
    names = {TOWNSHIP: say("township", language), f"{KIT}/full.json": say("kit", language)}
    source = say(
        "example" if shown.pointer else "example_root", language, pointer=shown.pointer,
        name=names.get(shown.document, shown.document.rpartition("/")[2].removesuffix(".budget.json")),
        link=TO_ROOT + shown.document, xml=TO_ROOT + shown.document.removesuffix(".json") + ".xml",
    )  # fmt: skip
    json_block = ["```json", as_json(shown), "```"]
    xml_block = ["```xml", as_xml(shown), "```"]
    return [source, "", ":::{container} faces", *json_block, "", *xml_block, ":::"]
