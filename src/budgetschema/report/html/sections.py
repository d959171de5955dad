"""Parts of a page that have a heading and can be folded."""

from __future__ import annotations

from budgetschema.report.html.elements import Child, Element, el


def section(name: str, title: Element, *children: Child) -> Element:
    """A part with its heading; ``name`` is what links to it say."""
    heading = f"{name}-title"
    return el("section", el("h2", title, id_=heading), *children, id_=name, aria_labelledby=heading)


def folded(summary: Child, *children: Child, cls: str | None = None, id_: str | None = None) -> Element:
    """What is shown when one asks for it."""
    return el("details", el("summary", summary), *children, cls=cls, id_=id_)


def listing(*pairs: tuple[Child, Child], cls: str | None = None) -> Element | None:
    """Names and what they stand for; None where there are none."""
    if not pairs:
        return None
    return el("dl", *(el("div", el("dt", name), el("dd", value)) for name, value in pairs), cls=cls)
