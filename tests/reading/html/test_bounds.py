"""Pages made to do harm, and pages that are none: one sentence, in bounded time."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from budgetschema import UnreadableError
from budgetschema.reading.readers.html import reader
from tests.reading.html.pages import grid_of, texts

REFUSED = {
    "nothing": (" \n", "file.empty"),
    "nothing shown": ("<html><head><title>x</title></head><body><p> </p></body></html>", "file.empty"),
    "a comment": ("<!-- x -->", "file.empty"),
    "frames": ("<frameset><frame src='a.htm'><frame src='b.htm'></frameset>", "html.frames"),
    "nested blocks": ("<div>" * 100_000 + "甲", "html.depth"),
    "nested tables": ("<table><tr><td>" * 100_000 + "甲", "html.depth"),
    "nested and closed": ("<div>" * 1000 + "甲" + "</div>" * 1000 + "<p>乙", "html.depth"),
    "a giant text": ("<p>" + "a" * 10_500_000, "html.syntax"),
    "wide cells": ("<table>" + "<tr><td colspan=1000>x" * 2000, "html.cells"),
    "a giant tag": ("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">甲", "html.tag"),
    "deep cells": ("<table><tr>" + "<td rowspan=0>x" * 1000 + "<tr><td>y" * 1000, "html.cells"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, in_time: Callable[[], AbstractContextManager[None]]):
    page, key = REFUSED[case]
    with in_time(), pytest.raises(UnreadableError) as caught:
        grid_of(page)
    assert caught.value.key == key
    assert "page.html" in caught.value.message("zh")
    assert caught.value.message("en").endswith(".")


def test_a_large_file_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "_LARGEST", 100)
    monkeypatch.setattr(reader, "_parsed", None)
    with pytest.raises(UnreadableError) as caught:
        grid_of("<p>" + "甲" * 100)
    assert caught.value.key == "html.size"


HARMLESS = {
    "as deep as real pages": ("<div>" * 200 + "甲", ["甲"]),
    "tables as deep as the parser goes": ("<table><tr><td>" * 60 + "甲", ["甲"]),
    "forms in a table": ("<table>" + "<form>" * 200 + "<tr><td>甲", ["甲"]),
    "a picture within": (f"<p><img src='data:image/png;base64,{'QUJD' * 3_000_000}'>甲", ["甲"]),
    "many entities": ("<p>" + "&a;" * 100_000, ["&a;" * 100_000]),
    "an entity of one's own": ("<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;</p>", None),
    "a file named as entity": ("<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>", None),
    "end tags alone": ("</div>" * 100_000 + "甲", ["甲"]),
    "attributes": ("<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">甲", ["甲"]),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_harmless(case: str, in_time: Callable[[], AbstractContextManager[None]]):
    page, expected = HARMLESS[case]
    with in_time():
        found = texts(page)
    if expected is None:
        assert "".join(found).endswith("&a;")
    else:
        assert found == expected
