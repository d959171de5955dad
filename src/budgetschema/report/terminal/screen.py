"""What is shown, as text: as wide as the terminal, or as wide as it gets where there is none."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.text import Text

from budgetschema.findings import Severity, printable

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
MUTED = "dim"
_ENDLESS = 1_000_000
"""Wider than anything: a file or a pipe has no edge at which something would have to be folded."""


def plain(text: str, style: str = "") -> Text:
    """A text of a document: shown, never obeyed, neither as markup nor by the terminal."""
    return Text(printable(text), style=style)


def _console(file: io.StringIO, *, width: int | None = None, colour: bool = False) -> Console:
    return Console(
        file=file, width=width or _ENDLESS, height=_ENDLESS, color_system="standard" if colour else None,
        force_terminal=colour, legacy_windows=False, highlight=False, markup=False, emoji=False,
    )  # fmt: skip


def rendered(what: RenderableType, *, width: int | None = None, colour: bool = False) -> str:
    """What is shown, as text without blanks at line ends.

    ``width`` is in columns. Without one nothing is folded, and the text is as wide as it needs to be.
    """
    file = io.StringIO()
    _console(file, width=width or max(natural(what), 1), colour=colour).print(what)
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def natural(what: RenderableType) -> int:
    """The columns that it takes if nothing is folded."""
    console = _console(io.StringIO())
    parts = what.renderables if isinstance(what, Group) else [what]
    return max((Measurement.get(console, console.options, part).maximum for part in parts), default=0)
