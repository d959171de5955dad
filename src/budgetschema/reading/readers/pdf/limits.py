"""How much a PDF may hold, and why. Disclosures stay far below; files made to exhaust a machine do not."""

from __future__ import annotations

PAGES = 2000
"""The longest disclosures collected, with forms of hundreds of projects, have about 600 pages."""

STREAM_BYTES = 48 * 1024**2
"""One stream, unpacked, pictures apart. Pages of text need 0.1 MB, embedded fonts of all Chinese characters 20 MB."""

TOTAL_BYTES = 512 * 1024**2
"""All such streams of a file together. They are unpacked one after the other, so this bounds time, not memory."""

CONTENT_BYTES = 8 * 1024**2
"""What draws one page, unpacked. Interpreting it takes one to three seconds for each megabyte."""

PAGE_OBJECTS = 200_000
"""Characters, lines and pictures on one page, those inside repeated forms counted each time. A page full of eight
point type has about 7,000; maps that were traced have 100,000."""

LOOKUPS = 1_000_000
"""References that are followed for one page. A page has some dozen fonts and pictures."""

TAGS = 1000
"""Depth to which marked content may be nested. Pdfium copies all marks around each."""

CODE_RANGE = 0x1_0000 * 4
"""Characters that one range of a font may name. Fonts have at most 65,536 glyphs."""

RULES = 6000
"""Ruled lines on a page after joining; a table of 200 rows and 20 columns, each cell drawn by itself, has 4,000. A page
with more holds a drawing, and its lines are not taken for tables."""
