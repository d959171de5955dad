"""The fast gate, the loader, the reference and a second implementation never disagree about a JSON text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetschema
from budgetschema.findings import BudgetSchemaError, DocumentError, Finding
from budgetschema.model import Disclosure
from budgetschema.model.shape import classes, members
from budgetschema.schema import gate
from tests.judges import parse_strictly, reference, second_opinion
from tests.mutations import JUNK, Raw, Twice, at, encode, located, replaced, representatives, sites, without
from tests.samples import full
from tests.strategies import disclosures

# JSON Schema calls 2026.0 and 2e3 integers. The format has no floating-point numbers at all, so its reader is stricter
# than the schema alone: the only difference between it and any validator that knows nothing but the schema.
STRICTER = "a floating-point number"
FOREIGN = ("place", "x", "$schema")


def refusal(data: bytes) -> BudgetSchemaError | None:
    """Why the loader refuses a text; None where it gives a disclosure that can be written and read again."""
    try:
        loaded = budgetschema.loads(data, file_format="json")
    except BudgetSchemaError as error:
        return error
    assert repr(budgetschema.loads(budgetschema.dumps(loaded))) == repr(loaded)
    return None


def agree(data: bytes) -> bool:
    """Compare all judges; say whether the text is valid."""
    problems = reference(data)
    valid = problems == ()
    assert gate.decode(data) is None or valid, "the gate lets through what the reference refuses"
    error = refusal(data)
    assert (error is None) == valid, error
    if problems is None:
        return False
    if error is not None:
        assert isinstance(error, DocumentError)
        assert {finding.rule_id for finding in error.findings} >= {finding.rule_id for finding in problems}
    accepted = second_opinion().is_valid(parse_strictly(data))
    assert accepted == valid or (accepted and all(map(_is_integral_float, problems)))
    return valid


def _is_integral_float(finding: Finding) -> bool:
    value = finding.params.get("value", "")
    return (finding.rule_id, finding.params.get("found_en"), finding.params.get("expected_en")) == (
        "S003", STRICTER, "an integer",
    ) and float(value).is_integer()  # fmt: skip


def test_the_full_sample_gives_every_member_of_the_model() -> None:
    given_members = {(cls, member.name) for cls, member, _ in located(full())}
    assert given_members == {(cls, member.name) for cls in classes(Disclosure) for member in members(cls)}


@pytest.mark.parametrize("name", representatives())
def test_junk_in_every_kind_of_place(name: str) -> None:
    document, path = representatives()[name]
    assert agree(encode(document))
    verdicts = {agree(encode(replaced(document, path, junk))) for junk in JUNK}
    assert False in verdicts


@pytest.mark.parametrize("name", representatives())
def test_an_object_with_a_repeated_a_missing_and_a_foreign_key(name: str) -> None:
    document, path = representatives()[name]
    for depth in range(len(path)):
        around = at(document, path[:depth])
        if isinstance(around, dict):
            assert not agree(encode(replaced(document, path[:depth], Twice(around))))
            assert not agree(encode(replaced(document, path[:depth], around | {"Foreign": Raw("1")})))
            for key in around:
                agree(encode(without(document, (*path[:depth], key))))


@given(disclosures(), st.data())
def test_any_document_with_a_few_damages(disclosure: Disclosure, data: st.DataObject) -> None:
    document = json.loads(budgetschema.dumps(disclosure))
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(sites(document))
        path = data.draw(st.sampled_from(places))
        value = at(document, path)
        choices = ["junk", "transplant"]
        choices += ["drop"] if path else []
        choices += ["repeat", "add"] if isinstance(value, dict) and value else []
        choices += ["line feed", "blank"] if isinstance(value, str) and not isinstance(value, Raw) else []
        match data.draw(st.sampled_from(choices)):
            case "junk":
                document = replaced(document, path, data.draw(st.sampled_from(JUNK)))
            case "transplant":
                document = replaced(document, path, at(document, data.draw(st.sampled_from(places))))
            case "drop":
                document = without(document, path)
            case "repeat":
                document = replaced(document, path, Twice(value))
            case "add":
                document = replaced(
                    document, path, value | {data.draw(st.sampled_from(["place", "x", "$schema"])): Raw('"a"')}
                )
            case "line feed":
                document = replaced(document, path, value + "\n")
            case "blank":
                document = replaced(document, path, f" {value}")
    agree(encode(document))


@pytest.mark.parametrize("size", [1_000_000, 1_000_001])
@pytest.mark.parametrize("character", ["a", "政", "𠮷"])
def test_the_longest_text(size: int, character: str) -> None:
    document, path = representatives()["one str Format.TEXT None None-None True"]
    assert agree(encode(replaced(document, path, character * size))) is (size == 1_000_000)
