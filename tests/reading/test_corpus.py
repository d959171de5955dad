"""The collected documents convert: tables and kinds, figures in their cells, known defects found, nothing else alleged.

They stand outside the checkout; where they are absent, every test says so and skips.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import pytest
from benchmarks.counting import Count, count, grid_of
from benchmarks.truth import agreements

from budgetschema import Report, check
from budgetschema.findings import Severity
from budgetschema.model import Disclosure
from budgetschema.reading import read_document
from tests.conftest import SHARED_TOWNSHIP

CORPUS = SHARED_TOWNSHIP.parents[1] / "corpus"
HERE = Path(__file__).parent / "corpus"
WRONG: dict[tuple[str, str], str] = {}
"""What is known not to come out as expected, by document and test, with the reason."""


@attrs.frozen
class Read:
    """A document as read, with the count of its figures and the findings."""

    disclosure: Disclosure
    count: Count
    report: Report


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


DOCUMENTS = {row["document"]: row for row in _table("documents")}


def _cases(test: str) -> Iterator[object]:
    for name in DOCUMENTS:
        reason = WRONG.get((name, test))
        yield pytest.param(name, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])


def each(test: str) -> pytest.MarkDecorator:
    """A test for every document, with what is known not to come out."""
    return pytest.mark.parametrize("name", list(_cases(test)))


def read(name: str) -> Read:
    """Read a document once. Skips where it is absent."""
    paths = tuple(CORPUS / file for file in DOCUMENTS[name]["files"].split())
    if not all(path.exists() for path in paths):
        pytest.skip(f"{name} stands outside this checkout and is not here")
    return _read(paths)


@functools.cache
def _read(paths: tuple[Path, ...]) -> Read:
    disclosure = read_document(*paths).disclosure
    return Read(disclosure, count(grid_of(paths), disclosure), check(disclosure))


def wanted(name: str) -> Mapping[str, str]:
    return DOCUMENTS[name]


@each("tables")
def test_tables_have_their_kinds_and_order(name: str) -> None:
    found = read(name).disclosure
    assert [table.kind for table in found.tables] == wanted(name)["kinds"].split()
    assert len(found.projects) == int(wanted(name)["forms"])
    assert found.moment == wanted(name)["moment"]
    assert str(found.fiscal_year) == wanted(name)["year"]


@each("figures")
def test_figures_are_placed(name: str) -> None:
    counted = read(name).count
    left = {table.title: table.left for table in counted.tables if table.left}
    assert counted.placed >= int(wanted(name)["figures"]), left
    assert counted.share >= float(wanted(name)["share"]), (left, counted.outside)


@each("errors")
def test_no_error_is_alleged_but_the_true_ones(name: str) -> None:
    found = [f"{one.rule_id} {one.message('en')}" for one in read(name).report.at_least(Severity.ERROR)]
    assert len(found) == int(wanted(name)["errors"]), "\n".join(found)


@pytest.mark.parametrize("defect", _table("defects"), ids=lambda row: f"{row['document']}-{row['rule']}")
def test_known_defects_are_found(defect: dict[str, str]) -> None:
    sentences = [one.message("zh") for one in read(defect["document"]).report.findings if one.rule_id == defect["rule"]]
    assert [one for one in sentences if all(word in one for word in defect["words"].split())], sentences


@each("truth")
def test_tables_checked_by_hand_agree_in_every_cell(name: str) -> None:
    folder = CORPUS / "truth" / name
    if not folder.is_dir():
        pytest.skip(f"no table of {name} was checked by hand")
    found = list(agreements(folder, read(name).disclosure))
    assert found
    for agreement in found:
        assert (agreement.differences, agreement.right) == ((), agreement.values), agreement.name


def test_known_exceptions_name_documents_and_tests() -> None:
    tests = {"tables", "figures", "errors", "truth"}
    assert all(name in DOCUMENTS and test in tests for name, test in WRONG)
