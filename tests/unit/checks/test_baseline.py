"""The baseline: what is known is left out, what is gone is told, reasons stay, and nothing depends on positions."""

import tomllib
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema import Baseline, Disclosure, Options, OptionsError, UnreadableError, read_baseline
from budgetschema.checks import baseline_text
from budgetschema.checks.fingerprints import fingerprint, named_places
from budgetschema.checks.naming import Names, document_name
from budgetschema.model import Flag, Line, LineRole
from tests.conftest import TOWNSHIP
from tests.samples import CONFORMANCE

DISCLOSURE = budgetschema.load(CONFORMANCE / "rules" / "structure" / "failing" / "s106-one-place.json")
ALL = Options().selected


def baseline_of(disclosure: Disclosure, before: Baseline | None = None, selected: frozenset[str] = ALL) -> Baseline:
    findings = [each for each in budgetschema.check(disclosure).findings if each.rule_id in selected]
    return (before or Baseline()).renewed(disclosure, findings, selected)


def explained(baseline: Baseline, reason: str = "原文如此") -> Baseline:
    return Baseline(entries=tuple(attrs.evolve(each, reason=reason) for each in baseline.entries))


def with_line_before(disclosure: Disclosure) -> Disclosure:
    """The same with another line, and so every line after it moved."""
    table = disclosure.tables[0]
    lines = (Line(label="新增一行", role=LineRole.HEADING), *table.lines)
    return attrs.evolve(disclosure, tables=(attrs.evolve(table, lines=lines),))


def changed(disclosure: Disclosure, **given) -> Disclosure:
    table = disclosure.tables[0]
    line = attrs.evolve(table.lines[0], **given)
    return attrs.evolve(disclosure, tables=(attrs.evolve(table, lines=(line,)),))


def test_what_is_known_is_counted_and_not_told() -> None:
    report = budgetschema.check(DISCLOSURE, Options(baseline=explained(baseline_of(DISCLOSURE))))
    assert report.findings == ()
    assert [each.rule_id for each in report.known] == ["S106"]
    assert (report.stale, report.unexplained) == ((), ())


def test_a_moved_line_is_still_known_and_a_changed_figure_is_not() -> None:
    options = Options(baseline=explained(baseline_of(DISCLOSURE)), select="S106")
    assert budgetschema.check(with_line_before(DISCLOSURE), options).findings == ()
    other = changed(DISCLOSURE, amounts=DISCLOSURE.tables[0].lines[0].amounts | {"basic": Decimal("7.4")})
    report = budgetschema.check(other, options)
    assert [each.rule_id for each in report.findings] == ["S106"]
    assert len(report.stale) == 1


def test_an_entry_that_matches_nothing_is_told() -> None:
    mended = changed(DISCLOSURE, amounts={})
    report = budgetschema.check(mended, Options(baseline=baseline_of(DISCLOSURE), select="S106"))
    assert [each.rule for each in report.stale] == ["S106"]
    # It gives no reason either, but it is gone.
    assert report.unexplained == ()


def test_an_entry_is_not_stale_for_want_of_looking() -> None:
    baseline = baseline_of(DISCLOSURE)
    assert budgetschema.check(DISCLOSURE, Options(baseline=baseline, select="R")).stale == ()
    elsewhere = attrs.evolve(DISCLOSURE, fiscal_year=2025)
    report = budgetschema.check(elsewhere, Options(baseline=baseline))
    assert report.stale == ()
    assert len(report.findings) == 1


def test_an_entry_without_a_reason_is_told() -> None:
    report = budgetschema.check(DISCLOSURE, Options(baseline=baseline_of(DISCLOSURE)))
    assert [each.rule for each in report.unexplained] == ["S106"]
    assert report.findings == ()


def test_of_findings_that_are_alike_as_many_are_known_as_were_written_down() -> None:
    table = DISCLOSURE.tables[0]
    flag = Flag(kind="extra_cells", text="另册")
    twice = attrs.evolve(
        DISCLOSURE, tables=(attrs.evolve(table, lines=(attrs.evolve(table.lines[0], flags=(flag, flag)),)),)
    )
    baseline = explained(baseline_of(twice, selected=frozenset({"R001"})))
    assert [each.count for each in baseline.entries] == [2]
    options = Options(select="R001", baseline=baseline)
    assert budgetschema.check(twice, options).findings == ()
    once = changed(twice, flags=(flag,))
    assert len(budgetschema.check(once, options).stale) == 1
    thrice = changed(twice, flags=(flag, flag, flag))
    assert len(budgetschema.check(thrice, options).findings) == 1


def test_renewing_keeps_reasons_other_documents_and_rules_that_were_not_applied() -> None:
    before = explained(baseline_of(DISCLOSURE))
    assert baseline_of(DISCLOSURE, before) == before
    assert baseline_of(DISCLOSURE, before, frozenset({"R001"})) == before
    other = attrs.evolve(DISCLOSURE, fiscal_year=2025)
    both = baseline_of(other, before)
    assert [each.reason for each in both.entries] == ["原文如此", ""]
    mended = changed(DISCLOSURE, amounts={})
    assert "S106" not in {each.rule for each in baseline_of(mended, before).entries}


def test_the_file_says_the_same_and_a_person_can_read_it(tmp_path: Path) -> None:
    odd = changed(DISCLOSURE, label='引号"与\\反斜线\u007f')
    baseline = explained(baseline_of(odd), 'because "so"\n第二行')
    text = baseline_text(baseline)
    path = tmp_path / "known.toml"
    path.write_text(text, encoding="utf-8")
    assert read_baseline(path) == baseline
    (entry,) = tomllib.loads(text)["finding"]
    assert {"rule", "place", "message", "reason"} <= set(entry)
    assert text == baseline_text(read_baseline(path))


@pytest.mark.parametrize(
    "text",
    [
        "", "version = 2", "version = 1\nfinding = 3", "version = 1\n[[finding]]\nrule = 'S106'",
        "version = 1\n[[finding]]\nrule = 1\nfingerprint = ''\ndocument = ''", "not toml",
        "version = 1\n[[finding]]\nrule = ''\nfingerprint = ''\ndocument = ''\nwhy = ''",
        "version = 1\nfinding = ['x']",
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OptionsError) as caught:
        read_baseline(path)
    assert caught.value.key == "baseline.unreadable"
    with pytest.raises(UnreadableError):
        read_baseline(tmp_path / "none.toml")


def test_fingerprints_of_a_whole_disclosure_stand_still_when_its_lines_move(tmp_path: Path) -> None:
    moved = tmp_path / TOWNSHIP.name
    moved.write_text("\n\n\n" + TOWNSHIP.read_text(encoding="utf-8"), encoding="utf-8")
    prints = []
    for path in (TOWNSHIP, moved):
        disclosure = budgetschema.read(path)
        findings = budgetschema.check(disclosure).findings
        places = named_places(disclosure, findings)
        prints.append([fingerprint(each, places[each.pointer or ""]) for each in findings])
    assert prints[0] == prints[1]
    assert len(set(prints[0])) > 10


@pytest.mark.parametrize(
    ("pointer", "names"),
    [
        ("", ()),
        ("/tables/0", ("2026年预算支出总表",)),
        ("/tables/0/notes", ("2026年预算支出总表", "notes")),
        ("/tables/0/lines/0/amounts/basic", ("2026年预算支出总表", "档案馆", "基本支出")),
        ("/tables/0/columns/2/id", ("2026年预算支出总表", "basic", "id")),
        ("/publisher/name", ("publisher", "name")),
        ("/tables/7/lines/x~1y", ("7", "lines", "x/y")),
    ],
)
def test_places_have_names(pointer: str, names: tuple[str, ...]) -> None:
    assert Names(DISCLOSURE).of(pointer) == names


def test_namesakes_are_told_apart_and_documents_are_named() -> None:
    table = DISCLOSURE.tables[0]
    doubled = attrs.evolve(DISCLOSURE, tables=(table, table))
    assert Names(doubled).of("/tables/1") == ("2026年预算支出总表 (2)",)
    assert document_name(DISCLOSURE) == "示例县档案馆 2026 budget unit"
