"""A disclosure published as several files: what they say twice is one thing."""

from budgetschema.model import Disclosure, FragmentKind
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.source import Source

COVER = "北原县统计局2026年部门预算公开\n目录\n第一部分 部门概况 1\n第二部分 预算报表 2\n第三部分 情况说明 3\n"
TABLE = "表1 收入总表\n单位：万元\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t3.00\n合计\t\t3.00\n"
OUTLINE = (
    "第一部分 部门概况\n一、主要职责\n（一）开展统计调查。\n二、机构设置\n本部门下设三个科室。\n第二部分 预算报表\n"
)
TOLD = "第三部分 情况说明\n一、收入情况说明\n2026年收入预算3.00万元。\n"


def read(*texts: str) -> Disclosure:
    sources = [Source(data=text.encode(), name=f"{number}.txt") for number, text in enumerate(texts, 1)]
    return read_sources([*sources]).disclosure


def headings(disclosure: Disclosure) -> list[str]:
    return [section.title for section in disclosure.sections]


def fragments(disclosure: Disclosure, kind: FragmentKind) -> list[str]:
    return [fragment.text for fragment in disclosure.fragments if fragment.kind is kind]


def test_what_both_files_print_before_the_tables_is_told_once():
    found = read(COVER + OUTLINE + TABLE, COVER + OUTLINE + TOLD)

    assert headings(found) == ["部门概况", "主要职责", "机构设置", "预算报表", "情况说明", "收入情况说明"]
    assert [duty.text for duty in found.duties] == ["开展统计调查。"]
    assert [paragraph.text for paragraph in found.organisation] == ["本部门下设三个科室。"]
    assert found.sections[-1].paragraphs[0].text == "2026年收入预算3.00万元。"
    assert len(found.tables) == 1
    assert "本部门下设三个科室。" in fragments(found, FragmentKind.REPEATED_HEADER)
    assert fragments(found, FragmentKind.UNPLACED) == []


def test_what_a_further_file_adds_under_a_heading_stands_there():
    found = read(
        "第二部分 预算报表\n" + TABLE, "第一部分 部门概况\n本部门下设三个科室。\n第二部分 预算报表\n详见附件。\n" + TOLD
    )

    told = {section.title: [paragraph.text for paragraph in section.paragraphs] for section in found.sections}
    assert told == {
        "预算报表": ["详见附件。"], "情况说明": [], "收入情况说明": ["2026年收入预算3.00万元。"],
        "部门概况": ["本部门下设三个科室。"],
    }  # fmt: skip
    assert headings(found)[1:3] == ["情况说明", "收入情况说明"]


def test_new_headings_of_a_further_file_stand_where_they_belong():
    extra = "三、人员情况\n本部门共有九人。\n"
    found = read(COVER + OUTLINE + TABLE, OUTLINE.replace("第二部分", extra + "第二部分") + TOLD)

    assert headings(found)[:5] == ["部门概况", "主要职责", "机构设置", "人员情况", "预算报表"]


def test_one_file_may_say_a_thing_twice():
    again = "一、收入情况说明\n2026年收入预算3.00万元。\n"
    found = read(COVER + OUTLINE + TABLE + TOLD + again)

    assert [len(section.paragraphs) for section in found.sections if section.title == "收入情况说明"] == [1, 1]
