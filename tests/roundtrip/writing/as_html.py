"""A publication as a web page, which a browser can print: ruled tables, or such with three lines only."""

from __future__ import annotations

from html import escape
from typing import Literal

import attrs

from tests.roundtrip.writing.pages import Box, Boxes, Publication, Sheet

FONT = "WenQuanYi Zen Hei"
_ALIGN = {"figure": "right", "code": "left", "text": "left"}


@attrs.frozen(kw_only=True)
class Style:
    """How a page looks. Sizes are in points, the page's in millimetres. Forms are always ruled."""

    rules: Literal["all", "three"] = "all"
    width: int = 210
    height: int = 297
    size: float = 9
    apart: bool = False
    """Whether each table begins on a page of its own."""
    columns: int | None = None
    """As many characters as fit into a column of names, where they are to wrap."""


def as_html(publication: Publication, style: Style = Style(), encoding: str = "utf-8") -> bytes:
    """The page in an encoding, which it declares."""
    body = "\n".join(_sheet(item, style) if isinstance(item, Sheet) else _text(item.text) for item in publication)
    page = (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head><meta charset="{encoding}"><title>公开</title>\n'
        f"<style>{_css(style)}</style></head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode(encoding)


def _css(style: Style) -> str:
    ruled = "table" if style.rules == "all" else "table.form"
    # Without rules, columns are told by the space between them.
    three = (
        "thead {border-top: 1.5pt solid black; border-bottom: 0.75pt solid black}"
        "tbody {border-bottom: 1.5pt solid black} td, th {padding: 2pt 9pt}"
    )
    breaks = "h3.first {break-before: page}" if style.apart else ""
    return (
        f"@page {{size: {style.width}mm {style.height}mm; margin: 15mm}}"
        f"body {{font-family: '{FONT}'; font-size: {style.size}pt}}"
        f"table {{border-collapse: collapse; width: 100%}}"
        f"td, th {{padding: 1pt 3pt; font-weight: normal; overflow-wrap: anywhere}}"
        f"{three if style.rules == 'three' else ''}"
        f"{ruled} :is(td, th) {{border: 0.75pt solid black; padding: 1pt 3pt}}"
        f"h3 {{text-align: center; font-weight: normal; margin: 6pt; break-after: avoid}}"
        f"p {{margin: 4pt 0}} p.indented {{text-indent: 2em}} p.captions {{white-space: pre; break-after: avoid}}"
        f"{breaks}"
    )


def _text(text: str) -> str:
    indented = ' class="indented"' if text.endswith("。") else ""
    return f"<p{indented}>{escape(text)}</p>"


def _sheet(sheet: Sheet, style: Style) -> str:
    above = "".join(
        f"<h3{' class=first' if number == 0 else ''}>{escape(text)}</h3>" for number, text in enumerate(sheet.above)
    )
    captions = f'<p class="captions">{escape("　　　　".join(sheet.captions))}</p>' if sheet.captions else ""
    head = f"<thead>{''.join(_row(row, 'th', style) for row in sheet.head)}</thead>" if sheet.head else ""
    body = f"<tbody>{''.join(_row(row, 'td', style) for row in sheet.body)}</tbody>"
    notes = "".join(f"<p>{escape(note)}</p>" for note in sheet.notes)
    return f"{above}{captions}<table class={sheet.kind}>{head}{body}</table>{notes}"


def _row(row: Boxes, tag: str, style: Style) -> str:
    return f"<tr>{''.join(_cell(box, tag, style) for box in row)}</tr>\n"


def _cell(box: Box, tag: str, style: Style) -> str:
    spans = f' rowspan="{box.down}"' if box.down > 1 else ""
    spans += f' colspan="{box.across}"' if box.across > 1 else ""
    align = "center" if tag == "th" else _ALIGN[box.kind]
    narrow = style.columns is not None and box.kind == "text" and box.across == 1
    width = f"; width: {style.columns}em; max-width: {style.columns}em" if narrow else ""
    whole = "; white-space: nowrap" if box.kind != "text" else ""
    return f'<{tag}{spans} style="text-align: {align}{width}{whole}">{escape(box.text)}</{tag}>'
