"""Small PDF files, written by hand: text, lines and pictures at given places, and anything odd a test needs."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from budgetschema.reading.grid import Grid
from budgetschema.reading.readers.pdf import read
from budgetschema.reading.readers.source import Source

WIDTH, HEIGHT = 595, 842
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo"
    b" << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500]"
    b" /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880]"
    b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)
"""A font that viewers have of their own: Chinese characters are as wide as the size, ASCII half of that."""


def width(text: str, size: float = 10) -> float:
    """How wide a text is printed."""
    return sum(size if ord(character) > 126 else size / 2 for character in text)


class Page:
    """A page to draw on. Places are in points from the upper left corner; text is placed by its baseline."""

    def __init__(self, wide: float = WIDTH, high: float = HEIGHT, extra: str = "") -> None:
        self.size = (wide, high)
        self.extra = extra
        self.drawn: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = 10, mode: int = 0) -> None:
        self.drawn.append(f"BT {mode} Tr /F1 {size} Tf {x:.2f} {self.size[1] - y:.2f} Td <{_hex(text)}> Tj ET")

    def right(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Text that ends at ``x``."""
        self.text(x - width(text, size), y, text, size)

    def centred(self, x: float, y: float, text: str, size: float = 10) -> None:
        self.text(x - width(text, size) / 2, y, text, size)

    def turned(self, x: float, y: float, text: str, matrix: str, size: float = 10) -> None:
        """Text under a matrix of four numbers."""
        self.drawn.append(f"BT 0 Tr /F1 {size} Tf {matrix} {x:.2f} {self.size[1] - y:.2f} Tm <{_hex(text)}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float, dash: str = "[] 0 d") -> None:
        high = self.size[1]
        self.drawn.append(f"{dash} 0.5 w {x0:.2f} {high - y0:.2f} m {x1:.2f} {high - y1:.2f} l S")

    def box(self, x0: float, y0: float, x1: float, y1: float, paint: str = "S") -> None:
        self.drawn.append(f"{x0:.2f} {self.size[1] - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re {paint}")

    def grid(self, xs: Sequence[float], ys: Sequence[float], *, thin: bool = False) -> None:
        """All lines of a table, drawn as lines or as thin filled rectangles."""
        for y in ys:
            self.box(xs[0], y, xs[-1], y + 0.5, "f") if thin else self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.box(x, ys[0], x + 0.5, ys[-1], "f") if thin else self.line(x, ys[0], x, ys[-1])

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.drawn.append(f"q {x1 - x0:.2f} 0 0 {y1 - y0:.2f} {x0:.2f} {self.size[1] - y1:.2f} cm /I1 Do Q")

    @property
    def content(self) -> bytes:
        return "\n".join(self.drawn).encode()


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def stream(data: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        data, extra = zlib.compress(data, 9), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), extra, data)


def file_of(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first of which is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, trailer, start)
    return bytes(data)


def pdf(*pages: Page, font: bytes = FONT, more: Sequence[bytes] = (), trailer: bytes = b"") -> bytes:
    """A file with these pages. ``more`` are objects after them, from number ``5 + 2 * len(pages)`` on."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        font,
        stream(
            b"\xff", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    ]
    for index, page in enumerate(pages):
        wide, high = page.size
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R %b"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R /X1 %d 0 R >> >> >>"
            % (wide, high, 6 + 2 * index, page.extra.encode(), 5 + 2 * len(pages))
        )
        objects.append(stream(page.content))
    return file_of([*objects, *more], trailer)


def grid_of(data: bytes) -> Grid:
    return read(Source(data=data, name="made.pdf"))


def read_pages(*pages: Page) -> Grid:
    return grid_of(pdf(*pages))


def texts(grid: Grid) -> list[list[str]]:
    """The cells of all rows; ``^`` for a covered one."""
    return [["^" if cell.covered_by is not None else cell.text for cell in row.cells] for row in grid.rows]


def regions(grid: Grid) -> list[list[list[str]]]:
    """The rows of each table."""
    found: dict[int, list[list[str]]] = {}
    for row, cells in zip(grid.rows, texts(grid), strict=True):
        if row.region is not None:
            found.setdefault(row.region, []).append(cells)
    return [found[region] for region in sorted(found)]


def lone(grid: Grid) -> list[str]:
    """The text of the rows outside of tables, furniture left out."""
    return [row.text for row in grid.rows if row.region is None and row.furniture is None]
