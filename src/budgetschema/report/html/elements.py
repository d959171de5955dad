"""Elements of a page: built as a tree, so that whatever a document holds stays text."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element as Element

from budgetschema.findings import printable

__all__ = ["Child", "Element", "add", "el", "shown"]

Child: TypeAlias = "Element | str | None"
_SPELLED = {"cls": "class", "for_": "for", "id_": "id"}


def el(tag: str, *children: Child, **attributes: str | int | bool | None) -> Element:
    """An element with its children; None is nothing.

    Attributes that are None or False are left out, True is an attribute without a value. Underscores stand for
    hyphens, ``cls``, ``for_`` and ``id_`` for words that Python uses itself.
    """
    element = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            text = "" if value is True else shown(str(value))
            element.set(_SPELLED.get(name, name.replace("_", "-")), text)
    return add(element, *children)


def add(element: Element, *children: Child) -> Element:
    """Put children at the end of an element and return it."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + shown(child)
        else:
            element.text = (element.text or "") + shown(child)
    return element


def shown(text: str) -> str:
    """A text as a page shows it: line ends and tabs stay, what would command or turn the text is spelled out."""
    if text.isprintable():
        return text
    return _KEPT.sub(lambda found: printable(found[0]), text.replace("\r\n", "\n"))


_KEPT = re.compile("[^\\n\\t]+")
