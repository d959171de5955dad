"""What stitching asks of recognition: whether a row is a title, captions, a heading, a header or a page number."""

from budgetschema.reading.recognise.banner import is_title, read_captions
from budgetschema.reading.recognise.form_rows import pairs_fields
from budgetschema.reading.recognise.header_rows import known_cells, split_header
from budgetschema.reading.recognise.notes import is_note
from budgetschema.reading.recognise.outline import match_heading
from budgetschema.reading.recognise.state import is_page_number

__all__ = [
    "is_note",
    "is_page_number",
    "is_title",
    "known_cells",
    "match_heading",
    "pairs_fields",
    "read_captions",
    "split_header",
]
