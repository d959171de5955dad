"""What cannot be read at all is refused with one sentence, in both languages."""

import codecs
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import attrs
import pytest

import budgetschema
from budgetschema import UnreadableError
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers.source import Source
from tests.conftest import TOWNSHIP

TEXT = "某局2026年部门预算\n支出总表\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t1.00\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"

UNREADABLE = {
    "empty": (b"", "file.empty"),
    "blank": (b" \n\t\r\n \n", "file.empty"),
    "ideographic spaces": ("　\n　\n".encode(), "file.empty"),
    "only a byte-order mark": (codecs.BOM_UTF8, "file.empty"),
    "only a UTF-16 byte-order mark": (codecs.BOM_UTF16_LE, "file.empty"),
    "NUL bytes": (TEXT.encode() + b"\x00\x00\x01", "file.binary"),
    "picture": (PNG, "file.refused.image"),
    "control characters": (TEXT.encode() + b"\x07", "file.binary"),
    "cut in a character": (TEXT.encode()[:-20] + "预".encode()[:2], "file.encoding"),
    "GB18030": (TEXT.encode("gb18030"), "file.encoding"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "file.binary"),
    "UTF-16 cut in half": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "file.encoding"),
    "a letter": ("各位同事：\n明天上午开会，请准时参加。\n".encode(), "file.not_disclosure"),
    "a table of something else": ("姓名\t部门\n甲\t办公室\n乙\t财务科\n".encode(), "file.not_disclosure"),
    "a report with numbered headings": (
        "一、基本情况\n2026年预算执行良好。\n二、其他\n无。\n".encode(),
        "file.not_disclosure",
    ),
    "one word": (b"budget", "file.not_disclosure"),
}


def refused(action: Callable[[], object]) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        action()
    assert caught.value.message("zh") != caught.value.message("en")
    assert caught.value.message("zh").endswith(("。", "）。"))
    assert caught.value.message("en").endswith((".", "?"))
    return caught.value


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_disclosure_is_refused(tmp_path: Path, case: str):
    data, key = UNREADABLE[case]
    file = tmp_path / "source.txt"
    file.write_bytes(data)

    error = refused(lambda: budgetschema.read(file))

    assert error.key == key
    assert "source.txt" in error.message("zh")


def test_missing_file(tmp_path: Path):
    assert refused(lambda: budgetschema.read(tmp_path / "none.txt")).key == "file.missing"


def test_directory(tmp_path: Path):
    assert refused(lambda: budgetschema.read(tmp_path)).key == "file.directory"


def test_suffix_without_a_reader(tmp_path: Path):
    file = tmp_path / "budget.key"
    file.write_bytes(TEXT.encode())

    assert refused(lambda: budgetschema.read(file)).key == "file.no_reader"


def test_unknown_encoding():
    assert (
        refused(lambda: read_sources([Source(data=TEXT.encode(), name="a.txt", encoding="klingon")])).key
        == "file.unknown_encoding"
    )


def test_an_encoding_that_is_none_of_text():
    assert (
        refused(lambda: read_sources([Source(data=TEXT.encode(), name="a.txt", encoding="zlib")])).key
        == "file.unknown_encoding"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(encoding: str):
    found = read_sources([Source(data=TEXT.encode(encoding), name="a.txt")]).disclosure

    assert found.tables[0].lines[0].label == "一般公共服务支出"
    assert found.sources[0].encoding == encoding.removesuffix("-sig")


def test_gb18030_is_read_when_it_is_named():
    data = TOWNSHIP.read_text(encoding="utf-8").encode("gb18030")

    found = read_sources([Source(data=data, name=TOWNSHIP.name, encoding="gb18030")]).disclosure

    assert found.sources[0].encoding == "gb18030"
    assert attrs.evolve(found, sources=()) == attrs.evolve(budgetschema.read(TOWNSHIP), sources=())


def test_no_suffix_leaves_it_to_the_content():
    assert read_sources([Source(data=TEXT.encode(), name="budget")]).disclosure.fiscal_year == 2026


HOSTILE = {
    "many headings": "一、某某\n文字\n" * 2500,
    "wide header": "合计\t" * 5000 + "\n" + "1.00\t" * 5000 + "\n",
    "one cell over a wide header": "合计" + "\t" * 5000 + "\n甲" + "\t1.00" * 5000 + "\n",
    "white space": "预" + " " * 100_000 + "算\n" + "单位：" + " " * 100_000 + "元\n",
    "digits": "一、国有资产情况\n" + "1" * 50_000 + "\n一、政府采购情况\n政府采购" + "1" * 50_000 + "\n",
    "no note": "支出总表\n科目名称\t合计\n甲\t1.00\n注：" + "没有" * 30_000 + "\n",
    "no catalogue": "购买服务" * 20_000 + "\n",
    "no contents": "目录\n" + "." * 50_000 + "\n甲" + "·" * 50_000 + "\n",
    "no cover": "2026年" * 20_000 + "\n",
    "repeated headers": "科目名称\t合计\n" * 5000,
}


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_is_read_in_time(in_time: Callable[[], AbstractContextManager[None]], case: str, before: bool):
    source = HOSTILE[case] + TEXT if before else TEXT + HOSTILE[case]
    with in_time():
        read_sources([Source(data=source.encode(), name="source.txt")])
