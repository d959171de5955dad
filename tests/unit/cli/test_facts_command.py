"""budgetschema facts: every figure with what it was taken to mean, as CSV and JSON."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetschema.cli import main
from tests.samples import minimal, text

TABLE = {
    "kind": "expenditure_summary", "title": "支出总表", "unit": "wan_yuan",
    "columns": [
        {"id": "name", "header": ["项目"], "role": "label"},
        {"id": "total", "header": ["合计"], "role": "amount"},
    ],
    "lines": [
        {"label": "=HYPERLINK(1)", "role": "detail", "amounts": {"total": "-12.50"}},
        {"label": "其他", "role": "detail", "amounts": {"total": "3.00"}},
    ],
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "budget.json"
    path.write_bytes(text(minimal(tables=[TABLE])))
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What the command writes to standard output."""

    def call(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["facts", *arguments])
        assert not ended.value.code
        return capsys.readouterr().out

    return call


def test_a_cell_is_no_formula_and_a_negative_figure_stays_one(file: Path, run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(str(file)))))
    assert [(row["line"], row["value"]) for row in rows] == [("'=HYPERLINK(1)", "-12.50"), ("其他", "3.00")]
    assert rows[0]["pointer"] == "/tables/0/lines/0/amounts/total"


def test_json_holds_what_is_printed(file: Path, run) -> None:
    rows = json.loads(run(str(file), "--format", "json"))
    assert [(row["line"], row["value"], row["unit"]) for row in rows] == [
        ("=HYPERLINK(1)", "-12.50", "wan_yuan"), ("其他", "3.00", "wan_yuan"),
    ]  # fmt: skip
