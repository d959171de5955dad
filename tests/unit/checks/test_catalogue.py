"""Catalogues: each cause told once, with or without flags; names compared only where they are shared."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema.checks.catalogue.faults import Kind, faults
from budgetschema.checks.catalogue.shapes import shapes
from budgetschema.checks.registry import CHECKS
from budgetschema.codelists import codelist
from budgetschema.findings import Severity
from budgetschema.model import Disclosure, Flag, ProcurementCatalogEntry

from .building import catalogue, disclosure, entry, found, ids

DEPARTMENTS = ("农业农村", "水利", "卫生健康")
NAMES = {
    "A": "公共服务", "A01": "公共安全服务", "A0101": "隐患排查服务", "A0102": "应急演练服务", "A0103": "预警服务",
    "A02": "就业服务", "A0201": "技能培训服务", "A0202": "招聘服务",
}  # fmt: skip


def department(name: str, names: dict[str, str] = NAMES) -> list[ProcurementCatalogEntry]:
    return [entry(name, code, (len(code) + 1) // 2, text) for code, text in names.items()]


ALL = [each for name in DEPARTMENTS for each in department(name)]
FIRST = {code: index for index, code in enumerate(NAMES)}


def changed(at: str, **changes: object) -> list[ProcurementCatalogEntry]:
    """All departments, with one entry of the second changed."""
    position = len(NAMES) + FIRST[at]
    return [attrs.evolve(each, **changes) if index == position else each for index, each in enumerate(ALL)]


def dropped(*codes: str) -> list[ProcurementCatalogEntry]:
    gone = {len(NAMES) + FIRST[code] for code in codes}
    return [each for index, each in enumerate(ALL) if index not in gone]


def kinds(entries: list[ProcurementCatalogEntry]) -> list[tuple[Kind, tuple[int, ...], str]]:
    return [(fault.kind, fault.entries, fault.hint) for fault in faults(entries, shapes(entries))]


def test_a_sound_catalogue_is_silent() -> None:
    assert ids(catalogue(ALL), "G") == []


def test_a_letter_that_was_left_out() -> None:
    assert kinds(changed("A0102", code="0102")) == [(Kind.FORM, (11,), "A0102")]


def test_digits_that_were_mistaken() -> None:
    assert kinds(changed("A0102", code="A0902")) == [(Kind.MISPRINT, (11,), "A0102")]


def test_a_heading_that_was_misprinted_is_told_for_its_entries() -> None:
    assert kinds(changed("A02", code="A07")) == [(Kind.HEADING, (13,), "A02")]
    assert kinds(changed("A02", code="A2")) == [(Kind.FORM, (13,), "A02")]


def test_no_code_is_proposed_that_would_break_the_order() -> None:
    assert kinds(changed("A0102", code="A0702")) == [(Kind.MISPRINT, (11,), "A0102")]
    assert kinds(changed("A0101", code="A0790")) == [(Kind.MISPRINT, (10,), "")]


def test_every_single_wrong_digit_is_told_at_most_once(township: Disclosure) -> None:
    entries = township.procurement_catalogs[0].entries[:200]
    sound = faults(entries, shapes(entries))
    assert sound == ()
    silent = tried = 0
    for index, each in enumerate(entries):
        code = str(each.code)
        for at in range(1, len(code)):
            wrong = code[:at] + str((int(code[at]) + 3) % 10) + code[at + 1 :]
            changed_entries = (*entries[:index], attrs.evolve(each, code=wrong), *entries[index + 1 :])
            told = faults(changed_entries, shapes(entries))
            assert len(told) <= 1, (index, wrong, told)
            silent += not told
            tried += 1
    # The last code of a list may be any number that is not taken.
    assert silent * 5 < tried


def test_one_gap_takes_all_its_orphans_along() -> None:
    (fault,) = faults(dropped("A02"), shapes(dropped("A02")))
    assert (fault.kind, fault.missing, len(fault.entries)) == (Kind.PARENT, ("A02",), 2)


def test_a_run_of_wrong_levels_is_one_fault_and_its_consequences_none() -> None:
    run = [entry("水利", f"A02{i:02}", 4, f"示例服务{i}") for i in range(1, 4)]
    entries = [*department("农业农村"), *department("水利")[:6], *run, *department("水利")[6:], *department("教育")]
    entries += [entry("教育", f"A0202{i:02}", 4, f"教育服务{i}") for i in range(1, 6)]
    assert kinds(entries) == [(Kind.LEVEL, (14, 15, 16), "")]


def test_a_name_in_a_column_too_far_left_leaves_its_children_alone() -> None:
    entries = changed("A0201", level=2)
    entries.insert(len(NAMES) + FIRST["A0201"] + 1, entry("水利", "A020101", 4, "水工培训"))
    entries += [entry("卫生健康", "A020201", 4, "护理招聘")]
    assert kinds(entries) == [(Kind.LEVEL, (14,), "")]


def test_a_level_that_is_never_printed_is_not_missed() -> None:
    entries = [each for each in ALL if each.level != 2]
    assert kinds(entries) == []


def test_a_catalogue_numbered_otherwise_is_skipped() -> None:
    numbered = [entry("教育", str(i), 1 + i % 3, f"示例服务{i}") for i in range(1, 60)]
    report = budgetschema.check(catalogue(numbered))
    assert [each.rule_id for each in report.findings if each.rule_id[0] == "G"] == []
    assert ("G101", "catalogue.other_numbering") in {(each.rule_id, each.reason) for each in report.skipped}


def test_an_entry_twice_and_one_moved() -> None:
    assert kinds([*ALL[:3], ALL[2], *ALL[3:]]) == [(Kind.DUPLICATE, (3,), "")]
    assert kinds([*ALL[:2], ALL[3], ALL[2], *ALL[4:]]) == [(Kind.ORDER, (2,), "")]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("应急演习服务", ["G201"]), ("应急演练及评估服务", ["G202"]), ("招聘服务", ["G203"]),
        ("“应急”演练服务", []), ("应急演练 服务", ["G109"]),
    ],
)  # fmt: skip
def test_a_name_that_other_departments_do_not_use(name: str, rules: list[str]) -> None:
    assert ids(catalogue(changed("A0102", name=name)), "G") == rules


def test_levels_that_departments_name_for_themselves_are_not_compared() -> None:
    own = [entry(name, "A020201", 4, f"{name}专场招聘") for name in DEPARTMENTS]
    entries = [each for i, name in enumerate(DEPARTMENTS) for each in (*department(name), own[i])]
    assert ids(catalogue(entries), "G") == []


def test_a_misprinted_code_is_not_asked_for_its_name_too() -> None:
    assert ids(catalogue(changed("A0102", code="A0902")), "G") == ["G102"]


def unflagged(document: Disclosure) -> Disclosure:
    catalogs = tuple(
        attrs.evolve(catalog, flags=(), entries=tuple(attrs.evolve(each, flags=()) for each in catalog.entries))
        for catalog in document.procurement_catalogs
    )
    return attrs.evolve(document, procurement_catalogs=catalogs)


@pytest.fixture(scope="module")
def township(root: Path) -> Disclosure:
    return budgetschema.load(root / "examples" / "liujiahui-2026" / "liujiahui-2026.budget.json")


def test_the_township_catalogue_is_told_by_its_causes(township: Disclosure) -> None:
    warnings = [each for each in found(township, "G") if each.severity is Severity.WARNING]
    told = sorted((each.rule_id, int(str(each.pointer).rsplit("/", 1)[1])) for each in warnings)
    assert told == [
        ("G101", 685), ("G102", 504), ("G102", 1415), ("G103", 342), ("G103", 482), ("G104", 1240), ("G104", 1355),
        ("G107", 304), ("G107", 1465), ("G201", 74), ("G201", 151), ("G201", 607), ("G201", 1210), ("G201", 1270),
        ("G203", 260), ("G203", 531),
    ]  # fmt: skip


def test_flags_make_no_difference(township: Disclosure) -> None:
    assert found(unflagged(township), "G") == found(township, "G")


def test_flags_that_a_rule_covers_are_not_told_twice(township: Disclosure) -> None:
    pointers = {each.pointer for each in found(township, "R")}
    assert not [each for each in pointers if str(each).startswith("/procurement_catalogs")]
    assert any(each.flags for catalog in township.procurement_catalogs for each in catalog.entries)


def test_a_flag_is_left_to_a_rule_only_where_the_rule_looks() -> None:
    flag = Flag(kind="missing_name")
    assert ids(disclosure(flags=(flag,)), "R") == ["R001"]
    assert ids(catalogue([attrs.evolve(ALL[0], flags=(flag,)), *ALL[1:]]), "R") == []


def test_rules_that_flags_name_exist() -> None:
    covering = {each.rule for each in codelist("flags") if each.rule is not None}
    assert covering
    assert covering <= set(CHECKS)
