"""The parts of a page by themselves: headers, cells, pictures, words, notebooks."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import tomllib
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import html

import budgetschema
from budgetschema.cube import Cube
from budgetschema.model import Block, Column, ColumnRole, Disclosure, Line, LineRole, MoneyUnit, Table
from budgetschema.report.cells import printed_rows
from budgetschema.report.columns import width
from budgetschema.report.html.elements import add, el, shown
from budgetschema.report.html.headers import header_rows
from budgetschema.report.html.marks import Marks
from budgetschema.report.html.pictures.drawing import wrapped
from budgetschema.report.html.pictures.flow import flow_picture
from budgetschema.report.html.pictures.series import Slice, functions, income, kinds, largest, total
from budgetschema.report.html.tables import printed_table
from tests.report_page.documents import text_of, tree_of, view_of

PACKAGE = files("budgetschema.report.html")
WORDS = tomllib.loads(PACKAGE.joinpath("words.toml").read_text("utf-8"))


def spans(*paths: tuple[str, ...]) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.across, cell.down) for cell in row] for row in header_rows(paths)]


def test_headers_span_what_they_share() -> None:
    assert spans(("项目",), ("预算数", "合计"), ("预算数", "基本支出")) == [
        [("项目", 1, 2), ("预算数", 2, 1)],
        [("合计", 1, 1), ("基本支出", 1, 1)],
    ]


def test_two_columns_of_one_name_stay_two() -> None:
    assert spans(("金额",), ("金额",)) == [[("金额", 1, 1), ("金额", 1, 1)]]
    assert spans(("上", "金额"), ("上", "金额")) == [[("上", 2, 1)], [("金额", 1, 1), ("金额", 1, 1)]]


def test_the_same_word_in_two_places_is_not_joined() -> None:
    assert spans(("甲", "合计"), ("乙", "合计")) == [[("甲", 1, 1), ("乙", 1, 1)], [("合计", 1, 1), ("合计", 1, 1)]]


def test_columns_without_header_are_there() -> None:
    assert spans((), ("甲",)) == [[("", 1, 1), ("甲", 1, 1)]]
    assert spans((), ()) == [[("", 1, 1), ("", 1, 1)]]


def line(label: str, block: str | None = None, **given: Any) -> Line:
    return Line(label=label, block=block, role=LineRole.DETAIL, **given)


def two_sided(*lines: Line) -> Table:
    columns = [
        Column(id=f"{side}_{role}", role=ColumnRole(role), block=side) for side in "ab" for role in ("label", "amount")
    ]
    return Table(kind="x", title="表", columns=tuple(columns), lines=lines, blocks=(Block(id="a"), Block(id="b")))


def test_sides_without_places_stand_beside_each_other_in_order() -> None:
    table = two_sided(line("一", "a"), line("二", "a"), line("三", "b"))
    labels = [[None if each is None else each[1].label for each in row] for row in printed_rows(table)]
    assert labels == [["一", "三"], ["二", None]]


def test_no_line_is_lost_whatever_its_side() -> None:
    table = two_sided(line("一", "a"), line("外"), line("错", "c", amounts={"b_amount": Decimal("2.50")}))
    shown_lines = [each[1].label for row in printed_rows(table) for each in row if each is not None]
    assert sorted(shown_lines) == sorted(["一", "外", "错"])
    cells = [text_of(each) for each in printed_table(table, 0, Marks()).xpath("./tbody/tr/*")]
    assert {"一", "外", "错", "2.50"} <= set(cells)


def test_a_name_without_a_column_for_names_is_shown() -> None:
    column = Column(id="amount", role=ColumnRole.AMOUNT, header=("金额",))
    table = Table(kind="x", title="表", columns=(column,), lines=(line("某项", amounts={"amount": Decimal("1.50")}),))
    (row,) = printed_table(table, 0, Marks()).xpath("./tbody/tr")
    assert [text_of(cell) for cell in row] == ["某项", "1.50"]


def test_blank_zero_dash_and_placeholder_stay_what_they_are(root: Path) -> None:
    disclosure = budgetschema.load(root / "examples" / "features" / "six-empties.budget.json")
    for index, table in enumerate(disclosure.tables):
        cells = [text_of(each) for each in printed_table(table, index, Marks()).xpath("./tbody/tr/td")]
        for each in table.lines:
            for key, value in each.amounts.items():
                assert each.printed.get(key, str(value)) in cells
            for mark in each.marks.values():
                assert mark.text in cells
    everything = "".join(printed_table(each, 0, Marks()).xpath("string()") for each in disclosure.tables)
    assert {"0", "—"} <= set(re.findall("[0—]", everything))


def test_attributes_and_texts_are_escaped() -> None:
    element = el("a", "<b>&\x1b\u202e", href='"><x>')
    assert element.text == "<b>&\\x1b\\u202e"
    assert add(el("p", "a"), "b", el("i"), "c").xpath("string()") == "abc"
    assert shown("一\n二\t三\u3000") == "一\n二\t三\u3000"


def part(amount: str, key: str) -> Slice:
    return Slice(key=key, zh=key, en=key, text=amount, unit=MoneyUnit.WAN_YUAN, yuan=Decimal(amount).scaleb(4))


def test_the_smallest_parts_become_one_that_is_their_sum() -> None:
    parts = [part(amount, key) for amount, key in (("1.50", "a"), ("9.00", "b"), ("0.25", "c"), ("3.00", "d"))]
    found = largest(parts, 3)
    assert [each.key for each in found] == ["b", "d", ""]
    assert found[-1].text == "1.75"
    assert total(found) == total(parts)
    assert largest(parts, 4) == tuple(sorted(parts, key=lambda each: -each.yuan))


def test_series_of_the_township_are_its_printed_figures(township: Disclosure) -> None:
    cube = Cube(township)
    assert {each.key: each.text for each in income(cube)} == {
        "general_public_budget": "1284.66",
        "carry_over": "575.44",
    }
    assert {each.key: each.text for each in kinds(cube)} == {"basic": "933.42", "project": "926.68"}
    assert {each.key: each.text for each in functions(cube)}["213"] == "612.11"
    assert all(len(each.key) == 3 for each in functions(cube))
    picture = flow_picture(cube)
    assert picture is not None
    (wide, narrow) = picture.xpath("./svg")
    for drawing in (wide, narrow):
        nodes = drawing.xpath("./rect")
        assert 3 <= len(nodes) <= 12
        across = int(drawing.get("viewBox").split()[2])
        assert all(0 <= Decimal(node.get("x")) < across for node in nodes)
        assert [each.tag for each in drawing[:2]] == ["title", "desc"]
    figures = {text_of(cell) for cell in picture.xpath(".//table//td/span[@class='zh']")}
    assert {"1284.66 万元", "878.65 万元", "23.07 万元"} <= figures


def test_what_is_not_broken_down_is_drawn_as_such(township: Disclosure) -> None:
    summary = township.tables[0]
    lines = tuple(
        attrs.evolve(each, amounts={}) if each.label and "农林水" in each.label else each for each in summary.lines
    )
    tables = tuple(attrs.evolve(summary, lines=lines) if table is summary else table for table in township.tables[:1])
    picture = flow_picture(Cube(attrs.evolve(township, tables=tables)))
    assert picture is not None
    assert re.search(r"未分列.{1,30}612\.1[0-3] 万元", picture.xpath("string(.//table)"))


def test_without_figures_there_is_no_picture(root: Path) -> None:
    tree = tree_of(view_of(budgetschema.load(root / "examples" / "features" / "minimal.budget.json")))
    assert tree.xpath("//svg") == []


def test_two_years_stand_side_by_side(township: Disclosure) -> None:
    prior = attrs.evolve(township, fiscal_year=2025)
    tree = tree_of(view_of(township, prior=prior))
    rows = tree.xpath("//figure[.//*[@id='picture-years']]//tbody/tr")
    assert ["基本支出", "933.42 万元", "933.42 万元"] in [
        [text_of(each) for each in row.xpath(".//span[@class='zh']")] for row in rows
    ]


@pytest.mark.parametrize(
    ("said", "pixels"), [("社会保障和就业支出", 86), ("Social security and employment", 86), ("长" * 10_000, 180)]
)
def test_names_in_pictures_fit(said: str, pixels: int) -> None:
    lines = wrapped(said, pixels, 2)
    assert 1 <= len(lines) <= 2
    assert all(width(each) * 7 <= pixels for each in lines)
    assert (
        "".join(lines).replace("…", "").replace(" ", "")
        == said.replace(" ", "")[: len("".join(lines).replace("…", "").replace(" ", ""))]
    )


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_words_are_said_in_both_languages_with_the_same_gaps() -> None:
    for key, said in WORDS.items():
        assert set(said) == {"zh", "en"}, key
        assert gaps(said["zh"]) == gaps(said["en"]) or key in ("verdict.clean",), key
        assert not re.search("[\u4e00-\u9fff]", said["en"]), key
        assert re.search("[\u4e00-\u9fff]", said["zh"]), key


def test_every_word_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(str(PACKAGE)).rglob("*.py"))
    # A key may be put together: "badge.{self.severity.value}" stands for all of badge.
    said = {re.sub(r"\{[^}]*\}", "[a-z_0-9]+", found) for found in re.findall(r'"([a-z_{}]+\.[a-z_{}.]+)"', source)}
    assert [key for key in WORDS if not any(re.fullmatch(each, key) for each in said)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notebooks_show_a_piece_in_one_language(township: Disclosure, language: Any, lang: str) -> None:
    language(BUDGETSCHEMA_LANG=lang)
    report = budgetschema.check(township)
    for given in (township, township.tables[2], report):
        piece = given._repr_html_()  # type: ignore[union-attr]
        tree = html.fragment_fromstring(piece)
        assert tree.get("class") == "budgetschema"
        assert not tree.xpath("//script | //a[@href]")
        assert {each.get("class") for each in tree.xpath("//span[@class='zh' or @class='en']")} == {lang}
        assert len(piece) < 60_000


def test_a_notebook_says_what_it_leaves_out(township: Disclosure, language: Any) -> None:
    language(BUDGETSCHEMA_LANG="en")
    piece = html.fragment_fromstring(township.tables[2]._repr_html_())  # type: ignore[attr-defined]
    rows = len(piece.xpath(".//tbody/tr"))
    assert rows == 20
    assert f"{len(township.tables[2].lines) - rows} more are not shown." in piece.xpath("string()")


def test_notebooks_show_nothing_that_runs(harmful: Disclosure) -> None:
    for given in (harmful, *harmful.tables[:3], budgetschema.check(harmful)):
        tree = html.fragment_fromstring(given._repr_html_())  # type: ignore[union-attr]
        assert tree.xpath("//script | //img | //@src | //@*[starts-with(name(), 'on')]") == []


def test_loading_a_document_is_enough_for_notebooks_and_loads_no_renderer(root: Path) -> None:
    path = root / "examples" / "features" / "minimal.budget.json"
    code = (
        "import sys, budgetschema\n"
        f"disclosure = budgetschema.load({str(path)!r})\n"
        "assert not [name for name in sys.modules if name.startswith('budgetschema.report')]\n"
        "print(disclosure._repr_html_()[:4])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "<div"
