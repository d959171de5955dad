"""The relations: made from the model, whole, and the same as the committed Table Schemas."""

import orjson
import pytest

from budgetschema.cube.dimensions import DIMENSIONS
from budgetschema.export.definitions import relation, relations
from budgetschema.export.kinds import kind_of, kinds
from budgetschema.export.table_schema import table_schema
from budgetschema.model import SPEC_VERSION

each_relation = pytest.mark.parametrize("each", relations(), ids=lambda each: each.name)


@each_relation
def test_everything_is_said_in_both_languages(each) -> None:
    for what in (each, *each.columns):
        assert what.zh, what.name
        assert what.en, what.name
        assert bool(what.zh_about) == bool(what.en_about), what.name
    assert each.zh_about


@each_relation
def test_keys_are_columns_and_lead_to_keys(each) -> None:
    assert len(set(each.names)) == len(each.names)
    assert set(each.keys) <= set(each.names)
    for reference in each.references:
        assert set(reference.columns) <= set(each.names)
        assert reference.columns == relation(reference.relation).keys
        names = [found.name for found in relations()]
        assert names.index(reference.relation) < names.index(each.name)


@each_relation
def test_the_committed_schema_is_what_the_model_makes(each, root) -> None:
    path = root / "schemas" / SPEC_VERSION / "tables" / f"{each.name}.schema.json"
    made = orjson.dumps(table_schema(each), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    assert path.read_bytes() == made


def test_no_schema_is_left_from_a_relation_that_is_gone(root) -> None:
    found = {path.name for path in (root / "schemas" / SPEC_VERSION / "tables").iterdir()}
    assert found == {f"{each.name}.schema.json" for each in relations()}


def test_facts_have_a_column_for_each_dimension() -> None:
    assert [name for name in relation("facts").names if name in DIMENSIONS] == list(DIMENSIONS)


def test_titles_and_bounds_are_the_models() -> None:
    columns = {column.name: column for column in relation("tables").columns}
    assert (columns["unit"].zh, columns["unit"].words) == ("金额单位", ("yuan", "qian_yuan", "wan_yuan", "yi_yuan"))
    assert (columns["decimals"].minimum, columns["decimals"].maximum) == (0, 8)
    assert columns["place_page"].zh == "页"


def test_kinds_are_told_by_suffix(tmp_path) -> None:
    named = {suffix: kind.kind for kind in kinds().values() for suffix in kind.suffixes}
    assert named[".sqlite"] == "sqlite"
    for suffix, kind in named.items():
        found = kind_of(tmp_path / f"x{suffix.upper()}")
        assert found is not None
        assert found.kind == kind
    assert kind_of(tmp_path / "x.docx") is None
