"""What one source may hold: the same bounds for every reader, and a sentence beyond them."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import budgetschema
from budgetschema import UnreadableError
from budgetschema.cli.group import cli
from budgetschema.convert import files
from budgetschema.reading import limits
from budgetschema.reading.files import read_sources
from budgetschema.reading.readers import comma, text
from budgetschema.reading.readers.html import archive
from budgetschema.reading.readers.html.archive import is_archive
from budgetschema.reading.readers.sniffing import kind_within
from budgetschema.reading.readers.source import Source
from budgetschema.reading.recognise.state import State

TABLE = "某局2026年部门预算\n支出总表\n科目编码\t科目名称\t合计\n201\t一般公共服务支出\t1.00\n"
PAGE = "<p>某局2026年部门预算</p><table><tr><td>科目编码<td>合计<tr><td>201<td>1.00</table>"


def error_of(data: str, name: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_sources([Source(data=data.encode(), name=name)])
    return caught.value


SOURCES = {"a.txt": TABLE, "a.csv": TABLE.replace("\t", ","), "a.html": PAGE}


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CELLS", "MOST_CHARACTERS", "LONGEST_TEXT"])
@pytest.mark.parametrize("name", SOURCES)
def test_every_reader_is_bounded(limit: str, name: str, monkeypatch: pytest.MonkeyPatch):
    assert read_sources([Source(data=SOURCES[name].encode(), name=name)]).disclosure.tables
    monkeypatch.setattr(limits, limit, 2)

    error = error_of(SOURCES[name], name)

    assert error.key == "file.too_large"
    assert name in error.message("zh")
    assert error.message("en").endswith(".")


def test_a_row_that_is_kept_as_one_text_may_not_be_longer_than_a_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LONGEST_TEXT", 40)
    assert error_of(TABLE + "\t".join(["文" * 20] * 3), "a.txt").key == "file.too_large"


def test_blank_cells_are_counted_before_they_are_made(monkeypatch: pytest.MonkeyPatch):
    for module in (comma, text):
        monkeypatch.setattr(module, "MOST_POSITIONS", 1000)
        monkeypatch.setattr(module, "Row", None)
    assert error_of("1," * 100 + "\n" + "1\n" * 100, "a.csv").key == "file.too_large"
    assert error_of("\t" * 1001 + "1", "a.txt").key == "file.too_large"


def test_the_bounds_are_far_above_what_a_township_prints():
    assert limits.MOST_POSITIONS >= limits.MOST_CELLS >= limits.MOST_ROWS >= 10 * 3500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableError) as caught:
        budgetschema.read(tmp_path / "a.xlsx")
    assert caught.value.key == "file.special"


def test_no_more_of_a_file_is_read_than_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "_LARGEST", 2**20)
    (tmp_path / "a.txt").write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(UnreadableError) as caught:
        budgetschema.read(tmp_path / "a.txt")
    assert caught.value.key == "file.size"


def test_a_name_that_is_no_text_is_spelled_out(tmp_path: Path):
    disclosure = read_sources([Source(data=TABLE.encode(), name="\udcd6\udcd0\x1b\n.txt")]).disclosure
    assert disclosure.sources[0].name == r"\udcd6\udcd0\x1b\n.txt"
    budgetschema.dump(disclosure, tmp_path / "a.json")


def test_an_archive_of_countless_parts_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "_MOST_PARTS", 10)
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    assert error_of(head + "--b\nContent-Type: text/html\n\n<p>甲</p>\n" * 12, "a.mht").key == "html.parts"


def test_header_lines_are_matched_in_one_way_only():
    # Were a line end matched in two ways, this would take two to the power of ten thousand steps.
    assert not is_archive(b"A: b\r\n c\r\n" * 10_000)
    assert is_archive(b"MIME-Version: 1.0\r\nA: b\r\n c\r\n\r\n")


def test_comments_before_a_page_are_matched_in_one_way_only():
    data = ("<!-- a -->" * 5000 + "x").encode()
    assert kind_within(Source(data=data, name="a")) is None
    assert kind_within(Source(data=data[:-1] + b"<html>", name="a")) == "html"


def test_a_document_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # Whatever recognition may make of a hostile source: a finding, no traceback, no file.
    monkeypatch.setattr(State, "fiscal_year", 99999)
    (tmp_path / "a.txt").write_text(TABLE, encoding="utf-8")
    result = CliRunner().invoke(cli, ["convert", str(tmp_path / "a.txt"), str(tmp_path / "a.json")])
    assert result.exit_code == 1
    assert "S0" in result.output
    assert not (tmp_path / "a.json").exists()
