"""Plain objects as text in both faces, faulty ones included, and what the reference says of a text."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from lxml import etree

from budgetschema.convert import loads, xml_walker
from budgetschema.findings import DocumentError
from budgetschema.schema.paths import xpath_of
from budgetschema.schema.xsd import XML_NAMESPACE
from kit.systematic import KEY, STRAY, Case

Verdict = tuple[tuple[str, str], ...]
"""Rule and place of every finding; none where the document is valid."""


def as_json(plain: Any) -> str:
    """A JSON text as people write it."""
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def as_xml(plain: Any) -> str:
    """The XML text of plain objects."""
    return _written(xml_walker.to_element(plain))


def case_as_json(case: Case) -> str:
    """A document made from the model, as JSON."""
    text = json.dumps(case.plain, ensure_ascii=False)
    if case.key == "sound":
        return text
    value: Any = case.plain
    for step in case.pointer.split("/")[1:]:
        value = value[int(step) if step.isdigit() else step]
    member = f'"{KEY}": {json.dumps(value, ensure_ascii=False)}'
    return text.replace(member, f"{member}, {member}")


def case_as_xml(case: Case) -> str:
    """The same in XML."""
    root = xml_walker.to_element(case.plain)
    if case.rule == "S002":
        _found(root, case.pointer.rpartition("/")[0]).set(STRAY, "1")
    if case.key == "twice":
        once = _found(root, case.pointer)
        once.addnext(copy.deepcopy(once))
    if case.key == "missing":
        keyed = _found(root, case.pointer)
        del keyed.attrib[next(name for name, value in keyed.attrib.items() if value == KEY)]
    return _written(root)


def _found(root: Any, pointer: str) -> Any:
    """The element that a pointer leads to."""
    path = re.sub("/(?=[a-z])", "/b:", xpath_of(pointer))
    return root.getroottree().xpath(path, namespaces={"b": XML_NAMESPACE})[0]


def _written(root: Any) -> str:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()


def verdict(text: str | bytes) -> Verdict:
    """What the reference implementation says of a text."""
    try:
        loads(text)
    except DocumentError as error:
        return tuple((each.rule_id, each.where) for each in error.findings)
    return ()


def place_in(face: str, pointer: str) -> str:
    """A place as it is told in a face: JSON pointer, ``#`` for the whole document, or XPath."""
    return xpath_of(pointer) if face == "xml" else pointer or "#"


IN_XML = {"S001": ("S001", "S011", "S012"), "S007": ("S007", "S012")}
"""What a rule may become in XML: a missing element is missed where it stood, an empty list lacks its first item."""


def found_in_xml(text: str, rule: str, pointer: str) -> tuple[str, str] | None:
    """Rule and place of a fault in the XML face, given those in JSON; None where it did not survive."""
    found = verdict(text)
    around = place_in("xml", pointer.rpartition("/")[0])
    if len(found) != 1 or found[0][0] not in IN_XML.get(rule, (rule,)) or not found[0][1].startswith(around):
        return None
    return found[0]
