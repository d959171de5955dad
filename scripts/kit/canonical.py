"""The canonical forms by which the kit compares documents, and their digests; its README defines them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from lxml import etree


def json_form(document: Mapping[str, Any]) -> bytes:
    """The canonical form of a JSON document: RFC 8785, without ``$schema``. There are no numbers but integers."""
    plain = {key: value for key, value in document.items() if key != "$schema"}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def xml_form(root: Any) -> bytes:
    """The canonical form of an XML document: Canonical XML 1.0 without comments, nothing between the elements."""
    copy = etree.fromstring(etree.tostring(root), etree.XMLParser(remove_comments=True, remove_pis=True))
    for element in copy.iter("*"):
        if len(element) and not (element.text or "").strip():
            element.text = None
        element.tail = None
        for name in [name for name in map(str, element.attrib) if name.startswith("{")]:
            del element.attrib[name]
    namespaces: Any = {None: etree.QName(copy).namespace}
    etree.cleanup_namespaces(copy, top_nsmap=namespaces)
    form: bytes = etree.tostring(copy, method="c14n", with_comments=False)
    return form


def digest(form: bytes) -> str:
    """The SHA-256 of a canonical form."""
    return hashlib.sha256(form).hexdigest()
