"""What other people's test suites get: documents, the assertion, the plug-in; and what others pay for it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import budgetschema
from budgetschema import Severity
from budgetschema.testing import assert_clean, document, document_names, document_path
from tests.conftest import ROOT
from tests.samples import CONFORMANCE

# In a process of its own: what is loaded and what is warned of there says nothing of this suite.
OUTSIDE = ("-p", "no:cacheprovider", "-p", "no:xdist", "-W", "error")


def outside(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess(*OUTSIDE, *arguments)


def test_every_ready_document_can_be_had() -> None:
    names = document_names()
    assert {"minimal", "six-empties", "township"} <= set(names)
    assert len(names) == len({path.stem for path in (ROOT / "examples" / "features").glob("*.json")}) + 1
    for name in names:
        assert budgetschema.load(document_path(name)) == document(name)
    assert len(document("township").tables) == 13
    with pytest.raises(LookupError):
        document("../minimal")


def test_a_clean_disclosure_passes_and_gives_its_report() -> None:
    report = assert_clean(document("minimal"))
    assert report.findings == ()
    assert "S106" in report.applied


@pytest.mark.parametrize(("lang", "words"), [("zh", "警告"), ("en", "warning")])
def test_the_failure_lists_every_finding_in_words(lang, words) -> None:
    path = CONFORMANCE / "rules" / "structure" / "failing" / "s106-one-place.json"
    findings = budgetschema.check(budgetschema.load(path)).findings
    assert findings
    for subject in (budgetschema.load(path), path, str(path)):
        with pytest.raises(AssertionError) as caught:
            assert_clean(subject, lang=lang)
        text = str(caught.value)
        for finding in findings:
            assert finding.rule_id in text
            assert finding.where in text
        assert words in text


def test_what_is_let_pass() -> None:
    path = CONFORMANCE / "rules" / "structure" / "failing" / "s106-one-place.json"
    disclosure = budgetschema.load(path)
    (finding,) = budgetschema.check(disclosure).findings
    assert finding.severity is Severity.WARNING
    assert assert_clean(disclosure, fail_on="error").findings == (finding,)
    assert_clean(disclosure, ignore="S106")
    assert_clean(disclosure, budgetschema.Options(ignore="S106"))
    assert_clean(disclosure, severity={"S106": "info"})
    for options in (
        {"fail_on": "warning"},
        {"fail_on": "info", "select": "S1"},
        {"severity": {"S106": "error"}, "fail_on": "error"},
    ):
        with pytest.raises(AssertionError):
            assert_clean(disclosure, budgetschema.Options(fail_on="error"), **options)


def test_only_what_is_grave_enough_is_listed() -> None:
    disclosure = document("six-empties")
    with pytest.raises(AssertionError) as caught:
        assert_clean(disclosure, severity={"R001": "error", "S1": "info"}, fail_on="error", lang="en")
    assert set(re.findall(r"\b[A-Z]\d{3}\b(?= )", str(caught.value).split("Not applied")[0])) == {"R001"}


def test_files_that_are_not_valid_or_no_documents_at_all(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="S001"):
        assert_clean(CONFORMANCE / "invalid" / "s001-missing-field.json")
    with pytest.raises(AssertionError, match="S004"):
        assert_clean(CONFORMANCE / "invalid" / "s004-unknown-word.xml")
    with pytest.raises(budgetschema.UnreadableError):
        assert_clean(tmp_path / "none.json")
    with pytest.raises(budgetschema.OptionsError):
        assert_clean(document("minimal"), select="no-such-rule")


def test_the_example_of_the_documentation(pytester: pytest.Pytester) -> None:
    page = (ROOT / "docs" / "en" / "testing.md").read_text(encoding="utf-8")
    module = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)[0]
    pytester.makepyfile(test_example=module)
    outside(pytester).assert_outcomes(passed=5)
    pytester.makepyfile(test_example=module.replace("2 * amount", "amount if line.role == 'total' else 2 * amount"))
    result = outside(pytester, "-k", "ready")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*AssertionError: disclosure · *", "*A1*", "*/tables/0/*"])


def test_fixtures_fail_readably(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_it(budget_document, assert_budget_clean):
            assert_budget_clean(budget_document("six-empties"), lang="en")
        """
    )
    result = outside(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*AssertionError: disclosure · *", "*warning R001 *", "*/tables/0/lines/5*"])
    result.stdout.no_fnmatch_line("*assertions.py:*")


def test_who_does_not_use_it_pays_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_it():
            ours = {name for name in sys.modules if name.startswith("budgetschema")}
            assert ours <= {"budgetschema", "budgetschema.testing", "budgetschema.testing.plugin"}
            heavy = {"lxml", "msgspec", "cattrs", "attrs", "jsonschema", "orjson", "click", "rich", "rapidfuzz"}
            assert not heavy & set(sys.modules)
        """
    )
    # Hypothesis has a plug-in of its own, which is none of ours.
    outside(pytester, "-p", "no:hypothesispytest").assert_outcomes(passed=1)
    pytester.makepyfile(test_other="def test_other(budget_document): pass")
    outside(pytester, "-p", "no:budgetschema", "-k", "other").assert_outcomes(errors=1)


def test_the_plug_in_and_the_assertion_need_no_hypothesis() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import budgetschema.testing.plugin\n"
        "from budgetschema.testing import assert_clean, document\n"
        "assert_clean(document('minimal'))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_names_are_those_of_their_homes() -> None:
    import budgetschema.strategies
    import budgetschema.testing as home

    for name in home.__all__:
        assert getattr(home, name) is not None
    assert set(home.__all__) <= set(dir(home))
    assert home.disclosures is budgetschema.strategies.disclosures
    with pytest.raises(AttributeError, match="no_such_name"):
        home.no_such_name  # noqa: B018
