"""Disclosures without persons. Names and numbers here are invented for the test."""

import json
from decimal import Decimal
from typing import Any

import attrs
import pytest

from budgetschema.convert import dumps, load
from budgetschema.model import (
    Caption,
    Column,
    ColumnRole,
    Disclosure,
    Extension,
    Fragment,
    FragmentKind,
    Line,
    LineRole,
    Moment,
    Paragraph,
    Project,
    Publisher,
    Scope,
    Section,
    Statement,
    StatementKind,
    Table,
)
from budgetschema.model.shape import classes, members
from budgetschema.privacy import redact, without_persons
from budgetschema.privacy.patterns import mark

NAME, NUMBER = "赵甲乙", "13900000000"


def blank(**fields: Any) -> Disclosure:
    """The smallest disclosure, with more fields."""
    publisher = Publisher(name="云溪镇人民政府")
    facts = {"spec_version": "1.0", "fiscal_year": 2026, "moment": Moment.BUDGET, "scope": Scope.UNIT, "tables": ()}
    return Disclosure(publisher=publisher, **facts | fields)


def written(disclosure: Disclosure) -> str:
    return json.dumps(json.loads(dumps(disclosure)), ensure_ascii=False)


def test_what_the_model_calls_personal_can_be_left_out() -> None:
    personal = {(cls.__name__, m.name): m for cls in classes(Disclosure) for m in members(cls) if m.meta.personal}
    assert set(personal) == {("Project", "responsible_person"), ("Project", "handler"), ("Project", "telephone")}
    assert not any(member.required for member in personal.values())


def test_fields_of_forms_are_dropped_whatever_they_hold() -> None:
    project = Project(name="某项目", responsible_person="镇长室", handler=NAME, telephone="内线12")
    found = redact(blank(projects=(project,)))
    assert found.disclosure.projects == (Project(name="某项目"),)
    assert found.dropped == ("/projects/0/responsible_person", "/projects/0/handler", "/projects/0/telephone")


def test_what_stands_in_a_field_is_taken_out_everywhere() -> None:
    before = blank(
        projects=(Project(name="某项目", handler=NAME, telephone="0999-1234567"),),
        fragments=(Fragment(kind=FragmentKind.UNPLACED, text=f"由{NAME}办理\t1234567"),),
        sections=(Section(level=0, title="说明", paragraphs=(Paragraph(text=f"{NAME}村委会的项目由{NAME}管理。"),)),),
    )
    after = without_persons(before)
    assert after.fragments[0].text == f"由{mark()}办理\t{mark()}"
    assert after.sections[0].paragraphs[0].text == f"{NAME}村委会的项目由{mark()}管理。"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("赵甲到场", "赵甲到场"),  # two characters inside a sentence may be anything
        ("（赵甲）", "（%）"),
        ("赵 甲、赵甲主任", "%、%主任"),
        ("电话 0999 - 123-4567 或 01234567", "电话 % 或 01234567"),
        ("1234567890", "1234567890"),
    ],
)
def test_known_persons_are_told_from_parts_of_words(text: str, left: str) -> None:
    projects = (Project(name="某项目", handler="赵甲", telephone="0999-1234567"),)
    before = blank(projects=projects, fragments=(Fragment(kind=FragmentKind.UNPLACED, text=text),))
    assert without_persons(before).fragments[0].text == left.replace("%", mark())


def test_cells_under_and_beside_labels_are_dropped() -> None:
    table = Table(
        kind="other", title="联系表",
        captions=(Caption(label="填表人", value=NAME), Caption(label="单位", value="某局")),
        columns=(
            Column(id="unit", role=ColumnRole.LABEL, header=("单位",)),
            Column(id="who", role=ColumnRole.TEXT, header=("联系人",)),
            Column(id="tel", role=ColumnRole.AMOUNT, header=("联系电话",)),
            Column(id="code", role=ColumnRole.TEXT, header=("单位代码",)),
        ),
        lines=(
            Line(label="某局", role=LineRole.DETAIL, texts={"who": NAME, "code": "13012300001"},
                 amounts={"tel": Decimal(13900000000)}),
            Line(label="合计", role=LineRole.TOTAL, amounts={"tel": Decimal(12)}),
            Line(label="经办人", role=LineRole.DETAIL, texts={"code": NAME}),
        ),
    )  # fmt: skip
    found = redact(blank(tables=(table,)))
    lines = found.disclosure.tables[0].lines
    assert [dict(line.texts) for line in lines] == [{"code": "13012300001"}, {}, {}]
    assert [dict(line.amounts) for line in lines] == [{}, {"tel": 12}, {}]
    assert [caption.value for caption in found.disclosure.tables[0].captions] == [None, "某局"]
    assert len(found.dropped) == 4


def test_extensions_are_told_by_their_names() -> None:
    kept = Extension(namespace="example.org", name="项目编码", value="13012300001")
    dropped = Extension(namespace="example.org", name="联系人", value="老赵头")
    after = without_persons(blank(extensions=(dropped, kept)))
    assert after.extensions == (kept,)


def test_statements_still_point_at_their_words() -> None:
    words = "支出12.50万元"
    text = f"联系人：{NAME}，电话：{NUMBER}。{words}。"
    start = text.index(words)
    statement = Statement(
        kind=StatementKind.TOTAL, section=1, paragraph=1, start=start, end=start + len(words), text=words
    )
    section = Section(level=0, title="说明", paragraphs=(Paragraph(text=text),))
    after = without_persons(blank(sections=(section,), statements=(statement,)))
    (moved,) = after.statements
    paragraph = after.sections[0].paragraphs[0].text
    assert paragraph[moved.start : moved.end] == moved.text == words
    assert NUMBER not in written(after)


def test_a_sentence_about_the_original_names_the_same_persons_no_more() -> None:
    found = redact(blank(projects=(Project(name="某项目", handler=NAME),)))
    assert found.text(f"“{NAME}”是占位符") == f"“{mark()}”是占位符"


def test_a_document_without_persons_stays_as_it_is(root) -> None:
    for path in sorted((root / "examples").rglob("*.json")):
        if "broken" in path.parts:
            continue
        disclosure = load(path)
        without = [
            attrs.evolve(each, responsible_person=None, handler=None, telephone=None) for each in disclosure.projects
        ]
        bare = attrs.evolve(disclosure, projects=tuple(without))
        found = redact(bare)
        assert found.dropped == (), path
        assert found.disclosure is bare


@pytest.mark.parametrize("label", ["联系人：", "经办人:\t"])
def test_what_is_left_is_valid(label: str) -> None:
    disclosure = blank(fragments=(Fragment(kind=FragmentKind.UNPLACED, text=f"{label}{NAME}"),))
    assert NAME not in written(without_persons(disclosure))


def test_many_known_persons_cost_no_more_than_few(in_time) -> None:
    names = [f"赵{a}{b}" for a in "甲乙丙丁戊己庚辛壬癸" for b in "子丑寅卯辰巳午未申酉戌亥"]
    projects = tuple(
        Project(name="某项目", handler=name, telephone=f"1390000{n:04}") for n, name in enumerate(names * 20)
    )
    text = "赵某项目 12 3456 赵 " * 20_000
    before = blank(
        projects=projects, fragments=(Fragment(kind=FragmentKind.UNPLACED, text=text + "1390000 0007 赵甲寅"),)
    )
    with in_time():
        after = without_persons(before)
    assert after.fragments[0].text == f"{text}{mark()} {mark()}"
