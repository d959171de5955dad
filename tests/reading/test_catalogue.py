"""The service procurement catalogue: kept as printed, and what is irregular in it is flagged, not repaired."""

from collections import Counter
from datetime import date

import pytest

from budgetschema.model import ProcurementCatalog, ProcurementCatalogEntry
from tests.reading.sources import Printed, read_source

FLAGS = {
    2198: ["missing_name"],
    2241: ["code_not_under_parent"],  # A150209 after A100301: the rows A15 and A1502 are missing in print
    2242: ["code_not_under_parent"],  # and so A1503 stands under A10
    2392: ["code_not_under_parent"],  # A1604 under A15: the row A16 is missing in print
    2415: ["code_not_under_parent"],  # A040102 under A1401
    2610: ["malformed_code", "code_not_under_parent"],  # 160601 has lost its letter
    3010: ["stray_space"],
    3211: ["level_mismatch", "code_not_under_parent"],  # A1602 to A1605 in the fourth column
    3212: ["level_mismatch", "code_not_under_parent"],
    3213: ["level_mismatch", "code_not_under_parent"],
    3214: ["level_mismatch", "code_not_under_parent"],
    3338: ["level_mismatch"],  # A1606 in the second column
    3341: ["code_not_under_parent"],  # and so A1608 stands under it
    3403: ["code_not_under_parent"],  # A060801 under A1608
    3457: ["missing_name"],
    3564: ["stray_space"],
}


def catalog(printed: Printed) -> ProcurementCatalog:
    (found,) = printed.disclosure.procurement_catalogs
    return found


def entry(printed: Printed, line: int) -> ProcurementCatalogEntry:
    return next(entry for entry in catalog(printed).entries if entry.place and entry.place.line == line)


def test_flags_stand_on_these_rows_only(printed: Printed):
    found = {
        entry.place.line: [flag.kind for flag in entry.flags]
        for entry in catalog(printed).entries
        if entry.flags and entry.place
    }

    assert found == FLAGS


def test_rows_are_kept_as_printed(printed: Printed):
    for found in catalog(printed).entries:
        assert found.place is not None
        row = printed.at(found.place.line or 0)
        names = [(level, text.strip()) for level, text in enumerate(row[1:], 1) if text.strip()]
        assert found.code == row[0].strip()
        assert names in ([], [(found.level, found.name)])


@pytest.mark.parametrize(
    ("line", "code", "level", "name", "parent"),
    [
        (2198, "A180501", 4, None, "A1805"),
        (3457, "A150102", 4, None, "A1501"),
        (2610, "160601", 4, "住建行业标准制修订辅助服务", "A1606"),
        (3211, "A1602", 4, "营商环境领域五年专项规划研究服务", "A1601"),
        (3214, "A1605", 4, "智慧城市规划服务", "A1601"),
        (3338, "A1606", 2, "行业标准制修订服务", "A"),
        (3339, "A160601", 4, "重要经济目标防护标准规范制订服务", "A1606"),
        (2415, "A040102", 4, "地质灾害普适性、专业性监测预警服务", "A1401"),
        (3403, "A060801", 4, "农业技术咨询服务", "A1608"),
        (2241, "A150209", 4, "基层治理专题宣传", "A1003"),
        (3010, "A14", 2, "灾害防治及应急管理服 务", "A"),
        (3564, "A14", 2, "灾害防治及应急管理服 务", "A"),
    ],
)
def test_irregular_rows(printed: Printed, line: int, code: str, level: int, name: str | None, parent: str):
    found = entry(printed, line)

    assert (found.code, found.level, found.name, found.parent) == (code, level, name, parent)


def test_every_regular_code_continues_its_parent(printed: Printed):
    for found in catalog(printed).entries:
        if not found.flags:
            assert found.code is not None
            assert found.code.startswith(found.parent or "A")
            assert (len(found.code) - 1) // 2 + 1 == found.level


def test_levels_and_departments(printed: Printed):
    found = catalog(printed)

    assert Counter(entry.level for entry in found.entries) == {1: 49, 2: 239, 3: 508, 4: 1005}
    assert {entry.department for entry in found.entries} == {department.name for department in found.departments}
    assert [department.name for department in found.departments][:2] == [
        "人民代表大会常务委员会办公厅（室）", "人民政府办公厅（室）",
    ]  # fmt: skip
    assert found.departments[-1].name == "残疾人联合会"


def test_title_header_and_letter(printed: Printed):
    found = catalog(printed)

    assert found.title == "山西省部门政府购买服务指导性目录"
    assert found.header == ("代码", "一级目录", "二级目录", "三级目录", "四级目录")
    notice = found.notice
    assert notice is not None
    assert (notice.letterhead, notice.number) == ("山西省财政厅文件", "晋财综〔2023〕43号")
    assert notice.title == "山西省财政厅关于印发《山西省部门政府购买服务指导性目录》的通知"
    assert (notice.addressee or "").startswith("各市财政局")
    assert notice.release == "信息公开选项:主动公开"
    assert (notice.issuer, notice.issued) == ("山西省财政厅办公室", date(2023, 8, 22))


def test_letter_is_joined_over_the_page_mark(printed: Printed):
    notice = catalog(printed).notice
    assert notice is not None
    mark = next(line for line, row in enumerate(printed.rows, 1) if row == ("— 1 —",))
    before = next(row[0] for row in reversed(printed.rows[: mark - 1]) if row[0].strip())
    after = next(row[0] for row in printed.rows[mark:] if row[0].strip())

    assert len(notice.paragraphs) == 2
    assert notice.paragraphs[1] == before.strip() + after.strip()


def test_page_mark_and_repeated_headers_are_kept_apart(printed: Printed):
    kinds = Counter((fragment.kind.value, fragment.text) for fragment in printed.disclosure.fragments)

    assert kinds == {
        ("page_number", "— 1 —"): 1,
        ("repeated_header", "代码\t一级目录\t二级目录\t三级目录\t四级目录"): 53,
    }


CATALOGUE = "代码→一级目录→二级目录→三级目录→四级目录\n公安→→→→\nA→公共服务→→→\nA01→→公共安全服务→→\n"


def one_catalogue(rows: str) -> ProcurementCatalog:
    table = "某局2026年部门预算\n支出总表\n科目编码→科目名称→合计\n201→一般公共服务支出→1.00\n\n"
    (found,) = read_source(table + CATALOGUE + rows).disclosure.procurement_catalogs
    return found


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("A0101→→→公共安全隐患排查治理服务→", []),
        ("A0201→→→公共安全隐患排查治理服务→", ["code_not_under_parent"]),
        ("→→→公共安全隐患排查治理服务→", ["missing_code"]),
        ("A0101→→→→", ["missing_name"]),
        ("A0101→→→公共安全→隐患排查", ["extra_cells"]),
        ("A0101→→→公共安全→→旁注", ["extra_cells"]),
        ("a0101→→→公共安全→", ["malformed_code", "code_not_under_parent"]),
    ],
)
def test_flags(row: str, kinds: list[str]):
    assert [flag.kind for flag in one_catalogue(row + "\n").entries[-1].flags] == kinds


def test_an_entry_with_nothing_above_is_an_orphan():
    found = one_catalogue("教育→→→→\nA0201→→→课程研究与开发服务→\n").entries[-1]

    assert (found.parent, [flag.kind for flag in found.flags]) == (None, ["orphan_entry"])


def test_text_between_two_rows_does_not_end_the_catalogue():
    found = one_catalogue("插入的文字\nA0101→→→公共安全隐患排查治理服务→\n")

    assert [entry.code for entry in found.entries] == ["A", "A01", "A0101"]
