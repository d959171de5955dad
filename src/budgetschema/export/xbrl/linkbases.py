"""Linkbases: extended links with locators, arcs and labels, as XBRL 2.1 writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
from lxml import etree

from budgetschema.export.xbrl.namespaces import DIMENSIONS, LINK, PREFIX, XLINK

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _new_root() -> Any:
    namespaces: Any = {"link": LINK, "xlink": XLINK, "xbrldt": DIMENSIONS}
    return etree.Element(f"{{{LINK}}}linkbase", nsmap=namespaces)


@attrs.frozen(eq=False)
class Links:
    """A linkbase; what its links need is declared before them. ``schema`` is the file that declares its elements."""

    schema: str
    root: Any = attrs.field(factory=_new_root, repr=False)

    def role(self, role: str, href: str) -> None:
        """Declare where a role is defined."""
        self._reference("roleRef", "roleURI", role, href)

    def arcrole(self, arcrole: str, href: str) -> None:
        """Declare where an arcrole is defined."""
        self._reference("arcroleRef", "arcroleURI", arcrole, href)

    def _reference(self, tag: str, attribute: str, name: str, href: str) -> None:
        _add(self.root, tag, {attribute: name}, type="simple", href=href)

    def extended(self, tag: str, role: str) -> Link:
        """Begin an extended link."""
        return Link(self.schema, _add(self.root, tag, type="extended", role=role))


@attrs.frozen(eq=False)
class Link:
    """One extended link."""

    schema: str
    root: Any = attrs.field(repr=False)
    _located: set[str] = attrs.field(factory=set, repr=False)

    def arc(
        self, tag: str, arcrole: str, start: str, end: str, order: int, attributes: Mapping[str, str] | None = None
    ) -> None:
        """An arc between two elements of the schema."""
        self._locate(start)
        self._locate(end)
        self._arc(tag, arcrole, start, end, {"order": str(order), **(attributes or {})})

    def label(self, name: str, role: str, language: str, text: str) -> None:
        """A label of an element."""
        self._locate(name)
        resource = f"{name}.{language}"
        _add(self.root, "label", {_LANG: language}, type="resource", label=resource, role=role).text = text
        self._arc("labelArc", "http://www.xbrl.org/2003/arcrole/concept-label", name, resource, {})

    def _locate(self, name: str) -> None:
        if name not in self._located:
            self._located.add(name)
            _add(self.root, "loc", type="locator", href=f"{self.schema}#{PREFIX}_{name}", label=name)

    def _arc(self, tag: str, arcrole: str, start: str, end: str, attributes: Mapping[str, str]) -> None:
        _add(self.root, tag, attributes, **{"type": "arc", "arcrole": arcrole, "from": start, "to": end})


def _add(parent: Any, tag: str, attributes: Mapping[str, str] | None = None, /, **xlink: str) -> Any:
    named = {f"{{{XLINK}}}{name}": value for name, value in xlink.items()}
    return etree.SubElement(parent, f"{{{LINK}}}{tag}", {**named, **(attributes or {})})
