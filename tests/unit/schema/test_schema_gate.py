"""The fast gate: a yes is certain, doubt is left to the reference, and ordinary documents are not in doubt."""

import pytest

import budgetschema
from budgetschema.schema import gate
from tests.samples import full, minimal, text, with_line


def test_ordinary_documents_take_the_fast_way(township) -> None:
    assert gate.decode(text(full())) is not None
    assert gate.decode(budgetschema.dumps(township)) is not None


@pytest.mark.parametrize("title", ["a\nb\tc", 'say "x"', "C:\\temp", "a/b", "\\u0000", "𠮷\u2028\x7f", "\\\\"])
def test_awkward_but_harmless_texts_take_the_fast_way(title: str) -> None:
    structure = gate.decode(text(minimal(title=title)))
    assert structure is not None
    assert structure.title == title


@pytest.mark.parametrize(
    "data",
    [
        b'"title": "a", "title": "a",',
        b'"\\u0074itle": "a", "title": "a",',
        b'"title": "\\u0000",',
        b'"title": "a\\b",',
        b'"title": "a\\f",',
        b'"title": "\\\\\\u0001",',
        b'"title": "\\ud800",',
        b'"title": "\\ufffe",',
        '"title": "\uffff",'.encode(),
        b'"title": "",',
        b'"title": null,',
        b'"notes": [],',
        b'"colour": 1,',
        b'"published": "2026-02-30",',
        b'"published": "2026-02-28\\n",',
        b'"$schema": "",',
        b'"$schema": 1,',
    ],
)
def test_no_doubt_is_let_through(data: bytes) -> None:
    assert gate.decode(text(minimal()).replace(b"{", b"{" + data, 1)) is None


@pytest.mark.parametrize(
    "line",
    [
        {"amounts": {}}, {"amounts": {"a": 1}}, {"amounts": {"A": "1"}}, {"amounts": {"a\n": "1"}},
        {"amounts": {"a": "1\n"}}, {"amounts": {"a": "１"}}, {"level": 2.0}, {"level": True}, {"level": 21},
        {"level": -1}, {"level": "1"}, {"place": {}}, {"place": {"line": 0}}, {"role": "Detail"}, {"flags": [{}]},
        {"coordinate": {"fund_source": "lottery"}},
        {"codes": [{"scheme": "function", "edition": 2026, "basis": "guess"}]},
    ],
    ids=str,
)  # fmt: skip
def test_no_wrong_value_is_let_through(line) -> None:
    assert gate.decode(text(with_line(**line))) is None


def test_a_wrong_spelling_of_a_number_stays_out() -> None:
    for word in (b"2026.0", b"2.026e3", b"02026", b"+2026", b'"2026"'):
        assert gate.decode(text(minimal()).replace(b"2026", word)) is None
