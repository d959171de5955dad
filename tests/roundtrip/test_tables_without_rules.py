"""Tables that a browser prints without lines between columns are read cell by cell as they were printed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from budgetschema.reading.hygiene.artefacts import replaced
from tests.reading.pdf.making import grid_of, regions
from tests.roundtrip.writing import converting
from tests.roundtrip.writing.as_html import Style, as_html
from tests.roundtrip.writing.pages import Box, Kind, Sheet
from tests.roundtrip.writing.township import head_of

_MISSING = converting.missing()
_CODED = (
    ("2080501", "行政单位离退休", "1,200.50", "1,000.50", "", "200.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "80.70", "80.70", "", "", ""),
    ("2130705", "对村民委员会和村党支部的补助", "280.00", "", "", "280.00", ""),
)
_PARTS = ("合计", "人员经费", "公用经费", "项目支出")


def _kind(text: str) -> Kind:
    return "figure" if "." in text else "code" if text.isdecimal() else "text"


def _sheet(paths: Sequence[tuple[str, ...]], rows: Sequence[Sequence[str]]) -> Sheet:
    body = [tuple(Box(text, kind=_kind(text)) for text in row) for row in rows]
    captions = ("　" * 36 + "单位：万元",)
    return Sheet(
        kind="table",
        above=("某局2026年预算表",),
        captions=captions,
        head=head_of(paths),
        body=tuple(body),
        notes=("注：略。",),
    )


LAYOUTS = {
    "blank columns": _sheet(
        (("科目编码",), ("科目名称",), *(("本年支出", part) for part in _PARTS), ("上年结转",)), _CODED
    ),
    "three levels": _sheet(
        (
            *(("科目编码", part) for part in "类款项"),
            ("科目名称",),
            ("财政拨款", "合计"),
            *(("财政拨款", fund, part) for fund in ("一般公共预算", "政府性基金") for part in ("小计", "其中：结转")),
            ("其他资金",),
        ),
        (
            ("208", "05", "01", "行政单位离退休", "8.00", "8.00", "", "", "", ""),
            ("208", "08", "99", "其他优抚支出", "11.75", "11.75", "1.00", "", "", ""),
            ("213", "07", "05", "对村民委员会和村党支部的补助", "6.00", "", "", "6.00", "", "3.00"),
        ),
    ),
    "nothing printed": _sheet(
        (
            ("项目", "收入科目编码"),
            ("项目", "科目名称"),
            ("资金来源",),
            ("支出预算", "基本支出"),
            ("支出预算", "项目支出"),
        ),
        (("合计", "", "", "", ""),),
    ),
    "words only": _sheet(
        (("序号",), ("采购项目名称",), ("采购目录",), ("组织形式",), ("备注",)),
        (
            ("一", "办公设备购置", "货物", "集中采购", ""),
            ("二", "物业管理服务", "服务", "分散采购", ""),
            ("三", "办公楼防水维修", "工程", "分散采购", "续签"),
        ),
    ),
}
STYLES = {"wide": Style(rules="three"), "narrow": Style(rules="three", columns=8, width=297, height=210)}


def _printed(sheet: Sheet) -> list[list[str]]:
    """What a table prints at each row and column; ``^`` where a cell reaches to."""
    rows = [["^"] * sheet.width for _ in (*sheet.head, *sheet.body)]
    for row, column, box in sheet.boxes():
        rows[row][column] = box.text
    return rows


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_is_read_where_it_stands(layout: str, style: str, tmp_path: Path) -> None:
    if _MISSING:
        assert not os.environ.get("CI"), f"{_MISSING} has to be installed where everything is tested"
        pytest.skip(f"{_MISSING} is not installed, so nothing was tried with {layout}")
    sheet = LAYOUTS[layout]
    page = tmp_path / "page.html"
    # Two tables on a page: the second must not be drawn into the first.
    page.write_bytes(as_html((sheet, sheet), STYLES[style]))
    grid = grid_of(converting.browser(page, tmp_path).read_bytes())
    # Some fonts have one glyph for a radical and an ideograph, and the file then names the radical.
    found = [[["".join(replaced(cell).split()) for cell in row] for row in table] for table in regions(grid)]
    assert found == [_printed(sheet)] * 2
