"""What catalogues of schemas are told: an entry for SchemaStore, and an XML catalogue for editors without a network."""

from __future__ import annotations

from typing import Any

import orjson
from lxml import etree

from budgetschema.schema import BASE, VERSIONS
from budgetschema.schema.resources import FILES

OASIS = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
NAMES = ("*.budget.json",)
"""How JSON documents are called, as globs."""


def schemastore() -> bytes:
    """The entry as ``src/api/json/catalog.json`` of SchemaStore wants it.

    There "schema" may not stand in a name or description, nor a full stop at their end.
    """
    versions = {version: BASE.replace(VERSIONS[-1], version) + FILES["json"] for version in VERSIONS}
    entry = {
        "name": "Chinese departmental budget disclosure",
        "description": "Budget or final accounts that a government department in China discloses (部门预算公开)",
        "fileMatch": NAMES,
        "url": versions[VERSIONS[-1]],
        "versions": versions,
    }
    return orjson.dumps(entry, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def xml_catalogue() -> bytes:
    """The catalogue beside the XSD (OASIS XML Catalogs 1.1): the namespace and the address of the XSD lead to it."""
    namespaces: Any = {None: OASIS}
    root = etree.Element(f"{{{OASIS}}}catalog", nsmap=namespaces)
    address = BASE + FILES["xsd"]
    for kind, key, name in (("uri", "name", BASE), ("uri", "name", address), ("system", "systemId", address)):
        etree.SubElement(root, f"{{{OASIS}}}{kind}", {key: name, "uri": FILES["xsd"]})
    data: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return data
