"""One root cause gives one finding: what the text and the forms say against a wrong figure is told with it."""

import json
from decimal import Decimal

import pytest

import budgetschema
from budgetschema.model import Disclosure
from budgetschema.strategies.slips import put


def new(disclosure: Disclosure, township: Disclosure, **options: object) -> list[budgetschema.Finding]:
    """What is found beyond what the township's disclosure has wrong anyway."""
    chosen = budgetschema.Options(**options)
    known = {(each.rule_id, each.pointer) for each in budgetschema.check(township, chosen).findings}
    found = budgetschema.check(disclosure, chosen).findings
    return [each for each in found if (each.rule_id, each.pointer) not in known]


@pytest.fixture(scope="module")
def wrong(township: Disclosure) -> Disclosure:
    """人员经费 in total, which the text states as well, with one digit wrong."""
    assert township.tables[5].lines[0].amounts["personnel"] == Decimal("831.12")
    return put(township, 5, 0, "personnel", Decimal("831.17"))


def test_the_text_against_a_wrong_figure_follows_from_it(wrong: Disclosure, township: Disclosure) -> None:
    (finding,) = new(wrong, township)
    assert finding.rule.layer == "arithmetic"
    first = finding.suspects[0]
    assert (first.low, first.high) == (Decimal("831.12"), Decimal("831.13"))
    assert {each.rule_id for each in finding.consequences} == {"N101"}


def test_nothing_is_hidden_where_the_cause_is_not_looked_for(wrong: Disclosure, township: Disclosure) -> None:
    assert {each.rule_id for each in new(wrong, township, ignore=("arithmetic",))} == {"N101"}


def test_a_wrong_sentence_is_its_own_fault(root, tmp_path, township: Disclosure) -> None:
    source = (root / "examples" / "liujiahui-2026" / "source.txt").read_text("utf-8")
    assert source.count("831.12万元") == 1
    (tmp_path / "wrong.txt").write_text(source.replace("831.12万元", "813.12万元"), "utf-8")
    found = new(budgetschema.read(tmp_path / "wrong.txt"), township)
    assert {each.rule.layer for each in found} == {"narrative"}
    assert not any(each.consequences for each in found)


def test_reports_tell_what_follows(wrong: Disclosure, tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    from budgetschema.cli import main

    budgetschema.dump(wrong, tmp_path / "wrong.json")
    for form in ("text", "json"):
        with pytest.raises(SystemExit):
            main(["check", str(tmp_path / "wrong.json"), "--format", form, "--lang", "en", "--select", "A,N"])
        out = capsys.readouterr().out
        if form == "text":
            assert "From this follows: N101" in out
        else:
            (document,) = json.loads(out)
            told = [each for each in document["findings"] if each.get("consequences")]
            assert [each["consequences"][0]["rule"] for each in told] == ["N101"]
