"""The place of a thing in the JSON face and its place in the XML face are the same thing."""

import re
from typing import Any

from lxml import etree

from budgetschema.schema.explain import pointer
from budgetschema.schema.paths import xpath_of
from tests.mutations import at, sites
from tests.samples import CONFORMANCE, full


def _tree() -> Any:
    markup = (CONFORMANCE / "valid" / "full.xml").read_bytes()
    return etree.ElementTree(etree.fromstring(re.sub(b' xmlns="[^"]*"', b"", markup)))


def test_every_value_of_a_document_is_found_in_its_xml() -> None:
    document, tree = full(), _tree()
    for path in sites(document):
        if path[:1] == ("$schema",):
            continue
        value, place = at(document, path), xpath_of(pointer(path))
        found = tree.xpath(place)
        assert len(found) == 1, place
        if not isinstance(value, dict | list):
            node = found[0]
            assert (node.text if hasattr(node, "tag") else str(node)) == str(value), place


def test_places_of_different_values_differ() -> None:
    document = full()
    scalars = [path for path in sites(document) if not isinstance(at(document, path), dict | list)]
    assert len({xpath_of(pointer(path)) for path in scalars}) == len(scalars)


def test_the_form_of_a_place() -> None:
    assert xpath_of("") == "/disclosure"
    assert xpath_of("/title") == "/disclosure/@title"
    assert xpath_of("/publisher/name") == "/disclosure/publisher/@name"
    assert xpath_of("/tables/0/lines/11/place/line") == "/disclosure/tables/table[1]/lines/line[12]/@place.line"
    amount = "/disclosure/tables/table[1]/lines/line[1]/amounts/amount[@column='a']"
    assert xpath_of("/tables/0/lines/0/amounts/a") == amount
    assert xpath_of("/duties/0/text") == "/disclosure/duties/duty[1]/text"


def test_a_pointer_past_the_model_leads_as_far_as_the_model_knows() -> None:
    assert xpath_of("/colour") == "/disclosure/colour"
    assert xpath_of("/tables/0/colour/1/2") == "/disclosure/tables/table[1]/colour"
    assert xpath_of("/a~1b~0c") == "/disclosure/a/b~c"
