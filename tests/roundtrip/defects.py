"""What is known not to be read as printed, by variant and part, with the reason."""

_TEXT = "paragraphs or headings next to the break of a printed page are cut or joined wrongly"
_TABLES = "a wrapped label or a strip of a printed table is put together wrongly"

DEFECTS: dict[tuple[str, str], str] = {
    ("pdf_of_docx", "text"): _TEXT,
    ("pdf_ruled", "text"): _TEXT,
    ("pdf_three_lines", "text"): _TEXT,
    ("pdf_apart", "text"): _TEXT,
    ("pdf_of_xlsx", "tables"): _TABLES,
    ("pdf_in_strips", "tables"): _TABLES,
    ("pdf_small_pages", "tables"): _TABLES,
    ("pdf_three_lines", "tables"): _TABLES,
    ("pdf_three_lines", "catalogues"): "columns of a catalogue without rules are told apart wrongly",
}
