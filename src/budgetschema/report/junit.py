"""JUnit XML: a suite for each file, a case for each finding and for each rule that found nothing."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from budgetschema.findings import Finding, Skipped, printable, rule
from budgetschema.report.arithmetic import arithmetic
from budgetschema.report.results import Result, Style
from budgetschema.report.short import finding_line


def write(results: Sequence[Result], style: Style) -> str:
    """The report as JUnit XML. A finding below the severity that makes the check fail is a case that passes."""
    root = etree.Element("testsuites", name="budgetschema")
    for result in results:
        root.append(_suite(result, style))
    for count in ("tests", "failures", "skipped", "errors"):
        root.set(count, str(sum(int(suite.get(count) or 0) for suite in root)))
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _suite(result: Result, style: Style) -> etree._Element:
    report = result.report
    suite = etree.Element("testsuite", name=result.shown_name)
    told = {finding.rule_id for finding in (*report.findings, *report.known)}
    for finding in report.findings:
        _finding(suite, result, finding, style)
    for skipped in report.skipped:
        _skipped(suite, skipped, style)
    for rule_id in sorted(report.applied - told):
        _case(suite, rule_id)
    suite.set("tests", str(len(suite)))
    for count, name in (("failures", "failure"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"*/{name}"))))
    suite.set("errors", "0")
    suite.set("time", "0")
    return suite


def _case(suite: etree._Element, rule_id: str, place: str = "") -> etree._Element:
    known = rule(rule_id)
    name = f"{rule_id} {known.slug}"
    classname = f"budgetschema.{known.layer}"
    return etree.SubElement(suite, "testcase", classname=classname, name=f"{name} {place}".rstrip(), time="0")


def _finding(suite: etree._Element, result: Result, finding: Finding, style: Style) -> None:
    case = _case(suite, finding.rule_id, result.spot(finding))
    plain = Style(lang=style.lang)
    text = "\n".join([finding_line(result, finding, plain), *arithmetic(finding, style.lang)])
    if result.failing(finding):
        told = etree.SubElement(case, "failure", message=finding.message(style.lang), type=finding.severity.value)
    else:
        told = etree.SubElement(case, "system-out")
    told.text = text


def _skipped(suite: etree._Element, skipped: Skipped, style: Style) -> None:
    case = _case(suite, skipped.rule_id)
    etree.SubElement(case, "skipped", message=printable(skipped.message(style.lang)))
