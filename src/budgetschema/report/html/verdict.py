"""The head of the page: whose disclosure it is, the verdict, and the key figures."""

from __future__ import annotations

from budgetschema.checks import Report
from budgetschema.cube import Cube
from budgetschema.findings import Severity
from budgetschema.report.cells import cell_text
from budgetschema.report.html.elements import Element, el
from budgetschema.report.html.sections import section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import TAGS, both, named, pair
from budgetschema.report.key_figures import KeyFigure, key_figures


def title_block(view: View) -> Element:
    """Publisher, year, moment and scope."""
    disclosure = view.disclosure
    about = [
        el("span", both("head.year", year=disclosure.fiscal_year)),
        el("span", named(disclosure.moment)),
        el("span", named(disclosure.scope)),
    ]
    if disclosure.published is not None:
        about.append(el("span", both("head.published", date=disclosure.published.isoformat())))
    title = disclosure.title if disclosure.title and disclosure.title != disclosure.publisher.name else None
    return el(
        "header", el("p", both("head.kind"), cls="kind"), el("h1", disclosure.publisher.name, lang=TAGS["zh"]),
        None if title is None else el("p", title, lang=TAGS["zh"], cls="subtitle"), el("p", *about, cls="about"),
        cls="title",
    )  # fmt: skip


def verdict_section(view: View) -> Element:
    """What the checks say in one sentence, how much they looked at, and the figures that people ask for first."""
    report = view.result.report
    printed, tied = len(view.cube.printed), view.cube.tied
    looked = [
        el("li", both("verdict.rules", applied=len(report.applied), skipped=len(report.skipped))),
        el("li", both("verdict.figures", printed=printed, tied=tied)) if printed else None,
    ]
    figures = key_figure_cards(view.cube)
    return section(
        "verdict", both("verdict.title"), *judgement(report), el("ul", *looked, cls="looked"),
        None if figures is None else el("h3", both("verdict.key_figures")), figures,
    )  # fmt: skip


def judgement(report: Report) -> tuple[Element, Element]:
    """What was found in one sentence, and how many of each severity."""
    counts = report.counts
    worst = next((severity for severity in Severity if counts[severity]), None)
    level = "clean" if worst is None else worst.value
    said = both(f"verdict.{level}", **{each.value: counts[each] for each in Severity})
    numbers = (el("li", el("b", str(counts[each])), " ", named(each), cls=each.value) for each in Severity)
    return el("p", said, cls=f"verdict {level}"), el("ul", *numbers, cls="tally")


def key_figure_cards(cube: Cube) -> Element | None:
    """The figures that people ask for first; None where none is printed."""
    figures = [_card(cube, figure) for figure in key_figures(cube)]
    return el("dl", *figures, cls="cards") if figures else None


def _card(cube: Cube, figure: KeyFigure) -> Element:
    fact = figure.fact
    table = cube.disclosure.tables[fact.table]
    text = cell_text(table, table.lines[fact.line], table.column(fact.column))
    value = el("dd", el("a", el("span", text, cls="figure"), href=f"#table-{fact.table}"), " ", named(fact.unit))
    disputed = el("dd", both("verdict.disputed"), cls="disputed") if figure.is_disputed else None
    return el("div", el("dt", pair(figure.zh, figure.en)), value, disputed)
