"""The XML face: elements to structures or plain JSON objects and back, driven by the model.

The shape is the one :mod:`budgetschema.schema.xsd` describes. Reading expects a document the XSD has accepted.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from lxml import etree

from budgetschema.model import Disclosure
from budgetschema.model.shape import Member, members
from budgetschema.schema.gate import structure_of
from budgetschema.schema.names import definition_name
from budgetschema.schema.xsd import XML_NAMESPACE, inlined, is_attribute, is_inline

Element = Any  # lxml ships no types
_NAMESPACES: Any = {None: XML_NAMESPACE}

Parse = Callable[[str], Any]
Read = Callable[[Element], Any]
Write = Callable[[Element, Any], None]


def to_structure(root: Element) -> Any:
    """Turn a valid ``disclosure`` element into the gate's structure, from which the converter makes the model.

    The structure does not check its values; the XSD has. Raises ``msgspec.ValidationError`` for an object that says
    nothing, which XSD 1.0 cannot refuse.
    """
    return _reader(Disclosure, strict=True)(root)


def to_plain(root: Element) -> dict[str, Any]:
    """Turn a valid ``disclosure`` element into plain JSON objects, such as say nothing included."""
    plain: dict[str, Any] = msgspec.to_builtins(_reader(Disclosure, strict=False)(root))
    return plain


def to_element(document: Mapping[str, Any]) -> Element:
    """Turn plain JSON objects of a valid disclosure into an element tree."""
    return element_of(Disclosure, definition_name(Disclosure), document)


def element_of(cls: type, name: str, value: Mapping[str, Any]) -> Element:
    """Turn the plain JSON object of a model class into an element with this local name."""
    root = etree.Element(_tag(name), nsmap=_NAMESPACES)
    _writer(cls)(root, value)
    return root


def _tag(name: str) -> str:
    return f"{{{XML_NAMESPACE}}}{name}"


def _parser(member: Member) -> Parse:
    # xs:string keeps white space; xs:integer, xs:decimal and xs:date collapse it, and so must their readers.
    if member.kind is int:
        return _integer
    return str if member.kind is str or member.is_enum else str.strip


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        # The lexical space has any number of leading zeros, and Python converts no more than some 4300 digits.
        return int(text.strip().lstrip("+").lstrip("0") or "0")


def _scalar_reader(member: Member) -> Read:
    parse = _parser(member)
    return lambda element: parse(element.text or "")


@functools.cache
def _reader(cls: type, strict: bool) -> Read:
    make = structure_of(cls)
    verbatim: set[str] = set()
    parsed: dict[str, Parse] = {}
    inline: dict[str, tuple[str, Callable[[], Any], str, Parse]] = {}
    children: dict[str, tuple[str, Read]] = {}
    for member in members(cls):
        if is_inline(member):
            for name, scalar in inlined(member).items():
                inline[name] = (member.name, structure_of(member.kind), scalar.name, _parser(scalar))
        elif not is_attribute(member):
            children[_tag(member.name)] = (member.name, _child_reader(member, strict))
        elif _parser(member) is str:
            verbatim.add(member.name)
        else:
            parsed[member.name] = _parser(member)

    def read(element: Element) -> Any:
        values: dict[str, Any] = {}
        for name, text in element.items():
            if name in verbatim:
                values[name] = text
            elif name in inline:
                outer, make_outer, field, parse = inline[name]
                if outer not in values:
                    values[outer] = make_outer()
                setattr(values[outer], field, parse(text))
            elif name in parsed:
                values[name] = parsed[name](text)
            # What is left are attributes such as xsi:schemaLocation, and the key of a mapping.
        if len(element):  # cheaper to ask than to begin an iteration, and most elements have no children
            for child in element:
                name, read_child = children[child.tag]
                values[name] = read_child(child)
        if strict and not values:
            raise msgspec.ValidationError(f"{element.tag} says nothing")
        return make(**values)

    return read


def _item_reader(member: Member, strict: bool) -> Read:
    return _reader(member.kind, strict) if member.is_object else _scalar_reader(member)


def _child_reader(member: Member, strict: bool) -> Read:
    read_item = _item_reader(member, strict)
    match member.container:
        case "tuple":
            return lambda wrapper: [read_item(item) for item in wrapper]
        case "mapping":
            key = member.meta.key
            return lambda wrapper: {item.get(key): read_item(item) for item in wrapper}
        case "one":
            return read_item


def _write_scalar(element: Element, value: Any) -> None:
    element.text = str(value)


@functools.cache
def _writer(cls: type) -> Write:
    attributes = [member.name for member in members(cls) if is_attribute(member)]
    inline = [member for member in members(cls) if is_inline(member)]
    inline_names = [
        (member.name, [(name, scalar.name) for name, scalar in inlined(member).items()]) for member in inline
    ]
    others = [member for member in members(cls) if not is_attribute(member) and not is_inline(member)]
    children = [(member.name, _child_writer(member)) for member in others]

    def write(element: Element, value: Mapping[str, Any]) -> None:
        for name in attributes:
            if name in value:
                element.set(name, str(value[name]))
        for outer, names in inline_names:
            inner = value.get(outer, {})
            for name, field in names:
                if field in inner:
                    element.set(name, str(inner[field]))
        for name, write_child in children:
            if name in value:
                write_child(etree.SubElement(element, _tag(name)), value[name])

    return write


def _child_writer(member: Member) -> Write:
    write_item = _writer(member.kind) if member.is_object else _write_scalar
    tag = _tag(member.meta.item or "item")

    def write_items(wrapper: Element, values: Any) -> None:
        for value in values:
            write_item(etree.SubElement(wrapper, tag), value)

    def write_mapping(wrapper: Element, values: Mapping[str, Any]) -> None:
        for key, value in values.items():
            write_item(etree.SubElement(wrapper, tag, {member.meta.key or "key": key}), value)

    match member.container:
        case "tuple":
            return write_items
        case "mapping":
            return write_mapping
        case "one":
            return write_item
