"""Coverage is honest: what it claims is in the document, at the line where it is printed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

import budgetschema
from tests.reading.honesty import unaccounted
from tests.reading.sources import LAYOUTS, Printed, printed_at, read_source


def dumped(printed: Printed) -> Any:
    return json.loads(budgetschema.dumps(printed.disclosure))


def test_every_cell_of_the_township_is_in_the_document(printed: Printed):
    assert unaccounted(printed.rows, dumped(printed)) == []


@pytest.mark.parametrize("layout", sorted(LAYOUTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_cell_of_a_layout_is_in_the_document(layout):
    printed = printed_at(layout)

    assert unaccounted(printed.rows, dumped(printed)) == []
    assert printed.coverage.leftovers == ()


def without_amount(document: Any) -> int:
    line = document["tables"][0]["lines"][0]
    del line["amounts"]["income_amount"]
    return line["place"]["line"]


def without_name(document: Any) -> int:
    entry = document["procurement_catalogs"][0]["entries"][7]
    del entry["name"]
    return entry["place"]["line"]


def without_paragraph(document: Any) -> int:
    section = next(section for section in document["sections"] if section["title"] == "收入预算情况说明")
    return section.pop("paragraphs")[0]["place"]["line"]


def without_value(document: Any) -> int:
    indicator = document["projects"][0]["indicators"][0]
    del indicator["value"]
    return indicator["place"]["line"]


@pytest.mark.parametrize("remove", [without_amount, without_name, without_paragraph, without_value])
def test_the_look_up_notices_what_is_missing(printed: Printed, remove: Callable[[Any], int]):
    document = dumped(printed)
    line = remove(document)

    assert {number for number, _, _ in unaccounted(printed.rows, document)} == {line}


def test_use_of_every_cell_is_counted_once(printed: Printed):
    counts = printed.coverage.counts

    assert counts["unplaced"] == 0
    assert counts["furniture"] == sum(len(fragment.text.split("\t")) for fragment in printed.disclosure.fragments)


def test_what_stands_beyond_the_columns_is_left_over_and_kept():
    head = "某局2026年部门预算\n支出总表\n科目编码→科目名称→合计\n"
    source = head + "201→一般公共服务支出→1.00\n202→外交支出→2.00→多出\n"

    reading = read_source(source)

    assert [leftover.text for leftover in reading.coverage.leftovers] == ["多出"]
    assert reading.coverage.leftovers[0].place.cell == 4
    assert [fragment.text for fragment in reading.disclosure.fragments] == ["多出"]
    assert str(reading.coverage) == "91.67% (11/12)"


def test_what_is_not_complete_does_not_read_as_complete():
    from budgetschema.model import Place
    from budgetschema.reading import Coverage, Leftover

    leftover = Leftover(text="多出", place=Place(line=1))

    assert str(Coverage(cells=1_000_000, counts={}, leftovers=(leftover,))) == "99.99% (999999/1000000)"
