"""budgetschema facts: one row a figure, the same in CSV and JSON, and what is not tied named."""

import csv
import io
import json

import pytest

from budgetschema.cli import main
from budgetschema.cube.dimensions import DIMENSIONS


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_every_figure_has_its_row(root, capsys: pytest.CaptureFixture[str]) -> None:
    township = str(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")
    code, out, err = run(capsys, "facts", township, "--lang", "en")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert len(rows) == 422
    assert "422 figures, 422 of them (100.0%)" in err
    assert set(DIMENSIONS) <= rows[0].keys()
    assert all(int(row["identities"]) for row in rows)
    _, out, _ = run(capsys, "facts", township, "--format", "json")
    plain = json.loads(out)
    assert [{key: str(value) for key, value in row.items()} for row in plain] == rows
    _, out, _ = run(capsys, "facts", township, "--blanks")
    blanks = [row for row in csv.DictReader(io.StringIO(out)) if row["state"] == "blank"]
    assert blanks
    assert all(row["value"] == "" for row in blanks)


def test_a_figure_that_nothing_speaks_of_is_named(root, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(
        capsys, "facts", str(root / "examples" / "features" / "carry-over.budget.json"), "--lang", "zh"
    )
    rows = list(csv.DictReader(io.StringIO(out)))
    alone = [row for row in rows if row["identities"] == "0"]
    assert code == 0
    assert err.count("无从核对") == len(alone)


def test_a_formula_is_text(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    document = {
        "spec_version": "1.0", "fiscal_year": 2026, "moment": "budget", "scope": "unit",
        "publisher": {"name": "示例局"},
        "tables": [{
            "kind": "expenditure_summary", "title": "=1+1", "unit": "wan_yuan",
            "columns": [{"id": "total", "role": "amount", "header": ["@合计"]}],
            "lines": [{"label": "+甲", "role": "total", "amounts": {"total": "-1.00"}}],
        }],
    }  # fmt: skip
    (tmp_path / "odd.json").write_text(json.dumps(document), "utf-8")
    _, out, _ = run(capsys, "facts", str(tmp_path / "odd.json"))
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["table"], row["line"], row["column"], row["value"]) == ("'=1+1", "'+甲", "'@合计", "-1.00")


def test_what_cannot_be_read_is_said(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "facts", str(tmp_path / "missing.json"), "--lang", "en")
    assert (code, out) == (3, "")
    assert "no such file" in err
