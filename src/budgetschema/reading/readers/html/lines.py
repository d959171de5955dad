"""Text as a browser breaks it into lines: white space collapsed, a new line for every block and line break."""

from __future__ import annotations

import re
from typing import Any

from budgetschema.reading.readers.html.elements import is_block, is_hidden, keeps_space, tag_of

_SPACE = re.compile(r"[ \t\n\f\r]+")
# East Asian text has no spaces: a line end between two wide characters is none (CSS Text 3, segment breaks).
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\f\r]*\n[ \t\n\f\r]*(?=[{_WIDE}])")
# What a page may name by number, and a browser shows as damaged.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
# White space that is kept is written as control characters until its line is finished.
_END = "\0"
_KEPT = str.maketrans({"\n": _END, "\r": None, "\t": "\1", " ": "\2"})
_SHOWN = str.maketrans({"\1": "\t", "\2": " ", "\u00a0": " ", "\u202f": " ", "\ufffe": None, "\uffff": None})


class Lines:
    """The lines of an element. ``line`` is what happens to each: here they are gathered."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._keeping = [False]

    def line(self, text: str) -> None:
        """Take one line, which is not blank."""
        self.lines.append(text)

    def children(self, element: Any) -> None:
        """Take what is in an element. Pages nest more deeply than calls may."""
        self._text(element.text)
        inner = [iter(element)]
        opened: list[Any] = []
        while inner:
            child = next(inner[-1], None)
            if child is None:
                inner.pop()
                if opened:
                    closed = opened.pop()
                    self.leave(closed)
                    self._text(closed.tail)
            elif self.enter(child):
                opened.append(child)
                inner.append(iter(child))
                self._text(child.text)
            else:
                self._text(child.tail)

    def element(self, element: Any) -> None:
        """Take an element with all that is in it."""
        if self.enter(element):
            self.children(element)
            self.leave(element)

    def enter(self, element: Any) -> bool:
        """Begin an element; False where its content is not to be taken now."""
        tag = tag_of(element)
        if not tag or is_hidden(element):
            return False
        if tag == "br":
            self.end_line()
            return False
        if is_block(element):
            self.end_line()
        self._keeping.append(self._keeping[-1] or keeps_space(element))
        return True

    def leave(self, element: Any) -> None:
        """End an element that was begun."""
        self._keeping.pop()
        if is_block(element):
            self.end_line()

    def end_line(self) -> None:
        """Close the line that is open."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        for one in text.split(_END):
            shown = _SPACE.sub(" ", _BROKEN.sub("", one)).translate(_SHOWN)
            if not shown.isspace() and shown:
                self.line(shown.strip(" \u3000") if "\t" in shown else shown.strip())

    def _text(self, text: str | None) -> None:
        if text:
            shown = _CONTROL.sub("\ufffd", text)
            self._pieces.append(shown.translate(_KEPT) if self._keeping[-1] else shown)


def lines_of(element: Any) -> list[str]:
    """The lines of what is in an element."""
    found = Lines()
    found.children(element)
    found.end_line()
    return found.lines
