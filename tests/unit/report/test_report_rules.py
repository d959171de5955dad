"""Rules as text and Markdown: the document that is shown for each, and the part of it that shows the fault."""

import json
import re
from pathlib import Path

import pytest

from budgetschema.convert.scan import scan
from budgetschema.findings import Rule, Severity, rule, rules
from budgetschema.report.catalogue import rule_page
from budgetschema.report.closely import Pairs, set_closely
from budgetschema.report.columns import width
from budgetschema.report.examples import Example, failing_example, failing_examples, passing_examples
from budgetschema.report.excerpts import excerpt
from budgetschema.report.markdown import literal, rule_markdown
from tests.samples import CONFORMANCE

FAILING = {each.id: failing_examples(each.id) for each in rules()}
EACH = [example for examples in FAILING.values() for example in examples]
SHOUTING = Rule(
    id="ACME009", slug="a-b", layer="structure", severity=Severity.INFO, zh="《{a}》", en="*{a}* <b>", source=("[x]",),
    explain_zh="甲", explain_en="$x$ | `y`",
)  # fmt: skip


def test_every_rule_has_a_document_that_was_written_for_it() -> None:
    assert all(FAILING.values())
    for rule_id, examples in FAILING.items():
        assert all(example.name.startswith(f"{rule_id.lower()}-") for example in examples)
    assert len({example.path for example in EACH}) == len(EACH)


def test_json_that_has_a_twin_is_shown_first() -> None:
    assert {each.id for each in rules() if not FAILING[each.id][0].is_json} == {"S010", "S011", "S012", "S013"}
    assert FAILING["S002"][0].name == "s002-other-case.json"
    assert "s002-other-case.xml" not in [each.name for each in FAILING["S002"]]
    assert failing_example("S002") == FAILING["S002"][0]
    assert failing_example("ACME001") is None


def test_passing_documents_are_those_of_the_rule() -> None:
    assert [each.name for each in passing_examples("S106")] == ["s106-bare-zero.json"]
    assert passing_examples("S001") == ()


@pytest.mark.parametrize("path", sorted(CONFORMANCE.glob("rules/*/*/*.json")), ids=lambda path: path.name)
def test_json_set_closely_says_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    close = set_closely(text)
    assert json.loads(close, object_pairs_hook=Pairs) == json.loads(text, object_pairs_hook=Pairs)
    # Only a text by itself may be wider than a page.
    assert not [line for line in close.splitlines() if width(line.rstrip(",")) > 88 and line.count('"') > 5]


def test_what_is_no_json_is_left_alone() -> None:
    assert set_closely("{ 'a' :1}") == "{ 'a' :1}"
    assert set_closely('{"a":1,"a":2}') == '{"a": 1, "a": 2}'


def test_numbers_and_strings_are_set_as_they_were() -> None:
    text = '{"a": [280.00, 1E-7, -0, 1234567890123456789.10, 1e999, NaN, "\\ud800", "…", true, null]}'
    assert set_closely(text) == text


@pytest.mark.parametrize("example", EACH, ids=lambda example: example.name)
def test_an_excerpt_shows_and_marks_the_place(example: Example) -> None:
    whole = example.text.rstrip("\n").split("\n")
    part = excerpt(example, "en")
    shown = [line for line in part.lines if "lines left out)" not in line]
    told = sum(int(found) for found in re.findall(r"… \(([0-9]+) lines left out\)", "\n".join(part.lines)))
    assert part.left_out == told == len(whole) - len(shown)
    assert len(part.lines) <= 110
    rest = iter(whole)
    assert all(line in rest for line in shown)
    if not example.is_json:
        assert part.marked == (example.line,)
        return
    # The first marked line is that of the place, or of the innermost thing around it that is there.
    lines = {spot.pointer: spot.line for spot in scan(example.text)}
    place = "" if example.place == "#" else example.place
    while place not in lines:
        place = place.rpartition("/")[0]
    assert part.lines[part.marked[0] - 1] == whole[lines[place] - 1]


@pytest.mark.parametrize("example", EACH, ids=lambda example: example.name)
def test_what_an_excerpt_leaves_out_is_whole(example: Example) -> None:
    if example.is_json:
        lines = excerpt(example, "zh").lines
        ends = [line.strip().rstrip(",")[-1] for line in lines if line.strip().rstrip(",")[-1] in "{[" or
                line.strip().rstrip(",") in ("}", "]")]  # fmt: skip
        assert sum(1 if end in "{[" else -1 for end in ends) == 0


def test_an_excerpt_shows_what_else_has_to_be_seen() -> None:
    example = FAILING["P202"][0]
    line = "/tables/0/lines/0/amounts"
    shown = "\n".join(excerpt(example, "en", [line, "/nowhere"]).lines)
    assert '"projects": [' in shown
    assert '"tables": [' in shown
    assert '"tables": [' not in "\n".join(excerpt(example, "en").lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_and_its_markdown_say_the_same(lang) -> None:
    for each in rules():
        page, markdown = rule_page(each, lang), rule_markdown(each, lang)
        assert page.startswith(f"{each.id} {each.slug}\n\n{each.title(lang)}\n")
        for text in (each.explanation(lang), each.applicability(lang), *each.sources(lang)):
            assert text in page
            assert literal(text) in markdown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sentences_of_a_page_are_folded_and_addresses_are_not(lang) -> None:
    given = rule("A101")
    page = rule_page(given, lang, 60)
    assert "".join(page.split()) == "".join(rule_page(given, lang).split())
    sources = given.sources(lang)
    assert all(source in page for source in sources)
    told = page[: page.index(sources[0])].splitlines()
    assert max(map(width, told)) <= 60


def test_a_page_marks_the_line_with_the_fault() -> None:
    (marked,) = re.findall("^> (.*)$", rule_page(rule("S106"), "en"), re.MULTILINE)
    assert '"basic": "71.4"' in marked


def test_a_rule_of_a_plug_in_is_shown_without_markup_and_without_what_it_lacks() -> None:
    assert rule_page(SHOUTING, "en").startswith("ACME009 a-b\n\nSeverity")
    markdown = rule_markdown(SHOUTING, "en")
    assert "\\*`{a}`\\* \\<b\\>" in markdown
    assert "\\$x\\$ \\| \\`y\\`" in markdown
    assert "- \\[x\\]" in markdown
