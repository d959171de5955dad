"""What cleaning, a second extraction and the page did to cells: kept with the line, or apart."""

import attrs
import pytest

from budgetschema.model import FragmentKind, Place, Table, crossing
from budgetschema.reading import Coverage
from budgetschema.reading.grid import Cell, Grid, Row
from budgetschema.reading.recognise import recognise
from tests.reading.grids import COVER, Frame, grid, read, tables

BODY = "科目编码|科目名称|金额\n2010301|行政运行|3.00\n203|国防支出|1.00"


def changed(source: Grid, printed: str, **new: str | Place | None) -> Grid:
    """A grid in which the cell that prints something has more about itself."""

    def cell(old: Cell) -> Cell:
        return attrs.evolve(old, **new) if old.text == printed else old

    rows = tuple(attrs.evolve(row, cells=tuple(cell(old) for old in row.cells)) for row in source.rows)
    return attrs.evolve(source, rows=rows)


def recognised(source: Grid) -> tuple[Table, Coverage]:
    disclosure, coverage = recognise(source)
    return disclosure.tables[0], coverage


def source() -> Grid:
    return grid(COVER, "支出总表\n单位：万元", Frame(BODY))


def test_raw_text_of_a_line_is_in_printed():
    table, _ = recognised(changed(source(), "国防支出", raw="国防⽀出"))

    line = table.lines[1]
    assert (line.label, line.printed) == ("国防支出", {"label": "国防⽀出"})
    assert [(flag.kind, flag.text) for flag in line.flags] == [("cleaned_text", "国防⽀出")]


def test_raw_text_of_anything_else_is_a_fragment():
    disclosure, coverage = recognise(changed(source(), "支出总表", raw="⽀出总表"))

    assert [(fragment.kind, fragment.text) for fragment in disclosure.fragments] == [
        (FragmentKind.RAW_TEXT, "⽀出总表"),
    ]  # fmt: skip
    assert coverage.share == 1


def test_a_second_reading_is_flagged_where_it_stands():
    table, _ = recognised(changed(source(), "3.00", other="8.00"))

    (flag,) = table.lines[0].flags
    assert (flag.kind, flag.text, flag.place and flag.place.cell) == ("second_reading", "8.00", 3)


def test_a_place_that_does_not_follow_is_given():
    moved = Place(page=2, line=9, cell=3)
    table, _ = recognised(changed(source(), "3.00", place=moved))

    assert table.lines[0].places == {"amount": moved}
    assert table.place_of(table.lines[0], "amount") == moved
    assert table.lines[1].places == {}


def test_the_box_of_a_cell_is_where_line_and_column_cross():
    line, column = Place(page=3, line=7, box="10 40.5 300 52"), Place(page=2, line=1, cell=3, box="100 5 180.5 20")

    assert crossing(line, column) == Place(page=3, line=7, cell=3, box="100 40.5 180.5 52")
    assert crossing(line, Place(cell=3)) == attrs.evolve(line, cell=3)
    assert crossing(attrs.evolve(line, box=None), column) == Place(page=3, line=7, cell=3)


@pytest.mark.parametrize(
    ("box", "kept"), [("100 40 180 52", False), ("100.8 40 180 51", False), ("100 40 140 52", True)]
)
def test_boxes_are_kept_where_they_differ(box: str, kept: bool):
    rows = []
    for row in source().rows:
        own = attrs.evolve(row, place=attrs.evolve(row.place, page=1, box="10 40 300 52")) if row.region == 0 else row
        cells = []
        for cell in own.cells:
            given = {"金额": "100 5 180 20", "3.00": box}.get(cell.text)
            place = None if given is None else attrs.evolve(own.place, cell=cell.column + 1, box=given)
            cells.append(attrs.evolve(cell, place=place))
        rows.append(Row(own.index, own.place, tuple(cells), region=own.region))
    table, _ = recognised(attrs.evolve(source(), rows=tuple(rows)))

    assert table.column("amount").place == Place(page=1, line=5, cell=3, box="100 5 180 20")
    assert ("amount" in table.lines[0].places) is kept


@pytest.mark.parametrize(
    ("code", "printed", "label"),
    [
        ("2080505", "机关事业单位基本养老保", "机关事业单位基本养老保险缴费支出"),
        ("2080505", "机关事业单位基本养老保险缴费支", "机关事业单位基本养老保险缴费支出"),
        ("2080505", "机关事业单位基本养老保险缴费", None),
        ("2080505", "机关", None),
        ("2080505", "机关事业单位基本养老金", None),
        ("2010301", "行政运行", None),
    ],
)
def test_names_that_the_program_cut_off(code: str, printed: str, label: str | None):
    (table,) = tables("支出总表\n单位：万元", Frame(f"科目编码|科目名称|金额\n{code}|{printed}|3.00"))

    (line,) = table.lines
    assert line.label == line.codes[0].name == (label or printed)
    assert line.printed == ({"label": printed} if label else {})
    assert [(flag.kind, flag.text) for flag in line.flags] == ([("restored_name", printed)] if label else [])


def test_an_earlier_name_of_the_code_is_not_lengthened():
    (table,) = tables("支出总表\n单位：万元", Frame("科目编码|科目名称|金额\n20805|行政事业单位离退休|3.00"))

    assert table.lines[0].label == "行政事业单位离退休"


class TestCovers:
    first = grid(
        "江东省2026年度\n省级部门预算公开报表\n部 门:江东省某局", "支出总表\n单位：万元", Frame(BODY), name="a"
    )

    def test_title_in_two_rows_and_publisher_in_a_caption(self):
        disclosure, coverage = read(self.first)

        assert disclosure.title == "江东省2026年度省级部门预算公开报表"
        assert (disclosure.publisher.name, disclosure.fiscal_year) == ("江东省某局", 2026)
        assert coverage.leftovers == ()

    def test_the_cover_of_a_second_file_repeats(self):
        text = grid(
            "江东省某局2026年度部门预算公开",
            "目录",
            "一、主要职能",
            "二、名词解释",
            "一、主要职能",
            "管理某事。",
            name="b",
        )
        disclosure, coverage = read(self.first, text)

        assert [(fragment.kind.value, fragment.text) for fragment in disclosure.fragments] == [
            ("repeated_header", "江东省某局2026年度部门预算公开"),
        ]  # fmt: skip
        assert [entry.title for entry in disclosure.contents] == ["一、主要职能", "二、名词解释"]
        assert [duty.text for duty in disclosure.duties] == ["管理某事。"]
        assert coverage.leftovers == ()

    def test_contents_with_leaders_and_no_pages(self):
        text = "目录\n一、主要职能………………\n二、机构设置 ........\nXX（部门）主要职能\n管理某事。\n支出总表\n单位：万元"
        disclosure, coverage = read(grid(COVER, text, Frame(BODY)))

        assert [entry.title for entry in disclosure.contents] == ["一、主要职能", "二、机构设置"]
        assert [duty.text for duty in disclosure.duties] == ["管理某事。"]
        assert coverage.leftovers == ()

    def test_a_publisher_broken_over_two_rows(self):
        disclosure, _ = read(grid("某市某区委", "社会工作部2026年度部门预算", "支出总表\n单位：万元", Frame(BODY)))

        assert disclosure.publisher.name == "某市某区委社会工作部"

    def test_an_area_in_the_title_is_not_the_publisher(self):
        disclosure, _ = read(
            grid("江东省2026年省级部门预算", "预算主管部门：江东省某局", "支出总表\n单位：万元", Frame(BODY))
        )

        assert disclosure.publisher.name == "江东省某局"
