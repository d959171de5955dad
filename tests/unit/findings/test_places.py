"""Places in words: whatever a place says, in the order in which a person looks for it."""

import pytest

from budgetschema.findings import place_text
from budgetschema.model import Place

FILES = ("表.pdf", "text.docx")


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(), "", ""),
        (Place(line=12), "第12行", "line 12"),
        (Place(page=3, line=12, cell=4), "第3页 第12行 第4格", "page 3, line 12, cell 4"),
        (Place(page=3, box="1 2 3 4"), "第3页", "page 3"),
        (Place(line=12, end_line=14), "第12–14行", "lines 12–14"),
        (
            Place(page=3, line=12, end_line=1, end_page=4),
            "第3页 第12行 – 第4页 第1行",
            "page 3, line 12 – page 4, line 1",
        ),
        (Place(line=12, end_line=12), "第12行", "line 12"),
        (Place(sheet="表1", line=5, cell=3), "工作表“表1” 第5行 第3列", 'sheet "表1", row 5, column 3'),
        (Place(sheet="表1", line=5, end_line=6), "工作表“表1” 第5–6行", 'sheet "表1", rows 5–6'),
        (Place(file=2, line=7), "text.docx 第7行", "text.docx, line 7"),
        (Place(file=3, line=7), "第3个文件 第7行", "file 3, line 7"),
    ],
)
def test_a_place_in_words(place: Place, zh: str, en: str) -> None:
    assert (place_text(place, "zh", FILES), place_text(place, "en", FILES)) == (zh, en)


def test_the_name_of_a_sheet_gives_no_orders_to_a_terminal() -> None:
    assert "\x1b" not in place_text(Place(sheet="\x1b[2J"), "zh")
