"""Where something stands in an XML document: paths that a person can read and that lead to one element."""

from __future__ import annotations

import functools
import re
from typing import Any

from lxml import etree

from budgetschema.model import Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import classes, members
from budgetschema.schema.xsd import XML_NAMESPACE

_IDENTIFIER = re.compile(Format.ID.pattern)
_STEP = re.compile(r"/(?=[a-z])")


@functools.cache
def _wrappers() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Names of the elements that hold lists, and of those that hold mappings with the attributes of their keys."""
    fields = [member for cls in classes(Disclosure) for member in members(cls)]
    lists = frozenset(member.name for member in fields if member.container == "tuple")
    mappings: dict[str, frozenset[str]] = {}
    for member in fields:
        if member.container == "mapping":
            # Mappings of one name may have keys of different names in different classes.
            mappings[member.name] = mappings.get(member.name, frozenset()) | {member.meta.key or ""}
    return lists, mappings


def local_name(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


class Places:
    """Paths into one document. Positions among siblings are counted once, so that many paths stay cheap."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._positions: dict[Any, dict[Any, tuple[int, int]]] = {}
        self._keys: dict[Any, dict[str, int]] = {}

    def find(self, path: str) -> Any:
        """The element that one of libxml2's own paths (``/*/*[7]``) names, or None."""
        tree = self._root.getroottree()
        try:
            found = tree.xpath(path)
        except etree.XPathError:
            # A step of another namespace is written with its prefix, which counts where it was declared.
            prefixes = {prefix: uri for element in tree.iter("*") for prefix, uri in element.nsmap.items() if prefix}
            try:
                found = tree.xpath(path, namespaces=prefixes)
            except etree.XPathError:
                found = []
        return found[0] if len(found) == 1 else None

    def line_of(self, xpath: str) -> int | None:
        """The line of what a path of this class, or of the pointer's translation, leads to."""
        names = _STEP.sub("/b:", xpath)
        while names:
            found: Any = self._root.getroottree().xpath(names, namespaces={"b": XML_NAMESPACE})
            if found:
                element: Any = found[0] if etree.iselement(found[0]) else found[0].getparent()
                line: Any = element.sourceline
                return int(line)
            names = names.rpartition("/")[0]
        return None

    def path_of(self, element: Any, attribute: str | None = None) -> str:
        """The path of an element, or of one of its attributes, by local names."""
        steps = [f"@{attribute}"] if attribute else []
        while element is not None:
            parent = element.getparent()
            steps.append(local_name(element) + ("" if parent is None else self._which(parent, element, attribute)))
            element, attribute = parent, None
        return "/" + "/".join(reversed(steps))

    def _which(self, parent: Any, element: Any, attribute: str | None) -> str:
        """Which of the members of a list or mapping: by key where that is plain, else by position."""
        lists, mappings = _wrappers()
        holder = local_name(parent)
        if holder in mappings:
            name = next((name for name in element.attrib if name in mappings[holder]), "")
            key = str(element.get(name, "")) if name else ""
            plain = attribute != name and _IDENTIFIER.fullmatch(key) is not None
            if plain and self._count_keys(parent, name)[key] == 1:
                return f"[@{name}='{key}']"
        position, count = self._count(parent)[element]
        return f"[{position}]" if holder in lists or holder in mappings or count > 1 else ""

    def _count(self, parent: Any) -> dict[Any, tuple[int, int]]:
        """Position among its namesakes, and their number, for every child of ``parent``."""
        if parent not in self._positions:
            numbers: dict[Any, int] = {}
            totals: dict[str, int] = {}
            for child in parent.iterchildren("*"):
                name = local_name(child)
                totals[name] = totals.get(name, 0) + 1
                numbers[child] = totals[name]
            self._positions[parent] = {child: (number, totals[local_name(child)]) for child, number in numbers.items()}
        return self._positions[parent]

    def _count_keys(self, parent: Any, attribute: str) -> dict[str, int]:
        if parent not in self._keys:
            counted: dict[str, int] = {}
            for child in parent.iterchildren("*"):
                key = child.get(attribute)
                counted[key] = counted.get(key, 0) + 1
            self._keys[parent] = counted
        return self._keys[parent]
