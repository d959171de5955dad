"""A publication as text with cells separated by tabs."""

from tests.roundtrip.writing.pages import Publication, Sheet


def as_text(publication: Publication) -> bytes:
    """The text in UTF-8."""
    lines: list[str] = []
    for item in publication:
        lines += _sheet(item) if isinstance(item, Sheet) else [item.text]
        lines.append("")
    return "\n".join(lines).encode()


def _sheet(sheet: Sheet) -> list[str]:
    rows = [[""] * sheet.width for _ in (*sheet.head, *sheet.body)]
    for row, column, box in sheet.boxes():
        rows[row][column] = box.text
    return [*sheet.above, *sheet.captions, *("\t".join(row) for row in rows), *sheet.notes]
