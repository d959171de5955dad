"""Names of files, and addresses that a person gives."""

import attrs
import pytest

from budgetschema.export import Options
from budgetschema.export.addresses import file_address
from budgetschema.export.naming import file_stem
from budgetschema.findings import OptionsError
from budgetschema.model import Moment, Publisher, Scope


@pytest.mark.parametrize(
    ("publisher", "stem"),
    [
        (Publisher(name="某局", division="141124", department_code="520"), "141124-520-2026-budget-department"),
        (Publisher(name="某局", division="141124", department_code="520 / 01"), "141124-520-01-2026-budget-department"),
        (Publisher(name="某局", division="141124"), "某局-2026-budget-department"),
        (Publisher(name="某局（本级）", department_code="520"), "某局-本级-2026-budget-department"),
        (Publisher(name="../../etc/passwd\t.."), "etc-passwd-2026-budget-department"),
        (Publisher(name="…"), "_-2026-budget-department"),
        (Publisher(name="县" * 1000), f"{'县' * 60}-2026-budget-department"),
        (Publisher(name="𠮷" * 1000), f"{'𠮷' * 45}-2026-budget-department"),
    ],
)
def test_a_name_says_who_when_and_what(township, publisher: Publisher, stem: str) -> None:
    found = file_stem(attrs.evolve(township, publisher=publisher))
    assert found == stem
    assert len(found.encode()) < 255 - len(".budget.json")


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("scope", Scope)
def test_year_moment_and_scope_are_read_from_the_right(township, moment: Moment, scope: Scope) -> None:
    stem = file_stem(attrs.evolve(township, moment=moment, scope=scope))
    assert stem.rsplit("-", 3) == ["141124-520", "2026", moment.value, scope.value]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CC-BY-4.0",
        "example.gov.cn/budget",
        "//example.gov.cn/",
        "ftp://example.gov.cn/",
        "javascript:alert(1)",
        "https://",
        "https:///budget",
        "https://example.gov.cn/a b",
        "https://example.gov.cn/\n",
        'https://example.gov.cn/">',
        "https://someone:secret@example.gov.cn/",
        "https://[::1",
        "https://example.gov.cn:port/",
        "https://example.gov.cn:99999/",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    for option in ("licence", "base_url"):
        with pytest.raises(OptionsError):
            Options(**{option: text})


@pytest.mark.parametrize("text", ["https://example.gov.cn/?year=2026", "https://example.gov.cn/#2026"])
def test_a_folder_has_neither_query_nor_fragment(text: str) -> None:
    assert Options(licence=text).licence == text
    with pytest.raises(OptionsError) as caught:
        Options(base_url=text)
    assert caught.value.key == "export.folder_address"


@pytest.mark.parametrize(
    ("folder", "name", "address"),
    [
        ("https://example.gov.cn", "a.json", "https://example.gov.cn/a.json"),
        ("http://example.gov.cn:8080/公开/", "a.json", "http://example.gov.cn:8080/公开/a.json"),
        ("https://example.gov.cn/2026", "某局.json", "https://example.gov.cn/2026/%E6%9F%90%E5%B1%80.json"),
    ],
)
def test_a_file_stands_in_the_folder(folder: str, name: str, address: str) -> None:
    base = Options(base_url=folder).base_url
    assert base is not None
    assert file_address(base, name) == address
