"""Whatever happens to a source, reading does not fail in an unforeseen way and loses nothing that is printed."""

import functools
import random

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetschema
from budgetschema import UnreadableError
from budgetschema.reading import Reading
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.source import Source
from tests.conftest import TOWNSHIP

WORDS = (
    "预算", "2026年", "支出总表", "表1-2", "部门：", "单位：", "一、", "（一）", "第一部分", "目录", "项目",
    "科目编码", "合计", "本年收入", "类", "201", "201.0", "1.50", "2,000.00", "—", "XX", "注：本表无数据",
    "栏次", "A01", "代码", "一级目录", "产出指标", "≥98%", "增减%", "项目支出绩效目标表", "(2025年度)",
    "。", "，", "(", "）", "abc", "𠮷", "\u2028", "\x85", " ",
)  # fmt: skip
few = settings(max_examples=40)

texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=3).map("".join)
rows = st.lists(texts, min_size=1, max_size=9)
seeds = st.integers(0, 2**32)


@functools.cache
def lines() -> tuple[str, ...]:
    """A part of the township with something of everything: front, tables, a form, letter, catalogue, glossary."""
    every = TOWNSHIP.read_text(encoding="utf-8").split("\n")
    return tuple(every[:215] + every[320:445] + every[470:480] + every[1622:1662] + every[1816:1910] + every[3805:])


def read(source: str) -> Reading | None:
    """The reading, which must also be writable; None for what is refused."""
    try:
        reading = read_sources([Source(data=source.encode("utf-8", "replace"), name="source.txt")])
    except UnreadableError:
        return None
    budgetschema.dumps(reading.disclosure)
    return reading


def printable(text: str) -> str:
    """A text as it may stand in a cell: without what ends a cell, a line or the whole file as text."""
    return "".join(character for character in text if character >= " " and character not in "\x7f\ufffe\uffff")


@few
@given(st.lists(st.tuples(rows, st.integers(0, 8), seeds), min_size=1, max_size=6))
def test_junk_rows_are_kept_and_reported(junk: list[tuple[list[str], int, int]]):
    source = list(lines())
    marks = []
    for number, (cells, position, seed) in enumerate(junk):
        mark = f"㊣{number}㊣"
        row = [printable(cell) for cell in cells]
        row[position % len(row)] += mark
        marks.append(mark)
        source.insert(seed % len(source), "\t".join(row))

    reading = read("\n".join(source))

    assert reading is not None
    assert reading.coverage is not None
    document = budgetschema.dumps(reading.disclosure).decode()
    assert [mark for mark in marks if mark not in document] == []
    unplaced = [fragment.text for fragment in reading.disclosure.fragments if fragment.kind.value == "unplaced"]
    assert sum(len(text.split("\t")) for text in unplaced) == len(reading.coverage.leftovers)
    assert (reading.coverage.share < 1) == bool(unplaced)


@few
@given(seeds, st.sampled_from((0.02, 0.2, 0.6)))
def test_missing_lines(seed: int, share: float):
    chance = random.Random(seed)  # noqa: S311
    read("\n".join(line for line in lines() if chance.random() > share))


@few
@given(st.integers(0, 100_000))
def test_truncated_source(length: int):
    read("\n".join(lines())[:length])


@few
@given(seeds, st.integers(1, 40))
def test_swapped_cells(seed: int, swaps: int):
    chance = random.Random(seed)  # noqa: S311
    cells = [line.split("\t") for line in lines()]
    for _ in range(swaps):
        first, second = chance.choice(cells), chance.choice(cells)
        left, right = chance.randrange(len(first)), chance.randrange(len(second))
        first[left], second[right] = second[right], first[left]

    read("\n".join("\t".join(row) for row in cells))


@few
@given(st.lists(rows, max_size=12))
def test_rows_of_anything(cells: list[list[str]]):
    read("\n".join("\t".join(printable(cell) for cell in row) for row in cells))


@few
@given(st.binary(max_size=200))
def test_bytes_of_anything(data: bytes):
    try:
        read_sources([Source(data=data, name="source.txt")])
    except UnreadableError:
        return


def test_reading_is_deterministic():
    source = "\n".join(lines())

    assert read(source) == read(source)


def test_line_ends_and_byte_order_mark_change_nothing():
    data = TOWNSHIP.read_bytes()
    plain = read_sources([Source(data=data, name="a.txt")])
    assert plain.disclosure.sources[0].sha256

    for changed in (data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r")):
        other = read_sources([Source(data=changed, name="a.txt")])
        assert other.disclosure.sources != plain.disclosure.sources
        assert attrs.evolve(other.disclosure, sources=()) == attrs.evolve(plain.disclosure, sources=())
        assert other.coverage == plain.coverage
