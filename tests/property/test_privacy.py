"""Whatever a disclosure holds, and wherever a person is named in it: without persons nobody is."""

import functools
from pathlib import Path

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetschema.convert import dumps, load, loads
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
    Paragraph,
    Project,
    Section,
    Table,
)
from budgetschema.privacy import redact

EXAMPLES = Path(__file__).parents[2] / "examples"


@functools.cache
def township() -> Disclosure:
    return load(EXAMPLES / "liujiahui-2026" / "liujiahui-2026.budget.json")


@functools.cache
def small() -> Disclosure:
    return load(EXAMPLES / "features" / "six-empties.budget.json")


SURNAMES = st.sampled_from(["赵", "钱", "孙", "欧阳", "王", "高", "单", "金"])
# Characters that end no office and begin none.
GIVEN = st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=2)
NAMES = st.builds("{}{}".format, SURNAMES, GIVEN)
DIGITS = st.text("0123456789", min_size=8, max_size=8)
NUMBERS = st.one_of(
    st.builds("{}{}".format, st.sampled_from(["133", "139", "150", "188", "199"]), DIGITS),
    st.builds("{}-{}".format, st.sampled_from(["010", "0358", "0999"]), st.text("123456789", min_size=7, max_size=8)),
    st.builds("（{}）{}".format, st.sampled_from(["021", "0358"]), st.text("123456789", min_size=7, max_size=8)),
)
PHRASES = st.sampled_from(
    [
        "联系人：{name}，电话：{number}",
        "负责人:\t{name}\t经办人:\t{name}\t联系电话:\t{number}\t填报日期:\t20260111172317",
        "如有疑问，请联系{name}（电话：{number}）。",
        "{name} {number}",
        "经办人（签字）：{name}　联系方式：{number}",
        "联系人{name}，联系电话{number}。2026年支出12.50万元。",
    ]
)


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, str, dict[str, object]]:
    """A name, a number, and things of a disclosure that hold them."""
    name, number = draw(NAMES), draw(NUMBERS)
    phrases = st.builds(lambda phrase: phrase.format(name=name, number=number), PHRASES)
    columns = (
        Column(id="name", role=ColumnRole.LABEL, header=("单位",)),
        Column(id="who", role=ColumnRole.TEXT, header=("人员", draw(st.sampled_from(["联系人", "负责人", "经办人"])))),
        Column(id="tel", role=ColumnRole.TEXT, header=("联系电话",)),
    )
    line = Line(label="某局", role=LineRole.DETAIL, texts={"who": name, "tel": number}, printed={"tel": f" {number}"})
    parts: dict[str, object] = {
        "projects": (Project(name="某项目", responsible_person=name, telephone=number, overview=draw(phrases)),),
        "fragments": (Fragment(kind=FragmentKind.UNPLACED, text=draw(phrases)),),
        "extensions": (
            Extension(namespace="example.org", name="联系人", value=name),
            Extension(namespace="example.org", name="备注", value=draw(phrases)),
        ),
        "sections": (Section(level=0, title="联系方式", paragraphs=(Paragraph(text=draw(phrases)),)),),
        "tables": (
            Table(
                kind="other",
                title="表",
                captions=(Caption(label="填表人", value=name),),
                columns=columns,
                lines=(line,),
            ),
        ),
    }
    kept = draw(st.sets(st.sampled_from(sorted(parts)), min_size=1))
    return name, number, {key: parts[key] for key in kept}


@given(planted())
def test_no_planted_name_or_number_survives(plant) -> None:
    name, number, parts = plant
    found = redact(attrs.evolve(small(), **parts))
    written = dumps(found.disclosure).decode()
    digits = "".join(filter(str.isdigit, number))
    assert found.dropped
    assert name not in written
    assert number not in written
    assert digits not in written
    assert loads(written.encode()) == found.disclosure


@settings(max_examples=20)
@given(planted())
def test_figures_and_codes_of_the_others_stay(plant) -> None:
    _, _, parts = plant
    parts.pop("tables", None)
    whole = township()
    parts["projects"] = (*parts.get("projects", ()), *whole.projects)
    parts["fragments"] = (*parts.get("fragments", ()), *whole.fragments)
    found = redact(attrs.evolve(whole, **parts))
    assert found.disclosure.tables == whole.tables
    assert found.disclosure.procurement_catalogs == whole.procurement_catalogs
    assert found.disclosure.publisher == whole.publisher
