"""An example as text in both faces, with ``…`` where something of the document is left out."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from budgetschema.convert.xml_walker import element_of
from budgetschema.model.shape import Member, members
from budgetschema.report.columns import width
from budgetschema.schema.xsd import is_attribute, is_inline
from reference.examples import Example, Plain

WIDTH = 46
"""Columns of a line; Chinese characters take two. Half a page of the site has room for as many."""
LEFT_OUT = "…"


def as_json(example: Example) -> str:
    """The example as JSON."""
    return _json(example.shown, example.whole, "")


def as_xml(example: Example) -> str:
    """The same as XML, by the writer of the library; the namespace, which is always the same, is not named."""
    element = element_of(example.cls, example.tag, example.shown)
    _mark(example.cls, element, example.shown, example.whole)
    return "\n".join(_xml(element, ""))


def _json(shown: Any, whole: Any, indent: str) -> str:
    if not isinstance(shown, dict | list):
        return json.dumps(shown, ensure_ascii=False)
    inner = indent + "  "
    if isinstance(shown, dict):
        opening, closing = "{}"
        items = [f"{_json(key, key, '')}: {_json(value, whole[key], inner)}" for key, value in shown.items()]
    else:
        opening, closing = "[]"
        items = [_json(value, whole[index], inner) for index, value in enumerate(shown)]
    if len(shown) < len(whole):
        items.append(LEFT_OUT)
    line = opening + ", ".join(items) + closing
    if "\n" not in line and width(indent + line) <= WIDTH:
        return line
    return opening + ",".join(f"\n{inner}{item}" for item in items) + f"\n{indent}{closing}"


def _mark(cls: type, element: Any, shown: Plain, whole: Plain) -> None:
    """Put a comment into every element of which something is left out."""
    for member in members(cls):
        if member.name in shown and not is_attribute(member) and not is_inline(member):
            child = next(each for each in element if etree.QName(each).localname == member.name)
            _mark_value(member, child, shown[member.name], whole[member.name])
    if len(shown) < len(whole):
        element.append(etree.Comment(f" {LEFT_OUT} "))


def _mark_value(member: Member, child: Any, shown: Any, whole: Any) -> None:
    if member.container == "one":
        if member.is_object:
            _mark(member.kind, child, shown, whole)
        return
    if member.is_object:
        keys = range(len(shown)) if member.container == "tuple" else list(shown)
        for key, item in zip(keys, list(child), strict=True):
            _mark(member.kind, item, shown[key], whole[key])
    if len(shown) < len(whole):
        child.append(etree.Comment(f" {LEFT_OUT} "))


def _xml(element: Any, indent: str) -> list[str]:
    if element.tag is etree.Comment:
        return [f"{indent}<!--{element.text}-->"]
    name = etree.QName(element).localname
    content = escape(element.text or "")
    ending = ">" if len(element) or content else "/>"
    lines = _start(name, _attributes(element), indent, ending)
    if len(element):
        for child in element:
            lines += _xml(child, indent + "  ")
        lines.append(f"{indent}</{name}>")
    elif content:
        lines[-1] += f"{content}</{name}>"
    return lines


def _attributes(element: Any) -> list[str]:
    return [f"{name}={quoteattr(value)}" for name, value in element.attrib.items()]


def _start(name: str, attributes: list[str], indent: str, ending: str) -> list[str]:
    """A start tag: on one line if there is room, else one attribute a line."""
    opening = f"{indent}<{name} " if attributes else f"{indent}<{name}"
    line = opening + " ".join(attributes) + ending
    if width(line) <= WIDTH or len(attributes) < 2:
        return [line]
    lines = [opening + attributes[0], *(" " * len(opening) + each for each in attributes[1:])]
    return [*lines[:-1], lines[-1] + ending]
