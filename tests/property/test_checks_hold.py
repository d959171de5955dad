"""Whatever the model can say, the checks say something about it and never raise; both faces get the same findings."""

from hypothesis import given

from budgetschema import check, dumps, loads
from budgetschema.model import Disclosure
from tests.strategies import disclosures


@given(disclosures())
def test_checks_never_raise_and_findings_can_be_told(disclosure: Disclosure) -> None:
    report = check(disclosure)
    for each in (*report.findings, *report.skipped):
        for lang in ("zh", "en"):
            assert each.message(lang)
    assert "check.raised" not in {each.reason for each in report.skipped}


@given(disclosures())
def test_json_and_xml_give_the_same_findings(disclosure: Disclosure) -> None:
    assert check(loads(dumps(disclosure, file_format="xml"))) == check(disclosure)
