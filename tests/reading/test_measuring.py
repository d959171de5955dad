"""The measure of reading counts figures by their cell, and says which were left."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from benchmarks.counting import count, grid_of
from benchmarks.reading import documents
from benchmarks.truth import agreements

from budgetschema.model import Flag
from budgetschema.reading import read_document

TEXT = """某县某局
2026年部门预算

表3 部门支出总表
单位：万元
科目编码→科目名称→合计→基本支出→项目支出
→合计→12.50→10.00→2.50
201→一般公共服务支出→12.50→10.00→2.50
20103→政府办公厅（室）及相关机构事务→12.50→10.00→2.50
"""
TRUTH = """科目编码,科目名称,合计,基本支出,项目支出
,合计,12.50,10.00,2.50
201,一般公共服务支出,12.50,10.00,2.50
20103,政府办公厅（室）及相关机构事务,12.50,10.00,2.50
"""


def written(folder: Path, text: str = TEXT, name: str = "small.txt") -> Path:
    path = folder / name
    path.write_text(text.replace("→", "\t"), encoding="utf-8")
    return path


def test_every_figure_is_counted_and_no_code(tmp_path: Path) -> None:
    path = written(tmp_path)
    counted = count(grid_of([path]), read_document(path).disclosure)
    assert [(table.kind, table.lines, table.printed, table.placed) for table in counted.tables] == [
        ("expenditure_summary", 3, 9, 9)
    ]
    assert (counted.outside, counted.share) == (0, 1.0)


def test_numbers_of_lines_are_no_figures(tmp_path: Path) -> None:
    text = TEXT.replace("科目编码", "行次→科目编码").replace("201→", "2→201→").replace("20103→", "3→20103→")
    path = written(tmp_path, text.replace("→合计→12.50", "1→→合计→12.50"))
    (counted,) = count(grid_of([path]), read_document(path).disclosure).tables
    assert (counted.printed, counted.placed) == (9, 9)


def test_a_figure_that_is_lost_or_moved_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    disclosure = read_document(path).disclosure
    (table,) = disclosure.tables
    first, second, third = table.lines
    names = {"basic": "project", "project": "basic"}
    moved = {names.get(name, name): amount for name, amount in second.amounts.items()}
    lines = (first, attrs.evolve(second, amounts=moved), attrs.evolve(third, amounts={}))
    changed = attrs.evolve(disclosure, tables=(attrs.evolve(table, lines=lines),))
    (counted,) = count(grid_of([path]), changed).tables
    assert (counted.printed, counted.placed) == (9, 4)
    assert counted.left == ("10.00", "2.50", "12.50", "10.00", "2.50")


@pytest.mark.parametrize(
    ("change", "placed"),
    [({"kind": "unknown"}, 0), ({"flags": (Flag(kind="unknown_column", text="basic"),)}, 6)],
)
def test_a_figure_is_placed_only_where_its_meaning_is_known(
    tmp_path: Path, change: dict[str, object], placed: int
) -> None:
    path = written(tmp_path)
    disclosure = read_document(path).disclosure
    changed = attrs.evolve(disclosure, tables=(attrs.evolve(disclosure.tables[0], **change),))
    counted = count(grid_of([path]), changed)
    assert (counted.printed, counted.placed) == (9, placed)


def test_errors_stand_with_their_table(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.replace("→合计→12.50→10.00→2.50", "→合计→13.50→10.00→2.50"))
    (table,) = count(grid_of([path]), read_document(path).disclosure).tables
    assert table.errors >= 1
    (table,) = count(grid_of([written(tmp_path)]), read_document(written(tmp_path)).disclosure).tables
    assert table.errors == 0


def test_figures_of_no_table_are_counted_outside(tmp_path: Path) -> None:
    path = written(tmp_path)
    disclosure = attrs.evolve(read_document(path).disclosure, tables=())
    counted = count(grid_of([path]), disclosure)
    # Codes count, too, where nothing says that they are such.
    assert (counted.outside, counted.placed) == (11, 0)


def test_a_table_is_compared_with_one_checked_by_hand(tmp_path: Path) -> None:
    disclosure = read_document(written(tmp_path)).disclosure
    truth = tmp_path / "truth"
    truth.mkdir()
    written(truth, TRUTH, "T3_支出.csv")
    (agreement,) = agreements(truth, disclosure)
    assert (agreement.values, agreement.right, agreement.differences) == (14, 14, ())
    written(truth, TRUTH.replace("201,一般公共服务支出,12.50,10.00", "201,一般公共服务支出,,10.0"), "T3_支出.csv")
    (agreement,) = agreements(truth, disclosure)
    assert agreement.right == 12
    assert agreement.differences == (
        "一般公共服务支出 › basic: '10.0' was read as '10.00'",
        "一般公共服务支出 › total: None was read as '12.50'",
    )


@pytest.mark.parametrize("wrong", ["科目编码,名称", "科目编码,科目名称,x"])
def test_headers_count_as_well(tmp_path: Path, wrong: str) -> None:
    disclosure = read_document(written(tmp_path)).disclosure
    written(tmp_path, TRUTH.replace("科目编码,科目名称", wrong), "T3_支出.csv")
    (agreement,) = agreements(tmp_path, disclosure)
    assert agreement.differences


def test_files_named_alike_are_one_document(tmp_path: Path) -> None:
    names = ("a-tables.txt", "a-text.txt", "b.txt", "notes.unknown")
    for name in names:
        written(tmp_path, name=name)
    assert [[path.name for path in paths] for paths in documents([str(tmp_path), "x.txt+y.txt"])] == [
        ["a-tables.txt", "a-text.txt"],
        ["b.txt"],
        ["x.txt", "y.txt"],
    ]


def test_the_command_tells_both_ways(tmp_path: Path, root: Path) -> None:
    path = written(tmp_path)
    missing = tmp_path / "missing.txt"
    run = [sys.executable, "-m", "benchmarks.reading", str(path)]
    told = subprocess.run(run, capture_output=True, text=True, check=True, cwd=root).stdout
    assert "9 of 9 figures placed (100 %)" in told
    both = subprocess.run([*run, str(missing), "--json"], capture_output=True, text=True, check=False, cwd=root)
    assert both.returncode == 1
    assert "missing.txt" in both.stderr
    (measured,) = json.loads(both.stdout)
    assert measured["count"]["tables"][0]["placed"] == 9
    assert measured["seconds"] > 0
