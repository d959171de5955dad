"""The thirteen tables of the township: what each is, what its columns and lines mean, and what stands around them."""

import csv
from decimal import Decimal

import pytest

from budgetschema.model import Column, Line, MoneyUnit, NoteKind, Table
from tests.reading.sources import EXPECTED, Printed

DIMENSIONS = ("flow", "fund_source", "layer", "expenditure_kind", "item", "project", "organisation", "moment")


def expected(name: str) -> list[dict[str, str]]:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(printed: Printed, number: str) -> Table:
    return next(table for table in printed.disclosure.tables if table.number == number)


def line(found: Table, label: str, block: str | None = None) -> Line:
    return next(line for line in found.lines if line.label == label and line.block == block)


def dimensions(item: Table | Column | Line) -> dict[str, str]:
    values = {name: getattr(item.coordinate, name, None) for name in DIMENSIONS}
    return {name: str(value) for name, value in values.items() if value}


def test_tables(printed: Printed):
    found = [
        {
            "number": table.number,
            "label": table.label or "",
            "title": table.title,
            "kind": table.kind,
            **{name: dimensions(table).get(name, "") for name in ("flow", "fund_source", "layer", "item")},
            "decimals": "" if table.decimals is None else str(table.decimals),
            "lines": str(len(table.lines)),
            "no_data": "".join(note.text for note in table.notes if note.kind is NoteKind.NO_DATA),
        }
        for table in printed.disclosure.tables
    ]

    assert found == expected("tables")


def test_columns(printed: Printed):
    found = [
        {
            "table": table.number,
            "cell": str(column.place.cell if column.place else None),
            "id": column.id,
            "role": column.role,
            "block": column.block or "",
            "header": "/".join(column.header),
            "ordinal": column.ordinal or "",
            "scheme": column.scheme or "",
            **{name: dimensions(column).get(name, "") for name in ("flow", "fund_source", "layer", "expenditure_kind")},
        }
        for table in printed.disclosure.tables
        for column in table.columns
    ]

    assert found == expected("columns")


def test_lines(printed: Printed):
    found = [
        {
            "table": table.number,
            "line": str(line.place.line if line.place else None),
            "block": line.block or "",
            "level": "" if line.level is None else str(line.level),
            "role": line.role,
            "label": line.label,
            "codes": " ".join(f"{code.scheme}:{code.code or ''}:{code.basis}" for code in line.codes),
            "dimensions": " ".join(f"{name}={value}" for name, value in dimensions(line).items()),
        }
        for table in printed.disclosure.tables
        for line in table.lines
    ]

    assert found == expected("lines")


def test_captions_and_unit(printed: Printed):
    for found in printed.disclosure.tables:
        captions = [(caption.label, caption.value) for caption in found.captions]
        assert captions == [("部门名称", "临县刘家会镇人民政府"), ("单位", "万元")]
        assert found.unit is MoneyUnit.WAN_YUAN


@pytest.mark.parametrize("number", ["7", "8", "9", "10"])
def test_a_table_without_data_keeps_its_lines_and_says_so(printed: Printed, number: str):
    found = table(printed, number)

    assert found.is_stated_empty
    assert found.decimals is None
    assert found.lines
    assert all(not line.amounts and not line.marks for line in found.lines)


def test_only_empty_tables_are_stated_empty(printed: Printed):
    assert [found.number for found in printed.disclosure.tables if found.is_stated_empty] == ["7", "8", "9", "10"]


def test_rounding_note(printed: Printed):
    (note,) = table(printed, "1").notes

    assert note.kind is NoteKind.ROUNDING
    assert note.place is not None
    assert printed.at(note.place.line or 0) == (note.text,)


@pytest.mark.parametrize(("number", "blocks"), [("1", ["收入", "支出"]), ("4", ["收入", "支出"]), ("2", [])])
def test_blocks_of_two_sided_tables(printed: Printed, number: str, blocks: list[str]):
    found = table(printed, number)

    assert [block.title for block in found.blocks] == blocks
    assert [block.id for block in found.blocks] == (["income", "expenditure"] if blocks else [])
    assert {line.block for line in found.lines} == ({"income", "expenditure"} if blocks else {None})


def test_two_sides_of_one_row_are_two_lines(printed: Printed):
    first, second = (line for line in table(printed, "1").lines if line.place and line.place.line == 74)

    assert (first.block, first.label, first.amounts) == (
        "income", "一、一般公共预算", {"income_amount": Decimal("1284.66")},
    )  # fmt: skip
    assert (second.block, second.amounts["expenditure_carry_over"]) == ("expenditure", Decimal("137.22"))


def test_a_blank_is_in_no_mapping(printed: Printed):
    blank = line(table(printed, "1"), "二、外交支出", "expenditure")

    assert (blank.amounts, blank.marks, blank.texts) == ({}, {}, {})


def test_names_broken_by_white_space_are_rejoined_and_kept(printed: Printed):
    found = {
        (table.number, line.label): next(iter(line.printed.values()))
        for table in printed.disclosure.tables
        for line in table.lines
        if [flag.kind for flag in line.flags] == ["rejoined_text"]
    }

    assert found == {
        ("1", "二十二、国有资本经营预算支出"): "二十二、国有资本经营 预算支出",
        ("1", "二十三、灾害防治及应急管理支出"): "二十三、灾害防治及应 急管理支出",
        ("1", "二十九、债务发行费用支出"): "二十九、债务发行费用 支出",
        ("1", "三十、抗疫特别国债安排的支出"): "三十、抗疫特别国债安 排的支出",
        ("12", "2026年村级运转经费(农村税费改革转移支付)"): "2026年村级运转经费(农村税费改革 转移支付)",
    }


def test_header_as_printed_where_it_was_broken(printed: Printed):
    column = next(column for column in table(printed, "12").columns if column.id == "government_fund")

    assert column.header == ("2026年财政拨款", "政府性基金预算")
    assert column.printed == ("2026年财政拨款", "政府性基 金预算")


def test_lines_of_last_year_stand_under_the_carry_over(printed: Printed):
    repeated = [line for line in table(printed, "4").lines if line.label == "一、一般公共预算"]

    assert [(line.amounts["income_amount"], dimensions(line).get("layer")) for line in repeated] == [
        (Decimal("1284.66"), None),
        (Decimal("575.44"), "carry_over"),
    ]


def test_repeated_project_names_stay_repeated(printed: Printed):
    labels = [line.label for line in table(printed, "13").lines]

    assert labels.count("高校毕业生社区助理生活补贴经费") == 2
    assert labels.count("招募社区助理生活补助") == 2


def test_nothing_in_the_tables_is_unknown(printed: Printed):
    assert [flag for table in printed.disclosure.tables for flag in table.flags] == []
