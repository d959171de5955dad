"""Which table ``--table`` means where no numbers are printed."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from budgetschema import dump, load
from budgetschema.cli import main
from tests.conftest import ROOT

UNNUMBERED = ROOT / "examples" / "jiangsu-congress-2017" / "jiangsu-congress-2017.budget.json"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1", "收支预算总表"),  # The number that the list of tables shows, not the 1 in the title 2017年政府采购预算表.
        ("2017", "2017年政府采购预算表"),
        ("procurement", "2017年政府采购预算表"),
        ("机关运行", "一般公共预算机关运行经费支出预算表"),
    ],
)
def test_number_kind_or_part_of_the_title(capsys: pytest.CaptureFixture[str], name: str, title: str) -> None:
    with pytest.raises(SystemExit):
        main(["show", str(UNNUMBERED), "--table", name])
    assert title in capsys.readouterr().out.splitlines()[0]


def test_of_tables_that_are_not_known_their_numbers_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUDGETSCHEMA_LANG", "en")
    given = load(UNNUMBERED)
    strange = [attrs.evolve(table, kind="unknown", number=None) for table in given.tables[1:]]
    dump(attrs.evolve(given, tables=(given.tables[0], *strange)), tmp_path / "strange.json")
    dump(attrs.evolve(given, tables=()), tmp_path / "none.json")
    for name, told in (("strange", "Known: 1–12, income_expenditure_summary.\n"), ("none", "The file has no tables")):
        with pytest.raises(SystemExit) as ended:
            main(["show", str(tmp_path / f"{name}.json"), "--table", "99"])
        assert ended.value.code == 2
        assert told in capsys.readouterr().err
