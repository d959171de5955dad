"""The taxonomy of a report: its concepts, the moments they may have, what adds up, and what everything is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from lxml import etree

from budgetschema.export.xbrl.concepts import Concepts
from budgetschema.export.xbrl.labels import Label, dimension_label, word
from budgetschema.export.xbrl.linkbases import Links
from budgetschema.export.xbrl.namespaces import (
    CALCULATION_SCHEMA,
    DIMENSIONS,
    DIMENSIONS_SCHEMA,
    INSTANCE,
    INSTANCE_SCHEMA,
    LABEL_ROLE,
    LINK,
    PREFIX,
    ROLE,
    SUMMATION,
    XLINK,
    XS,
    Names,
)
from budgetschema.export.xbrl.networks import Network
from budgetschema.model import Moment

SCHEMA, CALCULATION, DEFINITION, LABELS = "taxonomy.xsd", "calculation.xml", "definition.xml", "label.xml"
"""Files of a taxonomy; the report names the first, which names the others."""

_FIGURES, _CUBE, _MOMENT = "figures", "cube", "moment"
_ARCROLE = "http://xbrl.org/int/dim/arcrole/"
_DIMENSIONAL = ("all", "domain-member", "hypercube-dimension", "dimension-domain")


def moment_name(moment: Moment) -> str:
    """Name of the member that stands for a moment."""
    return f"{_MOMENT}-{moment.value}"


@attrs.frozen
class Element:
    """A declaration of the schema. Concepts are items of money; the others are abstract and hold no facts."""

    name: str
    label: Label
    kind: str = "xbrli:stringItemType"
    group: str = "xbrli:item"
    abstract: bool = True


def taxonomy(concepts: Concepts, networks: Sequence[Network], names: Names) -> Iterator[tuple[str, bytes]]:
    """The files of the taxonomy with their names."""
    elements = tuple(_elements(concepts))
    yield SCHEMA, _schema(elements, networks, names)
    yield CALCULATION, _calculation(networks)
    yield DEFINITION, _definition(elements)
    yield LABELS, _labels(elements)


def _elements(concepts: Concepts) -> Iterator[Element]:
    yield Element(_FIGURES, word("figures"))
    yield Element(_CUBE, word("cube"), group="xbrldt:hypercubeItem")
    yield Element(_MOMENT, dimension_label("moment"), group="xbrldt:dimensionItem")
    for moment in sorted({aspects.moment for aspects in concepts.slices}, key=list(Moment).index):
        yield Element(moment_name(moment), Label(moment.zh, moment.en))
    for concept in concepts:
        yield Element(concept.name, concept.label, kind="xbrli:monetaryItemType", abstract=False)


def _schema(elements: Iterable[Element], networks: Iterable[Network], names: Names) -> bytes:
    namespaces: Any = {
        "xs": XS, "link": LINK, "xlink": XLINK, "xbrli": INSTANCE, "xbrldt": DIMENSIONS, PREFIX: names.namespace,
    }  # fmt: skip
    root = etree.Element(
        f"{{{XS}}}schema",
        {"targetNamespace": names.namespace, "elementFormDefault": "qualified", "attributeFormDefault": "unqualified"},
        nsmap=namespaces,
    )
    notes = etree.SubElement(etree.SubElement(root, f"{{{XS}}}annotation"), f"{{{XS}}}appinfo")
    _role_type(notes, _FIGURES, word("cube"), "definitionLink")
    for network in networks:
        _role_type(notes, network.name, network.label, "calculationLink")
    for name in (CALCULATION, DEFINITION, LABELS):
        attributes = {"type": "simple", "href": name, "arcrole": "http://www.w3.org/1999/xlink/properties/linkbase"}
        etree.SubElement(
            notes, f"{{{LINK}}}linkbaseRef", {f"{{{XLINK}}}{key}": value for key, value in attributes.items()}
        )
    for namespace, location in ((INSTANCE, INSTANCE_SCHEMA), (DIMENSIONS, DIMENSIONS_SCHEMA)):
        etree.SubElement(root, f"{{{XS}}}import", {"namespace": namespace, "schemaLocation": location})
    for element in elements:
        etree.SubElement(
            root,
            f"{{{XS}}}element",
            {
                "name": element.name, "id": f"{PREFIX}_{element.name}", "type": element.kind,
                "substitutionGroup": element.group, "abstract": str(element.abstract).lower(), "nillable": "true",
                f"{{{INSTANCE}}}periodType": "duration",
            },
        )  # fmt: skip
    return _text(root)


def _role_type(parent: Any, name: str, label: Label, used_on: str) -> None:
    role = etree.SubElement(parent, f"{{{LINK}}}roleType", {"roleURI": ROLE + name, "id": f"role-{name}"})
    etree.SubElement(role, f"{{{LINK}}}definition").text = f"{label.zh} / {label.en}"
    etree.SubElement(role, f"{{{LINK}}}usedOn").text = f"link:{used_on}"


def _calculation(networks: Iterable[Network]) -> bytes:
    links = Links(SCHEMA)
    links.arcrole(SUMMATION, f"{CALCULATION_SCHEMA}#summation-item")
    for network in networks:
        links.role(ROLE + network.name, f"{SCHEMA}#role-{network.name}")
    for network in networks:
        link = links.extended("calculationLink", ROLE + network.name)
        for total, parts in network.sums.items():
            for order, (part, weight) in enumerate(parts, 1):
                link.arc("calculationArc", SUMMATION, total.name, part.name, order, {"weight": str(weight)})
    return _text(links.root)


def _definition(elements: Iterable[Element]) -> bytes:
    links = Links(SCHEMA)
    for arcrole in _DIMENSIONAL:
        links.arcrole(_ARCROLE + arcrole, f"{DIMENSIONS_SCHEMA}#{arcrole}")
    links.role(ROLE + _FIGURES, f"{SCHEMA}#role-{_FIGURES}")
    link = links.extended("definitionLink", ROLE + _FIGURES)
    closed = {f"{{{DIMENSIONS}}}contextElement": "scenario", f"{{{DIMENSIONS}}}closed": "true"}
    link.arc("definitionArc", _ARCROLE + "all", _FIGURES, _CUBE, 1, closed)
    link.arc("definitionArc", _ARCROLE + "hypercube-dimension", _CUBE, _MOMENT, 1)
    for order, element in enumerate(elements, 1):
        if not element.abstract:
            link.arc("definitionArc", _ARCROLE + "domain-member", _FIGURES, element.name, order)
        elif element.name.startswith(f"{_MOMENT}-"):
            link.arc("definitionArc", _ARCROLE + "dimension-domain", _MOMENT, element.name, order)
    return _text(links.root)


def _labels(elements: Iterable[Element]) -> bytes:
    links = Links(SCHEMA)
    link = links.extended("labelLink", "http://www.xbrl.org/2003/role/link")
    for element in elements:
        for language, text in (("zh", element.label.zh), ("en", element.label.en)):
            link.label(element.name, LABEL_ROLE, language, text)
    return _text(links.root)


def _text(root: Any) -> bytes:
    etree.indent(root, "  ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
