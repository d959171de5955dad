"""Looking up codes and names as of a fiscal year."""

import pytest

from budgetschema.codelists import (
    CodeList,
    CodeListEntry,
    UnknownCodeListError,
    codelist,
    codelist_names,
    cofog_of,
    correspondence,
)


def entry(code: str, zh: str, edition: int | None = None) -> CodeListEntry:
    return CodeListEntry(code=code, zh=zh, en=zh, edition=edition)


# File order is on purpose not the order of the years.
OLD, NEW, NEWEST = entry("1", "旧名", 2017), entry("1", "新名", 2020), entry("1", "旧名", 2024)
OTHER, TIMELESS = entry("2", "旧名", 2018), entry("3", "无年")
LIST = CodeList("test", "试", "test", (NEW, NEWEST, OTHER, OLD, TIMELESS))


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2017, OLD), (2019, OLD), (2020, NEW), (2023, NEW), (2024, NEWEST), (2999, NEWEST), (None, NEWEST), (1999, OLD)],
)
def test_the_entry_in_force_is_the_latest_that_has_begun(year: int | None, expected: CodeListEntry) -> None:
    assert LIST.get("1", year) is expected


def test_an_unknown_code_has_no_entry() -> None:
    assert LIST.get("4") is None
    assert LIST.get("4", 2020) is None
    assert LIST.editions("4") == ()


def test_editions_come_oldest_first() -> None:
    assert LIST.editions("1") == (OLD, NEW, NEWEST)


@pytest.mark.parametrize(
    ("zh", "year", "expected"),
    [
        ("旧名", 2017, (OTHER, OLD)),  # 2 is not known before 2018; the earliest row stands for the years before it
        ("旧名", 2019, (OTHER, OLD)),
        ("旧名", 2021, (OTHER,)),
        ("旧名", None, (NEWEST, OTHER)),
        ("新名", 2019, ()),
        ("新名", 2020, (NEW,)),
        ("新名", None, ()),
        ("无年", 2020, (TIMELESS,)),
        ("没有", None, ()),
    ],
)
def test_a_name_is_found_only_while_it_is_in_force(zh: str, year: int | None, expected) -> None:
    assert LIST.named(zh, year) == expected


def test_a_list_is_gone_through_in_file_order() -> None:
    assert tuple(LIST) == LIST.entries
    assert len(LIST) == 5


def test_a_name_that_changed() -> None:
    function = codelist("function")
    names = {year: function.get("20805", year) for year in (2017, 2019, 2020, 2026, None)}
    assert {year: found and found.zh for year, found in names.items()} == {
        2017: "行政事业单位离退休",
        2019: "行政事业单位离退休",
        2020: "行政事业单位养老支出",
        2026: "行政事业单位养老支出",
        None: "行政事业单位养老支出",
    }
    assert [found.edition for found in function.editions("20805")] == [2017, 2020]
    assert [found.code for found in function.named("行政事业单位离退休", 2019)] == ["20805"]
    assert function.named("行政事业单位离退休", 2020) == ()


def test_an_unknown_list_is_a_lookup_error() -> None:
    for name in ("nothing", "lists", "sources", "../function", ""):
        with pytest.raises(UnknownCodeListError):
            codelist(name)
        with pytest.raises(LookupError):
            correspondence(name)


def test_a_list_is_loaded_once() -> None:
    assert all(codelist(name) is codelist(name) for name in codelist_names())


@pytest.mark.parametrize(("code", "begins"), [("2010301", "01"), ("2050201", "09"), ("2100101", "07")])
def test_a_function_has_a_place_in_cofog(code: str, begins: str) -> None:
    match = cofog_of(code)
    assert match is not None
    assert code.startswith(match.function)
    assert match.cofog.startswith(begins)


def test_the_longest_code_decides_about_cofog() -> None:
    functions = {row["function"] for row in correspondence("function_cofog")}
    longer = next(code for code in sorted(functions) if len(code) == 5 and code[:3] in functions)
    found, inside, above = cofog_of(longer), cofog_of(f"{longer}99"), cofog_of(longer[:3])
    assert found is not None
    assert inside is not None
    assert above is not None
    assert (found.function, inside.function, above.function) == (longer, longer, longer[:3])


@pytest.mark.parametrize("code", ["", "2", "20", "999", "abc"])
def test_what_is_no_function_has_no_place_in_cofog(code: str) -> None:
    assert cofog_of(code) is None
