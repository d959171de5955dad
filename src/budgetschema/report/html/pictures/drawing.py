"""What all drawings share: figures around them, text that fits, marks that say what is what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from budgetschema.findings import Language
from budgetschema.report.columns import width as columns_of
from budgetschema.report.html.elements import Child, Element, add, el
from budgetschema.report.html.pictures.series import Slice
from budgetschema.report.html.sections import folded
from budgetschema.report.html.words import TAGS, both, words

WIDE, NARROW = 760, 340
"""Widths in pixels for which pictures are drawn: text keeps its size, so a phone gets a drawing of its own."""
_COLUMN = 7.1
"""Pixels of half a Chinese character at 14 pixels."""

Draw = Callable[[int], tuple[int, list[Element]]]
"""Draws for a width: the height, and what is drawn."""


def picture(name: str, draw: Draw, table: Element, *above: Child, **params: object) -> Element:
    """A figure: caption, drawings for a desk and a phone, and the same as a table."""
    caption = f"picture-{name}"
    drawings = [_drawing(name, form, size, draw, params) for form, size in (("wide", WIDE), ("narrow", NARROW))]
    return el(
        "figure", el("figcaption", both(f"picture.{name}", **params), id_=caption), *above, *drawings,
        folded(both("picture.table"), el("div", table, cls="within")),
    )  # fmt: skip


def _drawing(name: str, form: str, size: int, draw: Draw, params: dict[str, object]) -> Element:
    height, drawn = draw(size)
    ids = {part: f"picture-{name}-{form}-{part}" for part in ("title", "desc")}
    said = {
        "title": " / ".join(words(f"picture.{name}", lang, **params) for lang in TAGS),
        "desc": " / ".join(words("picture.described", lang) for lang in TAGS),
    }
    heads = [el(part, said[part], id_=ids[part]) for part in ids]
    return el(
        "svg", *heads, *drawn, viewBox=f"0 0 {size} {height}", role="img",
        aria_labelledby=ids["title"], aria_describedby=ids["desc"], cls=form,
    )  # fmt: skip


def rect(x: Decimal | int, y: Decimal | int, across: Decimal | int, down: Decimal | int, cls: str) -> Element:
    """A filled rectangle, never too thin to be seen."""
    return el("rect", x=number(x), y=number(y), width=number(max(across, 1)), height=number(max(down, 1)), cls=cls)


def number(value: Decimal | int) -> str:
    """A coordinate: a tenth of a pixel is fine enough."""
    return format(Decimal(value).quantize(Decimal("0.1")).normalize(), "f")


def name_of(part: Slice, lang: Language) -> str:
    """The name in a language."""
    return part.zh if lang == "zh" else part.en


def value_of(part: Slice, lang: Language) -> str:
    """The figure as printed, with its unit."""
    return f"{part.text} {part.unit.zh if lang == 'zh' else part.unit.en}"


def text(x: Decimal | int, y: Decimal | int, lines: Sequence[str], cls: str, lang: Language, anchor: str) -> Element:
    """Lines of text, one under the other, in one language."""
    spans = [el("tspan", line, x=number(x), dy="0" if at == 0 else "1.25em") for at, line in enumerate(lines)]
    return el(
        "text", *spans, x=number(x), y=number(y), cls=f"{cls} {lang}", lang=TAGS[lang],
        text_anchor=None if anchor == "start" else anchor,
    )  # fmt: skip


def wrapped(said: str, pixels: int, most: int) -> list[str]:
    """A text in at most so many lines of so many pixels; what does not fit is cut, the table has it all."""
    room = max(int(pixels / _COLUMN), 4)
    lines = [""]
    for word in _pieces(said):
        if lines[-1] and columns_of(lines[-1] + word.rstrip()) > room:
            if len(lines) == most:
                return [*lines[:-1], _cut(lines[-1] + word, room)]
            lines.append("")
        lines[-1] += word.lstrip() if not lines[-1] else word
        if columns_of(lines[-1]) > room:
            return [*lines[:-1], _cut(lines[-1], room)]
    return [line.strip() for line in lines]


def _pieces(said: str) -> list[str]:
    """Where a line may end: after a Chinese character, and after a blank."""
    pieces: list[str] = []
    for character in said:
        whole = not pieces or columns_of(character) > 1 or pieces[-1].endswith(" ") or columns_of(pieces[-1][-1]) > 1
        if whole:
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _cut(line: str, room: int) -> str:
    while line and columns_of(line) > room - 2:
        line = line[:-1]
    return f"{line.rstrip()}…"


def slice_table(*columns: tuple[str, Sequence[Slice]]) -> Element:
    """Parts and their figures, one group after another; a group has the key of its heading."""
    bodies = []
    for key, parts in columns:
        rows = [el("tr", el("th", both(key), scope="rowgroup", colspan=2))] if len(columns) > 1 else []
        bodies.append(el("tbody", *rows, *(_slice_row(part) for part in parts)))
    head = el("tr", el("th", both("picture.name"), scope="col"), el("th", both("picture.amount"), scope="col"))
    return add(el("table", el("thead", head), cls="form"), *bodies)


def _slice_row(part: Slice) -> Element:
    return el("tr", el("th", slice_name(part), scope="row"), amount_cell(part))


def slice_name(part: Slice) -> Element:
    """The name in both languages, in HTML."""
    return el("span", *(el("span", name_of(part, lang), cls=lang, lang=tag) for lang, tag in TAGS.items()))


def amount_cell(part: Slice | None) -> Element:
    """The figure with its unit; empty where there is none."""
    if part is None:
        return el("td")
    values = (el("span", value_of(part, lang), cls=lang, lang=tag) for lang, tag in TAGS.items())
    return el("td", *values, cls="amount")
