"""The page as a tree: everything printed is there, findings stand on it, links lead somewhere, nothing else runs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from typing import Any

import attrs
import pytest
from lxml import html

import budgetschema
from budgetschema.findings import Severity
from budgetschema.model import CodeBasis, ColumnRole, Disclosure
from budgetschema.report.html.page import page
from budgetschema.report.html.view import View
from tests.report_page.documents import SLIP, text_of, texts_of, tree_of, view_of


def tables(tree: Any) -> list[Any]:
    return list(tree.xpath("//section[contains(@class, 'table')]//table[contains(@class, 'printed')]"))


def test_every_figure_of_a_table_is_in_it_as_printed(tree: Any, view: View) -> None:
    shown = tables(tree)
    assert len(shown) == len(view.disclosure.tables)
    for table, element in zip(view.disclosure.tables, shown, strict=True):
        cells = Counter(text_of(each) for each in element.xpath("./tbody/tr/td[contains(@class, 'amount')]"))
        figures = Counter(
            line.printed.get(key, format(value, "f")) for line in table.lines for key, value in line.amounts.items()
        )
        marks = Counter(mark.text for line in table.lines for mark in line.marks.values())
        del cells[""]
        assert cells == figures + marks, table.title


def test_every_name_and_code_of_a_table_is_in_it(tree: Any, view: View) -> None:
    for table, element in zip(view.disclosure.tables, tables(tree), strict=True):
        names = {text_of(each) for each in element.xpath("./tbody/tr/th[@scope='row']")}
        printed = {"".join(line.printed.get(f"{line.block}_label" if line.block else "label", line.label or ""))
                   for line in table.lines if line.label}  # fmt: skip
        assert printed <= names, table.title
        if any(column.role is ColumnRole.CODE for column in table.columns):
            codes = {text_of(each) for each in element.xpath("./tbody/tr/td[@class='code']")}
            wanted = {each.code for line in table.lines for each in line.codes if each.basis is CodeBasis.PRINTED}
            assert wanted <= codes, table.title


def test_rows_and_headers_are_as_wide_as_the_table(tree: Any, view: View) -> None:
    for table, element in zip(view.disclosure.tables, tables(tree), strict=True):
        width = len(table.columns)
        assert {len(row) for row in element.xpath("./tbody/tr")} <= {width}, table.title
        covered: Counter[int] = Counter()
        for number, row in enumerate(element.xpath("./thead/tr[not(@class)]")):
            for cell in row:
                for down in range(int(cell.get("rowspan", 1))):
                    covered[number + down] += int(cell.get("colspan", 1))
        assert set(covered.values()) == {width}, table.title
        leaves = [text_of(each) for each in element.xpath("./thead//*[@data-column]")]
        assert Counter(leaves) == Counter((column.printed or column.header)[-1] for column in table.columns)


def test_a_finding_stands_on_the_cell_and_the_cell_leads_to_it(tree: Any, view: View) -> None:
    number, finding = next(
        (number, each) for number, each in enumerate(view.findings, 1) if each.rule_id == "A101"
    )  # fmt: skip
    (cell,) = tree.xpath(f"//td[@data-findings and starts-with(normalize-space(), '{SLIP}')]")
    assert "marked error" in cell.get("class")
    assert f"#f{number}" in [link.get("href") for link in cell.iter("a")]
    (card,) = tree.xpath(f"//article[@id='f{number}']")
    assert f"#{cell.get('id')}" in [link.get("href") for link in card.iter("a")]
    text = card.text_content()
    for told in (
        finding.message("zh"),
        finding.message("en"),
        "-0.09",
        "264.89",
        "681.95",
        "相邻两位颠倒",
        "two digits swapped",
    ):
        assert told in text
    assert card.xpath(f".//a[@href='#rule-{finding.rule_id}']")
    assert "187" in card.xpath(".//p[@class='where']")[0].text_content()


def test_a_blank_that_should_hold_a_figure_is_marked(tree: Any, view: View) -> None:
    number = next(number for number, each in enumerate(view.findings, 1) if each.rule_id == "A106")
    (cell,) = tree.xpath(f"//*[@id='at-tables-0-lines-6-amounts-income_amount' and .//a[@href='#f{number}']]")
    assert text_of(cell) == ""
    assert "575.44" in tree.xpath(f"//article[@id='f{number}']//ins")[0].text_content()


def test_every_finding_with_a_place_on_the_page_has_a_way_to_it(tree: Any, view: View) -> None:
    told = {link.get("href") for link in tree.xpath("//main//a[contains(@class, 'badge')]")}
    assert told == {f"#f{number}" for number in range(1, len(view.findings) + 1)}
    assert len(tree.xpath("//article")) == len(view.findings)


def test_links_lead_somewhere_and_ids_are_there_once(tree: Any) -> None:
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = {link.removeprefix("#") for link in tree.xpath("//@href")}
    assert links <= set(ids)
    for name in ("aria-labelledby", "aria-describedby", "for"):
        assert {each for value in tree.xpath(f"//@{name}") for each in value.split()} <= set(ids)


def test_both_languages_say_everything(tree: Any) -> None:
    chinese = tree.xpath("//main//span[@class='zh'] | //nav//span[@class='zh']")
    assert len(chinese) > 300
    for each in chinese:
        other = each.getnext()
        assert (other.get("class"), other.get("lang"), each.get("lang")) == ("en", "en", "zh-CN")
        assert bool(each.text) == bool(other.text)


def test_one_style_and_one_script_may_run_and_nothing_is_fetched(tree: Any) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag in ("style", "script"):
        (element,) = tree.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search("unsafe|https?:", policy)
    assert tree.xpath("//@style | //@src | //@*[starts-with(name(), 'on')] | //link | //iframe | //base") == []


def test_what_means_harm_stays_text(harmful: Disclosure, harmful_page: bytes) -> None:
    tree = html.document_fromstring(harmful_page.decode())
    assert len(list(tree.iter("script"))) == 1
    assert tree.xpath("//img | //@src | //@style | //@*[starts-with(name(), 'on')]") == []
    assert {link[:1] for link in tree.xpath("//@href")} == {"#"}
    assert len(tables(tree)) == len(harmful.tables)
    text = tree.xpath("string(//main)")
    assert "<script>alert(1)</script>" in text
    assert '"><img src=x onerror=alert(2)>' in text
    # What turns the text around is spelled out.
    assert "\\u202e" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", harmful_page.decode())


def test_the_same_view_gives_the_same_page(slipped: Disclosure) -> None:
    view = view_of(slipped)
    assert page(view) == page(view) == page(view_of(slipped))


def test_persons_are_left_out_of_document_and_findings(township: Disclosure) -> None:
    name, number = "司马长青", "13800138000"
    project = attrs.evolve(township.projects[0], responsible_person=name, telephone=number, overview=f"联系人：{name}")
    disclosure = attrs.evolve(township, projects=(project,), procurement_catalogs=())
    view = view_of(disclosure)
    finding = attrs.evolve(view.findings[0], params={**view.findings[0].params, "line": name, "project": name})
    view = attrs.evolve(view, result=attrs.evolve(view.result, report=budgetschema.Report(findings=(finding,))))
    kept, left = page(view).decode(), page(view.without_persons()).decode()
    assert name in kept
    assert number in kept
    assert name not in left
    assert number not in left


@pytest.mark.parametrize("severity", Severity)
def test_the_verdict_is_as_grave_as_the_gravest_finding(slipped: Disclosure, severity: Severity) -> None:
    view = view_of(slipped)
    found = tuple(attrs.evolve(each, severity_override=severity) for each in view.findings[:3])
    report = attrs.evolve(view.result.report, findings=found)
    tree = tree_of(attrs.evolve(view, result=attrs.evolve(view.result, report=report)))
    assert tree.xpath("//p[starts-with(@class, 'verdict')]/@class") == [f"verdict {severity.value}"]


def test_nothing_found_is_said(slipped: Disclosure) -> None:
    view = view_of(slipped)
    tree = tree_of(attrs.evolve(view, result=attrs.evolve(view.result, report=budgetschema.Report())))
    assert tree.xpath("//p[@class='verdict clean']")
    assert "没有发现" in tree.xpath("string(//section[@id='findings'])")


def test_a_document_with_hardly_anything_has_a_page(root: Any) -> None:
    disclosure = budgetschema.load(root / "examples" / "features" / "minimal.budget.json")
    tree = tree_of(view_of(disclosure))
    assert tree.xpath("//h1/text()") == [disclosure.publisher.name]


def test_what_the_fullest_document_says_in_words_is_on_its_page(root: Any) -> None:
    disclosure = budgetschema.load(root / "schemas" / "1.0" / "conformance" / "valid" / "full.json")
    text = "".join(text_of(tree_of(view_of(disclosure)).xpath("//main")[0]).split())
    for path, word in texts_of(disclosure):
        if not re.search(
            r"/(printed|extensions|contents|fragments|flags|coordinate|places|header|base|subject|codes)\b", path
        ):
            # A cell that claims to hold a mark and a text shows the mark.
            assert "".join(word.split()) in text or path == "/tables/0/lines/1/texts/name", path
