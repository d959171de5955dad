"""Files that are broken, locked, or made to exhaust a machine: an error in words, or a bounded reading."""

import random
import tracemalloc
import zlib

import pytest

from budgetschema import UnreadableError
from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.pdf import limits
from tests.reading.pdf.making import FONT, Page, file_of, grid_of, lone, pdf, stream

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"


def with_content(content: bytes) -> bytes:
    """A file of one page that is drawn by a stream as given."""
    return file_of([CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, content, FONT])


def plain() -> Page:
    page = Page()
    page.text(72, 100, "某县某局二〇二六年部门预算")
    return page


def outcome_of(data: bytes) -> Grid | str:
    """The grid, or the key of the error; anything else that is raised fails the test."""
    try:
        return grid_of(data)
    except UnreadableError as error:
        return error.key


def error_of(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        grid_of(data)
    assert caught.value.message("zh")
    assert caught.value.message("en")
    return caught.value.key


def test_the_maker_makes_files_that_can_be_read() -> None:
    assert lone(grid_of(pdf(plain()))) == ["某县某局二〇二六年部门预算"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file.empty"),
        (b"PK\x03\x04 a workbook", "pdf.not_pdf"),
        ("部门预算".encode(), "pdf.not_pdf"),
        (b"%PDF-1.7\n", "pdf.damaged"),
        (b"%PDF-1.7\n" + random.Random(1).randbytes(20_000), "pdf.damaged"),  # noqa: S311
    ],
)
def test_what_is_no_pdf_is_refused(data: bytes, key: str) -> None:
    assert error_of(data) == key


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99])
def test_a_file_cut_off_is_refused_or_read(share: float) -> None:
    data = pdf(plain(), plain())
    outcome = outcome_of(data[: int(len(data) * share)])
    if isinstance(outcome, Grid):
        assert "某县某局二〇二六年部门预算" in lone(outcome)
    else:
        assert outcome.startswith("pdf.")


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_bytes_overwritten_is_refused_or_read(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    data = bytearray(pdf(plain(), plain()))
    for _ in range(dice.choice([1, 5, 30, 100])):
        data[dice.randrange(9, len(data))] = dice.randrange(256)
    outcome = outcome_of(bytes(data))
    assert isinstance(outcome, Grid) or outcome.startswith("pdf.")


def test_a_file_that_needs_a_password_is_refused() -> None:
    key = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%b> /U <%b> >>" % (b"11" * 32, b"22" * 32)
    data = pdf(plain(), trailer=b"/Encrypt 7 0 R /ID [<00> <00>]", more=[key])
    assert error_of(data) == "pdf.locked"


def test_a_file_without_pages_is_refused() -> None:
    data = file_of([CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>"])
    assert error_of(data) in ("pdf.no_pages", "pdf.damaged")


def test_a_file_without_text_is_refused() -> None:
    assert error_of(pdf(Page())) == "pdf.no_text"


def test_a_page_tree_that_runs_in_a_circle_ends() -> None:
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 3 /Parent 3 0 R >>"
    again = b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 /Parent 2 0 R >>"
    assert error_of(file_of([CATALOGUE, tree, again])).startswith("pdf.")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 2)
    assert len(grid_of(pdf(plain(), plain())).rows) == 2
    assert error_of(pdf(plain(), plain(), plain())) == "pdf.too_large"


def test_a_hundred_thousand_objects_are_no_trouble() -> None:
    data = pdf(plain(), more=[b"<< /A %d >>" % number for number in range(100_000)])
    assert lone(grid_of(data)) == ["某县某局二〇二六年部门预算"]


def test_a_stream_that_unpacks_to_gigabytes_is_refused_before_it_does() -> None:
    packer = zlib.compressobj(9)
    zeros = bytes(1024**2)
    packed = b"".join(packer.compress(zeros) for _ in range(300)) + packer.flush()
    bomb = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)
    data = with_content(bomb)
    tracemalloc.start()
    try:
        assert error_of(data) == "pdf.too_large"
        assert tracemalloc.get_traced_memory()[1] < 50 * 1024**2
    finally:
        tracemalloc.stop()


def test_a_stream_packed_twice_is_no_way_around() -> None:
    packed = zlib.compress(zlib.compress(bytes(100 * 1024**2), 9), 9)
    bomb = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (len(packed), packed)
    assert error_of(with_content(bomb)) == "pdf.too_large"


def test_a_page_that_takes_megabytes_to_draw_is_refused() -> None:
    content = stream(b"0 0 m 1 1 l S\n" * (limits.CONTENT_BYTES // 14 + 1), packed=True)
    assert error_of(with_content(content)) == "pdf.page_too_large"


def test_forms_within_forms_are_counted_as_often_as_they_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    # Twelve forms, each of which draws the next one twice: 4,096 lines from a few bytes.
    monkeypatch.setattr(limits, "PAGE_OBJECTS", 2000)
    page = plain()
    page.drawn.append("/X1 Do")
    forms = []
    for number in range(12):
        inner = 8 + number
        resources = b"/Resources << /XObject << /X1 %d 0 R >> >>" % inner
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources
        forms.append(stream(b"/X1 Do /X1 Do", head))
    forms.append(stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"))
    assert error_of(pdf(page, more=forms)) == "pdf.page_too_large"


def test_a_form_that_draws_itself_ends() -> None:
    page = plain()
    page.drawn.append("/X1 Do")
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 7 0 R >> >>"
    assert lone(grid_of(pdf(page, more=[stream(b"/X1 Do", head)]))) == ["某县某局二〇二六年部门预算"]


def test_a_font_with_a_billion_widths_is_refused() -> None:
    assert error_of(pdf(plain(), font=FONT.replace(b"/W [1 95 500]", b"/W [1 999999999 500]"))) == "pdf.page_too_large"


@pytest.mark.parametrize("packed", [False, True])
def test_a_font_that_names_a_billion_characters_is_refused(packed: bool) -> None:
    cmap = b"begincmap 1 beginbfrange <0000> <3fffffff> <0000> endbfrange endcmap"
    font = FONT.replace(b"/Encoding", b"/ToUnicode 7 0 R /Encoding")
    assert error_of(pdf(plain(), font=font, more=[stream(cmap, packed=packed)])) == "pdf.too_large"


def test_arrays_nested_without_end_do_no_harm() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    assert error_of(with_content(stream(deep + b" TJ"))) == "pdf.no_text"


@pytest.mark.parametrize("loop", [b"7 0 R", b"[7 0 R 7 0 R]"])
@pytest.mark.parametrize("where", ["contents", "information"])
def test_references_in_a_circle_end(loop: bytes, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOOKUPS", 10_000)
    if where == "contents":
        outcome = outcome_of(pdf(plain(), more=[loop]).replace(b"/Contents 6 0 R", b"/Contents 7 0 R"))
    else:
        outcome = outcome_of(
            pdf(plain(), more=[b"<< /Title 8 0 R >>", loop.replace(b"7", b"8")], trailer=b"/Info 7 0 R")
        )
    assert isinstance(outcome, Grid) or outcome.startswith("pdf.")


def test_references_that_branch_at_every_step_end(monkeypatch: pytest.MonkeyPatch) -> None:
    # Thirty arrays, each of which names the next one twice: a billion values.
    monkeypatch.setattr(limits, "LOOKUPS", 10_000)
    arrays = [b"[%d 0 R %d 0 R]" % (number, number) for number in range(9, 39)]
    data = pdf(plain(), more=[b"<< /Title 8 0 R >>", *arrays, b"(x)"], trailer=b"/Info 7 0 R")
    assert error_of(data) == "pdf.too_large"


def test_marked_content_without_end_is_refused_before_pdfium_sees_it() -> None:
    page = plain()
    page.drawn.append("/P <</MCID 0>> BDC " * (limits.TAGS + 1))
    assert error_of(pdf(page)) == "pdf.page_too_large"


def test_marked_content_one_after_the_other_is_no_trouble() -> None:
    page = plain()
    page.drawn.append("/P <</MCID 0>> BDC EMC " * (limits.TAGS + 1))
    assert lone(grid_of(pdf(page))) == ["某县某局二〇二六年部门预算"]


@pytest.mark.parametrize("packed", [False, True])
def test_runs_of_bytes_that_unpack_to_a_gigabyte_are_refused(packed: bool) -> None:
    data = stream(bytes([129, 65]) * (limits.STREAM_BYTES // 128 + 1), packed=packed)
    filters = b"[/FlateDecode /RunLengthDecode]" if packed else b"/RunLengthDecode"
    if packed:
        data = data.replace(b"/Filter /FlateDecode", b"/Filter " + filters)
    else:
        data = data.replace(b"<< ", b"<< /Filter " + filters + b" ", 1)
    tracemalloc.start()
    try:
        assert error_of(with_content(data)) == "pdf.too_large"
        assert tracemalloc.get_traced_memory()[1] < 50 * 1024**2
    finally:
        tracemalloc.stop()


def test_a_few_runs_of_bytes_are_no_trouble() -> None:
    drawn = plain().content
    packed = b"".join(bytes([0, byte]) for byte in drawn) + b"\x80"
    data = stream(packed, b"/Filter /RunLengthDecode")
    assert lone(grid_of(with_content(data))) == ["某县某局二〇二六年部门预算"]
