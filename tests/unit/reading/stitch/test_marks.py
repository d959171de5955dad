"""Page numbers and running heads of sources that have no pages."""

import pytest

from budgetschema.reading.stitch.marks import find_marks
from tests.reading.sources import read_source
from tests.unit.reading.stitch.building import Builder, furniture


def document(*texts: str) -> Builder:
    return Builder(page=None).text(*texts)


def test_numbers_that_count_on_are_page_numbers():
    grid = find_marks(document("一、概况", "7", "职责如下", "8", "经费如下", "9").grid)

    assert furniture(grid) == [("page_number", "7"), ("page_number", "8"), ("page_number", "9")]
    assert find_marks(grid) == grid


@pytest.mark.parametrize("numbers", [("7", "8"), ("7", "8", "10"), ("7", "8", "9", "35")])
def test_other_numbers_stay(numbers: tuple[str, ...]):
    grid = document(*(text for number in numbers for text in ("职责如下", number))).grid

    assert find_marks(grid) is grid


@pytest.mark.parametrize("mark", ["- {} -", "第{}页", "{}"])
@pytest.mark.parametrize("head_first", [True, False])
def test_a_line_beside_every_page_number_is_a_running_head(mark: str, head_first: bool):
    pages = []
    for page in range(1, 5):
        beside = ["某县某局", mark.format(page)]
        pages += [f"职责{page}", *(beside if head_first else reversed(beside)), f"经费{page}"]
    found = furniture(find_marks(document(*pages).grid))

    assert [text for kind, text in found if kind == "running_head"] == ["某县某局"] * 4


@pytest.mark.parametrize("line", ["单位：万元", "表1 支出总表", "一、概况"])
def test_what_stands_above_tables_is_no_running_head(line: str):
    pages = [text for page in range(1, 5) for text in (f"- {page} -", line, f"职责{page}", f"经费{page}")]

    assert furniture(find_marks(document(*pages).grid)) == []


def test_a_paragraph_goes_on_behind_a_bare_page_number():
    parts = [
        "某局负责全县的",
        "1",
        "公共服务。",
        "二、工作",
        "某局办理",
        "2",
        "日常事务。",
        "三、其他",
        "其余",
        "3",
        "事务。",
    ]
    printed = read_source(
        "某县某局\n2026年部门预算\n一、概况\n"
        + "\n".join(parts)
        + "\n支出总表\n单位：万元\n项目→预算数\n基本支出→1.00\n"
    )

    paragraphs = [paragraph.text for section in printed.disclosure.sections for paragraph in section.paragraphs]
    assert paragraphs == ["某局负责全县的公共服务。", "某局办理日常事务。", "其余事务。"]
    assert [fragment.text for fragment in printed.disclosure.fragments] == ["1", "2", "3"]
