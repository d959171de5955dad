"""Which table ``--table`` means where no numbers are printed."""

from __future__ import annotations

import pytest

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
