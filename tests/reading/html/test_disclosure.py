"""The township disclosure as a page: the same disclosure as from its text."""

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

from budgetschema import Disclosure
from budgetschema.convert import dumps
from budgetschema.reading import read_document
from tests.conftest import TOWNSHIP


def as_page(text: str) -> str:
    """A page with a paragraph for each line of text, and a table for each run of lines with tabs.

    A line between rows of as many cells is a row of their table, for a page does not draw two.
    """
    rows = [line.split("\t") for line in text.split("\n")]
    lines: list[str] = []
    inside = False
    for number, cells in enumerate(rows):
        around = {len(rows[at]) for at in (number - 1, number + 1) if 0 <= at < len(rows)}
        tabular = len(cells) > 1 or (len(around) == 1 and around != {1})
        if tabular != inside:
            lines.append("</table>" if inside else "<table>")
            inside = not inside
        if inside:
            lines.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
        else:
            lines.append(f"<p>{escape(cells[0]) or '&nbsp;'}</p>")
    return "<!DOCTYPE html><html><head><title>公开</title></head><body>\n" + "\n".join(lines)


def without_places(disclosure: Disclosure) -> Any:
    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: strip(one) for key, one in value.items() if key not in ("place", "places", "sources")}
        return [strip(one) for one in value] if isinstance(value, list) else value

    return strip(json.loads(dumps(disclosure)))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_reads_as_its_text(tmp_path: Path, encoding: str):
    page = tmp_path / "source.html"
    page.write_bytes(as_page(TOWNSHIP.read_text("utf-8")).encode(encoding))

    reading, expected = read_document(page), read_document(TOWNSHIP)

    assert without_places(reading.disclosure) == without_places(expected.disclosure)
    assert reading.coverage is not None
    assert expected.coverage is not None
    assert reading.coverage.counts == expected.coverage.counts
    assert reading.disclosure.sources[0].media_type == "text/html"
