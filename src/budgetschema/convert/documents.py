"""From bytes to a disclosure and back, whichever face they have."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import attrs
import msgspec
import orjson
from lxml import etree

from budgetschema.convert import safe_json, safe_xml, xml_walker
from budgetschema.convert.factory import make_converter
from budgetschema.convert.positions import in_json, in_xml
from budgetschema.findings import DocumentError, Finding, UnreadableError
from budgetschema.model import Disclosure
from budgetschema.schema import JSON_SCHEMA_ID, gate

FileFormat = Literal["json", "xml"]


def loads(data: bytes | str, *, file_format: FileFormat | None = None, name: str = "<text>") -> Disclosure:
    """Read a disclosure from JSON or XML.

    ``file_format`` is told from the content where it is not given; ``name`` stands in error messages. Raises
    :class:`UnreadableError` for what is not JSON or XML at all, :class:`DocumentError` with every finding for what is
    not valid.
    """
    try:
        raw = data.encode() if isinstance(data, str) else data
    except UnicodeEncodeError as error:
        raise UnreadableError("text.surrogate", {"name": name, "position": error.start + 1}) from None
    match file_format or sniff(raw, name):
        case "json":
            return _from_json(raw, name)
        case "xml":
            return _from_xml(raw, name)


def dumps(disclosure: Disclosure, *, file_format: FileFormat = "json") -> bytes:
    """Write a disclosure as UTF-8 JSON or XML, always the same bytes for the same disclosure.

    Raises :class:`DocumentError` rather than write what would not be valid.
    """
    plain = {"$schema": JSON_SCHEMA_ID} | make_converter().unstructure(disclosure)
    try:
        text = orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # something that is no JSON at all: bytes, a huge integer, half a surrogate pair
        _raise_if_wrong(plain)
        raise
    if gate.decode(text) is None:
        _raise_if_wrong(plain)
    if file_format == "json":
        return text
    root = xml_walker.to_element(plain)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def sniff(data: bytes, name: str) -> FileFormat:
    """Tell JSON from XML by the first character."""
    head = data.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if not head:
        raise UnreadableError("file.empty", {"name": name})
    if head.startswith(b"<"):
        return "xml"
    if head.startswith((b"{", b"[")):
        return "json"
    raise UnreadableError("file.format", {"name": name})


def locate(findings: tuple[Finding, ...], data: bytes, name: str) -> tuple[Finding, ...]:
    """Findings about a disclosure with their lines in the JSON or XML file that it was read from."""
    if sniff(data, name) == "xml":
        return in_xml(findings, safe_xml.parse(data, name))
    return in_json(findings, data.removeprefix(codecs.BOM_UTF8))


def _from_json(data: bytes, name: str) -> Disclosure:
    data = data.removeprefix(codecs.BOM_UTF8)
    structure = gate.decode(data)
    if structure is None:
        plain, repeated = safe_json.parse(data, name)
        try:
            _raise_if_wrong(plain, place=partial(in_json, data=data), besides=repeated)
        except RecursionError:  # the parser of newer Pythons goes deeper than Python functions do
            raise UnreadableError("json.depth", {"name": name}) from None
        plain.pop("$schema", None)
        structure = plain
    return make_converter().structure(structure, Disclosure)


def _from_xml(data: bytes, name: str) -> Disclosure:
    from budgetschema.schema import xsd_validation

    root = safe_xml.parse(data, name)
    if not xsd_validation.passes(root):
        raise DocumentError(xsd_validation.explain(root))
    try:
        return make_converter().structure(xml_walker.to_structure(root), Disclosure)
    except msgspec.ValidationError:
        # XSD 1.0 cannot say everything JSON Schema can, for instance that an object must not be empty.
        plain = xml_walker.to_plain(root)
    _raise_if_wrong(plain, place=partial(_in_xml, root))
    raise AssertionError("the reference accepts what cannot be made a disclosure")


def _raise_if_wrong(
    plain: Any,
    place: Callable[[tuple[Finding, ...]], tuple[Finding, ...]] | None = None,
    besides: tuple[Finding, ...] = (),
) -> None:
    """Raise :class:`DocumentError` if the reference finds anything wrong, or something was found ``besides``.

    ``place`` puts findings into their file.
    """
    from budgetschema.schema.explain import explain  # 90 ms to import, needed only where something is in doubt

    findings = (*besides, *explain(plain))
    if findings:
        raise DocumentError(findings if place is None else place(findings))


def _in_xml(root: Any, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    # In XML a finding has one readable place, its path.
    return tuple(attrs.evolve(finding, pointer=None) for finding in in_xml(findings, root))
