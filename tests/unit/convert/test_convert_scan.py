"""Where values stand in a JSON text: pointer and line of each, as a reader with a finger on the page finds them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetschema.convert.scan import Spot, lines, scan

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=15,
)


def pointers(value: Any, path: str = "") -> list[str]:
    found = [path]
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            found += pointers(item, f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}")
    return found


@given(VALUES, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_every_value_is_found_once_in_the_order_of_the_text(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert [spot.pointer for spot in scan(text)] == pointers(value)
    assert not any(spot.repeated for spot in scan(text))


@given(VALUES)
def test_lines_never_go_back_and_count_every_line_feed(value: Any) -> None:
    found = [spot.line for spot in scan("\n\n" + json.dumps(value, indent=1) + "\n")]
    assert found == sorted(found)
    assert found[0] == 3


def test_the_line_is_that_of_the_value() -> None:
    text = '\n{"a":\n\n1, "b": [\n true,\n{"c":\r\n"x\\ny"}],\n"d": {}\n}\n'
    assert lines(text) == {"": 2, "/a": 4, "/b": 4, "/b/0": 5, "/b/1": 6, "/b/1/c": 7, "/d": 8}


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ('{"a":1,"a":2}', [("/a", 1)]),
        ('{"a":1,\n"\\u0061":2,\n"a":3}', [("/a", 2), ("/a", 3)]),
        ('[{"a":1},\n{"a":1}]', []),
        ('{"a":{"a":1}}', []),
        ('{"a":{"b":1,"b":1},"b":1}', [("/a/b", 1)]),
        ('{"":1,"":2}', [("/", 1)]),
        ('{"a/b":1,"a~b":1,"a/b":1}', [("/a~1b", 1)]),
        ('{"a":"a\\":","b":1}', []),
        ('{"]":"}","}":"]"}', []),
    ],
)
def test_repeated_keys(text: str, repeated: list[tuple[str, int]]) -> None:
    assert [(spot.pointer, spot.line) for spot in scan(text) if spot.repeated] == repeated


def test_a_spot_knows_its_key() -> None:
    assert list(scan('{"a/b":[1]}')) == [
        Spot(pointer="", line=1),
        Spot(pointer="/a~1b", line=1, key="a/b"),
        Spot(pointer="/a~1b/0", line=1),
    ]
