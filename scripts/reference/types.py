"""What a field holds, in words: its type, and its form in JSON and in XML."""

from __future__ import annotations

from budgetschema.codelists import codelist
from budgetschema.findings import Language
from budgetschema.model.fields import TITLES
from budgetschema.model.shape import Member
from budgetschema.schema.names import definition_name
from budgetschema.schema.words import FORMS
from budgetschema.schema.xsd import is_inline
from reference.anchors import link
from reference.texts import say, table


def list_title(name: str, language: Language) -> str:
    """The title of a code list."""
    entries = codelist(name)
    return entries.title_zh if language == "zh" else entries.title_en


def class_title(cls: type, language: Language) -> str:
    """The title of a class or vocabulary."""
    return TITLES[cls].zh if language == "zh" else TITLES[cls].en


def form_title(name: str, language: Language) -> str:
    """What a form is called."""
    title: str = table("forms")[name][language]
    return title


def form_words(name: str, language: Language) -> str:
    """What a form is, as findings say it."""
    return FORMS[name][0 if language == "zh" else 1]


def type_of(member: Member, language: Language) -> str:
    """The type of a field in words, with links."""
    of = _one(member, language)
    match member.container:
        case "one":
            return of
        case "tuple":
            return say("type_list", language, of=of)
        case "mapping":
            return say("type_mapping", language, of=of, key=f"`{member.meta.key}`")


def _one(member: Member, language: Language) -> str:
    name, meta = definition_name(member.kind), member.meta
    if member.is_object:
        return link(class_title(member.kind, language), member.kind)
    if member.is_enum:
        return say("type_word", language, title=class_title(member.kind, language), name=name)
    if meta.codelist is not None:
        return say("type_code", language, title=list_title(meta.codelist, language), name=meta.codelist)
    if meta.format is None:
        return say("type_integer", language)
    form = meta.format.name
    return say("type_form", language, form=form_title(form, language), name=form.lower())


def json_of(member: Member, language: Language) -> str:
    """What a field is in JSON."""
    kind = "object" if member.is_object else "integer" if member.kind is int else "string"
    of = say(f"json_{kind}", language)
    match member.container:
        case "one":
            return of
        case "tuple":
            return say("json_list", language, of=of)
        case "mapping":
            return say("json_mapping", language, of=of)


def xml_of(member: Member, around: str | None, language: Language) -> str:
    """What a field is in XML; ``around`` is the field whose attributes it is part of, if it may be."""
    facts = {"name": member.name, "item": member.meta.item, "key": member.meta.key}
    if member.container != "one":
        return say("xml_list" if member.container == "tuple" else "xml_mapping", language, **facts)
    if member.is_object:
        return say("xml_inline" if is_inline(member) else "xml_element", language, **facts)
    if member.meta.xml == "element":
        return say("xml_text", language, **facts)
    if around is not None:
        return say("xml_attribute_or_inline", language, name=member.name, inline=f"{around}.{member.name}")
    return say("xml_attribute", language, **facts)


def cardinality(member: Member, language: Language) -> str:
    """Whether a field must be given, and how often."""
    if member.container == "one":
        return say("once" if member.required else "at_most_once", language)
    if member.container == "mapping":
        return say("unique_keys", language)
    return say("any_number" if member.required else "not_empty", language)
