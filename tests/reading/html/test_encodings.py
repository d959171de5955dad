"""Encodings as pages declare them, rightly and wrongly."""

import codecs

import pytest

from budgetschema import UnreadableError
from tests.reading.html.pages import grid_of

TEXT = "某县某局部门预算公开，镕喆䶮"
META = '<html><head><meta charset="{}"></head><body><p>' + TEXT + "</p>"
OLD = '<meta http-equiv="Content-Type" content="text/html; charset={}"><p>' + TEXT + "</p>"

PAGES = {
    "nothing declared, UTF-8": (f"<p>{TEXT}</p>".encode(), "utf-8"),
    "nothing declared, GB18030": (f"<p>{TEXT}</p>".encode("gb18030"), "gb18030"),
    "UTF-8": (META.format("utf-8").encode(), "utf-8"),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + META.format("gbk").encode(), "utf-8"),
    "UTF-16": (codecs.BOM_UTF16_LE + META.format("utf-8").encode("utf-16-le"), "utf-16-le"),
    "UTF-16 without a mark": (META.format("utf-16").encode("utf-16-le"), "utf-16-le"),
    "gb2312 with characters beyond it": (OLD.format("gb2312").encode("gb18030"), "gb18030"),
    "x-gbk": (OLD.format("x-gbk").encode("gb18030"), "gb18030"),
    "declares gb2312, is UTF-8": (OLD.format("gb2312").encode(), "utf-8"),
    "declares utf-8, is GBK": (META.format("utf-8").encode("gb18030"), "gb18030"),
    "declares iso-8859-1, is GBK": (OLD.format("iso-8859-1").encode("gb18030"), "gb18030"),
    "declares utf-16, is UTF-8": (META.format("utf-16").encode(), "utf-8"),
    "declares what does not exist": (META.format("x-none").encode("gb18030"), "gb18030"),
    "declares what is no encoding of text": (META.format("rot13").encode("gb18030"), "gb18030"),
    "declares in a comment": (f"<!-- charset=big5 --><p>{TEXT}</p>".encode("gb18030"), "gb18030"),
    "an XML declaration": (f"<?xml version='1.0' encoding='GBK'?><p>{TEXT}</p>".encode("gb18030"), "gb18030"),
    "cut in a character": (META.format("gbk").replace("</p>", "预").encode("gb18030")[:-1], "gb18030"),
}


@pytest.mark.parametrize("case", PAGES)
def test_encodings(case: str):
    data, encoding = PAGES[case]
    grid = grid_of(data)
    assert [row.text for row in grid.rows] == [TEXT]
    assert grid.sources[0].encoding == encoding


def test_big5_is_believed():
    assert grid_of("<meta charset=big5><p>預算公開表</p>".encode("big5")).rows[0].text == "預算公開表"


def test_the_user_has_the_last_word():
    data = OLD.format("big5").replace(TEXT, "中文").encode("gb18030")
    assert grid_of(data, encoding="gbk").rows[0].text == "中文"
    with pytest.raises(UnreadableError) as caught:
        grid_of(data, encoding="utf-8")
    assert caught.value.key == "file.encoding"
    with pytest.raises(UnreadableError) as caught:
        grid_of(data, encoding="no-such")
    assert caught.value.key == "file.unknown_encoding"


def test_a_damaged_byte_is_shown_as_such():
    page = b"<meta charset=utf-8>" + "预算".encode() * 1000 + b"\xff" + "公开".encode()
    assert grid_of(page).rows[0].text == "预算" * 1000 + "\ufffd公开"


def test_what_no_encoding_fits_is_refused():
    with pytest.raises(UnreadableError) as caught:
        grid_of(b"<p>" + b"\xff\xfe\xfd" * 100)
    assert caught.value.key == "file.encoding"


BINARY = {
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
    "old office file": codecs.BOM_UTF8[:0] + b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "zip": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(range(60)),
}


@pytest.mark.parametrize("case", BINARY)
def test_what_is_no_text_is_refused(case: str):
    with pytest.raises(UnreadableError) as caught:
        grid_of(BINARY[case])
    assert caught.value.key == "file.binary"
