"""The report for people: grouped, the gravest first, with arithmetic that can be followed."""

import attrs
import pytest

from budgetschema.findings import Finding, Severity
from budgetschema.model import Place
from budgetschema.report import render
from budgetschema.report.columns import width

from .samples import ENTRY, POINTER, calculated, finding, hostile, result


def shown(*findings: Finding, lang="zh", **given) -> list[str]:
    return render([result(*findings, **given)], "text", lang).splitlines()


def test_a_total_is_laid_out_above_its_parts() -> None:
    one = calculated()
    added = attrs.evolve(one.equations[0], terms=one.equations[0].terms[:2])
    lines = shown(attrs.evolve(one, equations=(added,)))
    words = [line.split()[:2] for line in lines]
    assert [each for each in words if each[1:] in (["部分"], ["之和"])] == [["+", "部分"], ["+", "部分"], ["=", "之和"]]
    assert ["合计", "《2026年预算支出总表》“档案馆”“合计”"] in words


def test_the_arithmetic_is_laid_out_in_columns() -> None:
    lines = shown(calculated())
    at = next(i for i, line in enumerate(lines) if "1000.00" in line) - 1
    assert [line.split() for line in lines[at : at + 7]] == [
        ["此处", "《2026年预算支出总表》“档案馆”“合计”", "1284.66", "万元"],
        ["+", "各项", "“基本支出”", "1000.00"],
        ["+", "各项", "“项目支出”", "284.6"],
        ["−", "各项", "“结转”", "空"],
        ["=", "得数", "1284.60"],
        ["≠", "相差", "+0.06"],
        ["±", "容许", "0.01"],
    ]
    figures = {"1284.66", "1000.00", "284.6", "1284.60", "+0.06", "0.01"}
    points = {
        width(line[: line.index(word) + word.index(".")])
        for line in lines[at : at + 7]
        for word in line.split()
        if word in figures
    }
    assert len(points) == 1


def test_a_figure_printed_twice_shows_both_units() -> None:
    lines = [line.split() for line in shown(calculated())]
    at = next(i for i, line in enumerate(lines) if line[:2] == ["=", "另处"])
    assert lines[at] == ["=", "另处", "《收支总表》“行政运行”“金额”", "12846700", "元"]
    assert lines[at - 1][-2:] == ["1284.66", "万元"]
    assert lines[at + 1] == ["≠", "相差", "-0.01", "万元"]


@pytest.mark.parametrize(
    ("lang", "head", "slip"), [("zh", "可能写错：", "错一位数字"), ("en", "Probably wrong:", "one digit wrong")]
)
def test_suspects_say_what_would_reconcile(lang, head: str, slip: str) -> None:
    lines = [line.strip() for line in shown(calculated(), lang=lang)]
    at = lines.index(head)
    assert lines[at + 1].startswith("1.  《2026年预算支出总表》“档案馆”“合计”")
    assert "1284.66  →" in lines[at + 1]
    assert lines[at + 1].endswith(slip)
    assert "1000.05～1000.07" in lines[at + 2]


def test_layers_in_order_and_the_gravest_first() -> None:
    told = shown(
        finding(), finding("乙", severity_override=Severity.ERROR), finding("丙", severity_override=Severity.INFO)
    )
    heads = [line.split()[0] for line in told if " S106 " in line]
    assert heads == ["错误", "警告", "提示"]
    assert "结构 (3)" in told


def test_the_summary_counts_and_says_what_was_left_out() -> None:
    text = "\n".join(shown(finding(), known=(finding(), finding()), stale=(ENTRY,), unexplained=(ENTRY,)))
    assert "0 个错误，1 个警告，0 个提示" in text
    assert "未应用 S108 empty-without-statement" in text
    assert "基线隐去 2 处" in text
    assert "S107（0123456789abcdef，某表）已无对应" in text
    assert "S107（0123456789abcdef，某表）没有写明理由" in text


def test_a_baseline_without_reasons_does_not_flood_the_screen() -> None:
    told = shown(finding(), unexplained=(ENTRY,) * 77)
    assert sum("没有写明理由" in line for line in told) == 5
    assert "  另有 72 处" in told


def test_a_clean_file_and_several_files_are_summed_up() -> None:
    assert "未发现问题" in shown()
    text = render([result(finding()), result(finding())], "text", "en")
    assert "2 files: 0 error(s), 2 warning(s), 0 note(s)" in text


def test_places_are_those_of_the_file_and_of_the_source() -> None:
    text = "\n".join(shown(finding(line=12, place=Place(page=3, line=18))))
    assert f"budget.json:12 · {POINTER} · 来源 第3页 第18行" in text
    # Where the file is the source, its line is said once.
    assert "来源" not in "\n".join(shown(finding(line=18, place=Place(line=18))))
    assert "amount[@column='basic']" in "\n".join(shown(finding(), name="a.xml"))


def test_colours_are_ours_alone() -> None:
    plain = render([result(hostile())], "text")
    assert "\x1b" not in plain
    coloured = render([result(hostile())], "text", colour=True)
    assert coloured.count("\x1b") == 2
    assert "\x1b[33;1m警告 S106\x1b[0m" in coloured


def test_short_is_one_line_a_finding() -> None:
    lines = render([result(hostile(), finding(line=3))], "short", "en").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"budget.json:3: {POINTER}: warning S106 Line")
    assert render([result()], "short") == ""


def test_of_much_a_person_is_shown_some_and_told_how_much_there_is() -> None:
    one = calculated()
    many = attrs.evolve(one, suspects=[one.suspects[0]] * 7, equations=one.equations[:1] * 5)
    lines = shown(many)
    assert sum("另有 2 处" in line for line in lines) == 2
    assert sum("得数" in line for line in lines) == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_a_terminal_lines_are_folded_and_figures_stay_in_their_column(lang) -> None:
    one = calculated()
    alone = attrs.evolve(one, equations=one.equations[:1], suspects=())
    folded = render([result(alone, known=(finding(),) * 3)], "text", lang, width=64).splitlines()
    assert max(map(width, folded)) <= 64 < max(map(width, shown(alone, lang=lang)))
    figures = [(line, word) for line in folded for word in line.split() if word in ("1000.00", "284.6", "+0.06")]
    assert len({width(line[: line.index(word) + word.index(".")]) for line, word in figures}) == 1
    # A place is there to be copied.
    assert any(POINTER in line for line in folded)
    assert "\x1b[33;1m" in render([result(alone)], "text", lang, colour=True, width=60)


def test_suspects_give_way_as_well() -> None:
    lines = render([result(calculated())], "text", "en", width=92).splitlines()
    assert max(map(width, lines)) <= 92 < max(map(width, shown(calculated(), lang="en")))
