"""Builds the XSD 1.0 from the model.

Shape of the XML face: an object is an element; its short values are attributes, its long texts, objects, lists and
mappings child elements in the order of the model. A list or mapping is a wrapper element that bears the field's name.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from lxml import etree

from budgetschema.codelists import codelist
from budgetschema.model import SPEC_VERSION, Disclosure, Vocabulary
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, classes, members, vocabularies
from budgetschema.schema.json_schema import BASE, closed_codelists
from budgetschema.schema.names import class_about, definition_name

XML_NAMESPACE = BASE
XS = "http://www.w3.org/2001/XMLSchema"
_NAMESPACES: Any = {"xs": XS, None: XML_NAMESPACE}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def build() -> bytes:
    """Return the schema document, UTF-8, indented."""
    schema = etree.Element(
        f"{{{XS}}}schema",
        {"targetNamespace": XML_NAMESPACE, "elementFormDefault": "qualified", "version": SPEC_VERSION},
        nsmap=_NAMESPACES,
    )
    root_name = definition_name(Disclosure)
    _add(schema, "element", name=root_name, type=root_name)
    for cls in classes(Disclosure):
        _complex_type(schema, cls)
    for name, member in _inline_groups().items():
        _attribute_group(schema, name, member)
    for kind in vocabularies(Disclosure):
        _enumeration(schema, definition_name(kind), class_about(kind), [_word(word) for word in kind])
    for name in sorted(closed_codelists()):
        entries = codelist(name)
        words = [(entry.code, entry.zh, entry.en) for entry in entries]
        _enumeration(schema, name, (entries.title_zh, entries.title_en), words)
    for bounds in sorted(_integer_bounds()):
        _integer(schema, *bounds)
    for string_format in Format:
        _format(schema, string_format)
    etree.indent(schema, "  ")
    return etree.tostring(schema, encoding="UTF-8", xml_declaration=True) + b"\n"


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, f"{{{XS}}}{tag}", attributes)


def _document(parent: Any, zh: str, en: str) -> None:
    annotation = _add(parent, "annotation")
    for lang, text in (("zh", zh), ("en", en)):
        _add(annotation, "documentation", **{LANG: lang}).text = text


def _document_member(parent: Any, member: Member) -> None:
    meta = member.meta
    zh = f"{meta.zh}。{meta.zh_note}" if meta.zh_note else meta.zh
    en = f"{meta.en}. {meta.en_note}" if meta.en_note else meta.en
    _document(parent, zh, en)


def _complex_type(schema: Any, cls: type) -> None:
    complex_type = _add(schema, "complexType", name=definition_name(cls))
    _document(complex_type, *class_about(cls))
    sequence = _add(complex_type, "sequence")
    for member in members(cls):
        if is_attribute(member):
            use = "required" if member.required else "optional"
            attribute = _add(complex_type, "attribute", name=member.name, type=_type(member), use=use)
            _document_member(attribute, member)
        elif is_inline(member):
            _add(complex_type, "attributeGroup", ref=f"{member.name}_attributes")
        else:
            _element(sequence, member)
    if len(sequence) == 0:
        complex_type.remove(sequence)


def is_attribute(member: Member) -> bool:
    """Whether the member is written as an XML attribute."""
    return member.container == "one" and not member.is_object and member.meta.xml == "attribute"


def is_inline(member: Member) -> bool:
    """Whether the member is an object whose scalars are attributes of the object around it, as ``place.line``."""
    return member.container == "one" and member.is_object and member.meta.xml == "inline"


def inlined(member: Member) -> dict[str, Member]:
    """The scalars of an inline member by the names of their attributes."""
    return {f"{member.name}.{scalar.name}": scalar for scalar in members(member.kind)}


def _inline_groups() -> dict[str, Member]:
    return {
        f"{member.name}_attributes": member
        for cls in classes(Disclosure)
        for member in members(cls)
        if is_inline(member)
    }


def _attribute_group(schema: Any, name: str, member: Member) -> None:
    group = _add(schema, "attributeGroup", name=name)
    _document_member(group, member)
    for attribute_name, scalar in inlined(member).items():
        if not is_attribute(scalar) or scalar.required:
            raise TypeError(f"{member.name} cannot be inline: {scalar.name} is no optional attribute")
        _document_member(_add(group, "attribute", name=attribute_name, type=_type(scalar), use="optional"), scalar)


def _element(sequence: Any, member: Member) -> None:
    occurs = {} if member.required else {"minOccurs": "0"}
    if member.container == "one":
        _document_member(_add(sequence, "element", name=member.name, type=_type(member), **occurs), member)
        return
    wrapper = _add(sequence, "element", name=member.name, **occurs)
    _document_member(wrapper, member)
    item_name = member.meta.item
    if item_name is None:
        raise TypeError(f"{member.name} does not name its items")
    at_least = "0" if member.required else "1"
    items = _add(_add(wrapper, "complexType"), "sequence")
    item = _add(items, "element", name=item_name, minOccurs=at_least, maxOccurs="unbounded")
    if member.container == "tuple":
        item.set("type", _type(member))
        return
    key = member.meta.key or "key"
    content = _add(_add(item, "complexType"), "complexContent" if member.is_object else "simpleContent")
    extension = _add(content, "extension", base=_type(member))
    _add(extension, "attribute", name=key, type="id_format", use="required")
    # Names of identity constraints must be unique in the whole schema.
    unique = _add(wrapper, "unique", name=f"unique_{sequence.getparent().get('name')}_{member.name}")
    _add(unique, "selector", xpath="*")
    _add(unique, "field", xpath=f"@{key}")


def _type(member: Member) -> str:
    if member.meta.codelist is not None:
        return member.meta.codelist
    if member.is_object or member.is_enum:
        return definition_name(member.kind)
    if member.kind is int:
        return f"integer_{member.meta.minimum}_{member.meta.maximum}"
    if member.meta.format is None or member.kind not in (str, Decimal, datetime.date):
        raise TypeError(f"{member.name} is of a kind the schema does not know")
    return f"{member.meta.format.name.lower()}_format"


def _word(word: Vocabulary) -> tuple[str, str, str]:
    return word.value, word.zh, word.en


def _enumeration(schema: Any, name: str, about: tuple[str, str], words: list[tuple[str, str, str]]) -> None:
    simple_type = _add(schema, "simpleType", name=name)
    _document(simple_type, *about)
    restriction = _add(simple_type, "restriction", base="xs:string")
    for value, zh, en in words:
        _document(_add(restriction, "enumeration", value=value), zh, en)


def _integer_bounds() -> set[tuple[int, int]]:
    return {
        (member.meta.minimum or 0, member.meta.maximum or 0)
        for cls in classes(Disclosure)
        for member in members(cls)
        if member.kind is int
    }


def _integer(schema: Any, minimum: int, maximum: int) -> None:
    restriction = _add(
        _add(schema, "simpleType", name=f"integer_{minimum}_{maximum}"), "restriction", base="xs:integer"
    )
    _add(restriction, "minInclusive", value=str(minimum))
    _add(restriction, "maxInclusive", value=str(maximum))


BASE_TYPES = {Format.DECIMAL: "xs:decimal", Format.SHARE: "xs:decimal", Format.DATE: "xs:date"}


def _format(schema: Any, member: Format) -> None:
    simple_type = _add(schema, "simpleType", name=f"{member.name.lower()}_format")
    restriction = _add(simple_type, "restriction", base=BASE_TYPES.get(member, "xs:string"))
    if member is Format.TEXT:
        # What the pattern rules out cannot stand in an XML document at all.
        _add(restriction, "minLength", value="1")
        _add(restriction, "maxLength", value=str(member.max_length))
    else:
        _add(restriction, "pattern", value=member.pattern)
