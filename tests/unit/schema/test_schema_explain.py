"""What is said about a document that is not valid: all of it, each fault once, at its place, in words for people."""

import re

import pytest
from lxml import etree

import budgetschema
from budgetschema.findings import DocumentError
from budgetschema.schema.explain import explain, pointer
from tests.conformance.kit import documents
from tests.samples import faults, findings, minimal, table, text, with_line, xml, xml_table

# What must not get into a sentence: schema source, regular expressions, Python's words, names of libxml2's errors.
FOREIGN = re.compile(r"[{}]|None|True|False|\[facet|(?i:cvc_|schemav)|\(\?!|\[0-9\]|\$defs|\$ref|xs:|Traceback")
INVALID = [document for document in documents() if not document.entry["valid"] and document.entry["findings"]]


def test_every_fault_is_told_at_once_and_in_the_order_of_the_document() -> None:
    document = minimal(
        spec_version="2.0",
        fiscal_year="2026",
        publisher={"nam": "云溪镇"},
        tables=[table(notes=[], lines=[{"role": "sum", "level": 99}])],
        colour="red",
    )
    assert faults(text(document)) == [
        ("S005", "/spec_version", 2),
        ("S003", "/fiscal_year", 3),
        ("S001", "/publisher", 6),
        ("S002", "/publisher/nam", 7),
        ("S004", "/tables/0/lines/0/role", 16),
        ("S006", "/tables/0/lines/0/level", 17),
        ("S007", "/tables/0/notes", 20),
        # A foreign field comes where it stands, not before everything else in its object.
        ("S002", "/colour", 23),
    ]


def test_every_fault_of_an_xml_document_is_told_at_once() -> None:
    data = xml_table(
        '<coordinate flow="up"/>',
        attributes='kind="K" unit="dollar" title=""',
        lines='<lines>\n<line role="sum" level="99"/>\n<line/>\n</lines>',
    )
    assert sorted(faults(data)) == [
        ("S001", "/disclosure/tables/table[1]/lines/line[2]", 8),
        ("S004", "/disclosure/tables/table[1]/@unit", 4),
        ("S004", "/disclosure/tables/table[1]/coordinate/@flow", 4),
        ("S004", "/disclosure/tables/table[1]/lines/line[1]/@role", 7),
        ("S005", "/disclosure/tables/table[1]/@kind", 4),
        ("S006", "/disclosure/tables/table[1]/lines/line[1]/@level", 7),
        ("S007", "/disclosure/tables/table[1]/@title", 4),
    ]


@pytest.mark.parametrize(("attribute", "count"), [("kind", 150), ("text", 150)])
def test_no_finding_is_left_out_of_a_long_list(attribute: str, count: int) -> None:
    notes = [{"kind": "general", "text": "x"} | {attribute: ""} for _ in range(count)]
    assert len(findings(text(minimal(notes=notes)))) == count
    inside = "".join(f'<note kind="general"><colour{n}/></note>' for n in range(count))
    assert len(findings(xml(f"<tables/><notes>{inside}</notes>"))) == count


@pytest.mark.parametrize("document", INVALID, ids=lambda document: document.name)
def test_sentences_are_for_people(document) -> None:
    with pytest.raises(DocumentError) as caught:
        budgetschema.loads(document.data)
    (finding,) = caught.value.findings
    for lang in ("zh", "en"):
        sentence = finding.message(lang)
        assert not FOREIGN.search(sentence), sentence
        assert len(sentence) < 500
        assert "  " not in sentence
        assert not sentence.startswith(" ")
        assert finding.where in caught.value.message(lang)
        assert sentence in caught.value.message(lang)


def test_the_value_out_of_range_is_named() -> None:
    (in_json,) = findings(text(with_line(level=21)))
    assert in_json.message("zh") == "21 超出范围，应不大于 20。"
    (in_xml,) = findings(xml_table(lines='<lines><line role="detail" level="21"/></lines>'))
    assert in_xml.message("zh") == in_json.message("zh")


@pytest.mark.parametrize(
    ("document", "expected", "found"),
    [
        (minimal(fiscal_year="x"), "整数", "字符串"),
        (minimal(fiscal_year=None), "整数", "null"),
        (minimal(fiscal_year=True), "整数", "布尔值"),
        (minimal(fiscal_year=2026.5), "整数", "小数"),
        (minimal(fiscal_year=[]), "整数", "数组"),
        (minimal(tables={}), "数组", "对象"),
        (minimal(publisher=3), "对象", "整数"),
        (minimal(title=3), "字符串", "整数"),
    ],
)
def test_a_wrong_type_is_called_by_its_name(document, expected: str, found: str) -> None:
    (finding,) = findings(text(document))
    assert finding.message("zh").startswith(f"应为{expected}，实为{found}（")


def test_a_key_of_a_mapping_is_shown_at_the_key() -> None:
    assert faults(text(with_line(amounts={"a": "1", "B 2": "2"}))) == [("S005", "/tables/0/lines/0/amounts/B 2", 19)]


def test_an_empty_key_is_shown_at_the_key_too() -> None:
    # It is the key that is empty, not the mapping.
    assert faults(text(with_line(amounts={"a": "1", "": "2"}))) == [("S005", "/tables/0/lines/0/amounts/", 19)]


def test_a_wrong_key_in_xml_is_no_repeated_key() -> None:
    data = xml_table(lines='<lines><line role="detail"><texts><text column="B 2">x</text></texts></line></lines>')
    # libxml2 warns that the key has no value to compare; that is no second fault.
    assert faults(data) == [("S005", "/disclosure/tables/table[1]/lines/line[1]/texts/text[1]/@column", 6)]


@pytest.mark.parametrize(
    "document",
    [
        minimal(moment=1),
        minimal(moment=None),
        minimal(fiscal_year=1.5),
        with_line(level=-0.5),
    ],
    ids=["number for a word", "null for a word", "float out of range", "negative float"],
)
def test_one_fault_is_one_finding(document) -> None:
    # A value of the wrong type is not reported as unknown word (S004) or out of range (S006) as well.
    assert len(findings(text(document))) == 1


def test_a_very_large_integer_is_not_called_a_fraction() -> None:
    # Beyond 64 bits some parsers make a float of it, which would be called 1e+30 and a wrong type.
    (finding,) = findings(text(minimal(fiscal_year=10**30)))
    assert finding.rule_id == "S006"


def test_an_empty_object_in_xml_is_placed_in_the_xml() -> None:
    # No XSD 1.0 can refuse it, so what the reference finds has to be placed in the XML file.
    assert faults(xml_table("<coordinate/>")) == [("S007", "/disclosure/tables/table[1]/coordinate", 4)]


def test_every_place_in_xml_leads_to_one_thing() -> None:
    amounts = "".join(f'<amount column="{key}">{value}</amount>' for key, value in zip("abc", "1xy", strict=True))
    data = xml_table(
        lines=f'<lines><line role="detail"/>\n<line role="detail"><amounts>\n{amounts}</amounts></line></lines>'
    )
    tree = etree.ElementTree(etree.fromstring(re.sub(b' xmlns="[^"]*"', b"", data)))
    # The figures of a line differ in their keys only.
    assert [tree.xpath(place)[0].get("column") for _, place, _ in faults(data)] == ["b", "c"]
    assert all(len(tree.xpath(place)) == 1 for _, place, _ in faults(data))


def test_an_element_of_another_namespace_is_placed_by_local_names() -> None:
    data = xml('<tables/>\n<e:colour xmlns:e="http://example.org/"/>')
    # libxml2 calls it "/*/e:colour", with a prefix that nobody else knows.
    assert faults(data) == [("S011", "/disclosure/colour", 4)]


@pytest.mark.parametrize(
    ("data", "rule", "place"),
    [
        (xml(publisher='<publisher name="x"><colour/></publisher>'), "S011", "/disclosure/publisher/colour"),
        (xml("<duties><duty><text>a<b/></text></duty></duties><tables/>"), "S011", "/disclosure/duties/duty[1]/text/b"),
    ],
    ids=["in an element without content", "in an element with text"],
)
def test_an_element_where_no_element_may_stand(data: bytes, rule: str, place: str) -> None:
    ((found, where, _),) = faults(data)
    # The fault is an element, not "character content".
    assert found == rule
    assert where in (place, place.rpartition("/")[0])


@pytest.mark.parametrize("data", [text(minimal(title="x" * 1_000_001)), xml(attributes=f'title="{"x" * 1_000_001}"')])
def test_a_text_that_is_too_long(data: bytes) -> None:
    (finding,) = findings(data)
    assert (finding.rule_id, finding.line) == ("S008", 10 if data.startswith(b"{") else 1)
    assert "1000000" in finding.message("zh")


@pytest.mark.parametrize("junk", ["\x1b[2J", "a\nb", "\u202eabc", "\x07"])
def test_nothing_unprintable_gets_into_a_message(junk: str) -> None:
    with pytest.raises(DocumentError) as caught:
        budgetschema.loads(text(minimal(**{f"key{junk}": 1})))
    # A key is part of the place, and it can hold terminal commands.
    assert all(caught.value.message(lang).isprintable() for lang in ("zh", "en"))


def test_a_long_value_is_cut() -> None:
    (finding,) = findings(text(minimal(published="甲" * 5000)))
    assert len(finding.message("zh")) < 150


@pytest.mark.parametrize("value", ["it's", "a 'quoted' is not word", 'say "x"', "{name}", "100%", "'"])
def test_quotation_marks_and_braces_in_values_do_not_confuse(value: str) -> None:
    escaped = value.replace("&", "&amp;").replace('"', "&quot;")
    for data in (text(minimal(published=value)), xml(attributes=f'published="{escaped}"')):
        (finding,) = findings(data)
        assert finding.rule_id == "S005"
        assert finding.params["value"] == value
        assert value in finding.message("en")


def test_a_valid_document_gives_nothing() -> None:
    assert explain(minimal()) == ()


def test_pointers_escape_what_rfc_6901_says() -> None:
    assert pointer(["a/b", 0, "~", "~1"]) == "/a~1b/0/~0/~01"
    assert pointer([]) == ""
