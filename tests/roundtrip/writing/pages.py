"""A publication without a format: texts, and sheets of cells that may span rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

Kind = Literal["text", "code", "figure"]


@attrs.frozen
class Box:
    """A printed cell. It covers ``down`` rows and ``across`` columns."""

    text: str
    down: int = attrs.field(default=1, kw_only=True)
    across: int = attrs.field(default=1, kw_only=True)
    kind: Kind = attrs.field(default="text", kw_only=True)


Boxes = tuple[Box, ...]


@attrs.frozen
class Text:
    """A paragraph of running text, or a heading."""

    text: str


@attrs.frozen(kw_only=True)
class Sheet:
    """A table with what stands above and below it. Rows list the cells that begin in them, as in HTML."""

    kind: Literal["table", "form", "catalogue"]
    above: tuple[str, ...] = ()
    """Number label and title, or the title of a form and its year."""
    captions: tuple[str, ...] = ()
    head: tuple[Boxes, ...] = ()
    body: tuple[Boxes, ...]
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return sum(box.across for box in (self.head or self.body)[0])

    def boxes(self) -> Iterator[tuple[int, int, Box]]:
        """Every cell with the row and the column at which it begins; the body follows the head."""
        return placed((*self.head, *self.body))

    @property
    def widths(self) -> tuple[int, ...]:
        """The longest text that each column prints in a cell of its own."""
        widths = [4] * self.width
        for _, column, box in self.boxes():
            if box.across == 1:
                widths[column] = max(widths[column], len(box.text))
        return tuple(widths)


Publication = tuple[Text | Sheet, ...]


def placed(rows: Sequence[Boxes]) -> Iterator[tuple[int, int, Box]]:
    """Where cells begin, over those that reach down from above."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            while (number, column) in taken:
                column += 1
            yield number, column, box
            taken |= {(number + down, column + across) for down in range(box.down) for across in range(box.across)}


def sheets(publication: Publication) -> list[Sheet]:
    """The sheets of a publication alone."""
    return [item for item in publication if isinstance(item, Sheet)]
