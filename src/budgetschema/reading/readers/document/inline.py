"""The text inside a paragraph: runs, fields, insertions and deletions, and what is anchored there."""

from __future__ import annotations

from typing import Any

import attrs

from budgetschema.reading.readers.packages import attribute, local

_LEFT_OUT = {
    "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "del", "moveFrom", "delText", "instrText", "delInstrText",
    "fldData", "annotationRef", "footnoteRef", "endnoteRef", "rt", "posOffset", "textpath", "docPr",
}  # fmt: skip
_PRINTED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PRIVATE = range(0xE000, 0xF900)
_OFF = ("0", "false", "off")


@attrs.define
class Printed:
    """What a paragraph prints: its text, and the boxes of text and the notes that are anchored in it."""

    text: str = ""
    boxes: list[Any] = attrs.Factory(list)
    notes: list[tuple[str, str]] = attrs.Factory(list)
    """Kind (footnote, endnote) and id."""


class Inline:
    """Reads paragraphs in their order: a field, such as a table of contents, may go on over many of them."""

    def __init__(self) -> None:
        self._in_result: list[bool] = []
        """For each open field whether its result has begun; before it stands its code."""

    def read(self, paragraph: Any) -> Printed:
        """Read one paragraph."""
        printed = Printed()
        parts: list[str] = []
        self._walk(paragraph, parts, printed, hidden=False)
        printed.text = "".join(parts)
        return printed

    def _walk(self, element: Any, parts: list[str], printed: Printed, *, hidden: bool) -> None:
        for child in element:
            name = local(child)
            match name:
                case "fldChar":
                    self._field(attribute(child, "fldCharType"))
                case "r":
                    self._walk(child, parts, printed, hidden=hidden or _vanishes(child))
                case "t" if not hidden and all(self._in_result):
                    parts.append(child.text or "")
                case "sym" if not hidden and all(self._in_result):
                    parts.append(_symbol(attribute(child, "char")))
                case "txbxContent":
                    printed.boxes.append(child)
                case "footnoteReference" | "endnoteReference":
                    printed.notes.append((name.removesuffix("Reference"), attribute(child, "id")))
                case "AlternateContent":
                    chosen = child.find("{*}Choice")
                    chosen = child.find("{*}Fallback") if chosen is None else chosen
                    if chosen is not None:
                        self._walk(chosen, parts, printed, hidden=hidden)
                case _ if name in _PRINTED:
                    if local(element) == "r" and not hidden and all(self._in_result):
                        parts.append(_PRINTED[name])
                case _ if name not in _LEFT_OUT:
                    self._walk(child, parts, printed, hidden=hidden)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._in_result.pop()


def _vanishes(run: Any) -> bool:
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and attribute(hidden, "val") not in _OFF


def _symbol(code: str) -> str:
    """A character of a symbol font; those in the private area are pictures with no meaning of their own."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)
