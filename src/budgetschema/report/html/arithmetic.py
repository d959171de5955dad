"""The arithmetic of a finding: what should be equal and is not, what rounding allows, and which figure may be wrong."""

from __future__ import annotations

from decimal import Decimal

from budgetschema.findings import Equation, Figure, Finding, Suspect
from budgetschema.report.arithmetic import figure_name
from budgetschema.report.html.elements import Element, add, el
from budgetschema.report.html.marks import Marks
from budgetschema.report.html.words import TAGS, both, named

# As many as a person reads; the JSON report has them all.
_EQUATIONS = 4
_TERMS = 40
_SUSPECTS = 6


def arithmetic(finding: Finding, marks: Marks) -> Element | None:
    """Equations and suspects laid out; None for a finding without figures."""
    if not finding.equations and not finding.suspects:
        return None
    shown = el("div", *(_equation(each, marks) for each in finding.equations[:_EQUATIONS]), cls="arithmetic")
    if len(finding.equations) > _EQUATIONS:
        add(shown, el("p", both("arithmetic.more", count=len(finding.equations) - _EQUATIONS), cls="aside"))
    if finding.suspects:
        ranked = [_suspect(each, marks) for each in finding.suspects[:_SUSPECTS]]
        add(shown, el("p", both("arithmetic.suspects")), el("ol", *ranked, cls="suspects"))
        if len(finding.suspects) > _SUSPECTS:
            add(shown, el("p", both("arithmetic.more", count=len(finding.suspects) - _SUSPECTS), cls="aside"))
    return shown


def _equation(equation: Equation, marks: Marks) -> Element:
    total, same = equation.total, len(equation.terms) == 1
    rows = [_row("", "arithmetic.here" if same else "arithmetic.total", total, marks)]
    for term in equation.terms[:_TERMS]:
        sign = "=" if same else "+" if term.sign > 0 else "−"
        key = "arithmetic.elsewhere" if same else "arithmetic.part"
        rows.append(_row(sign, key, term.figure, marks, beside=total))
    if len(equation.terms) > _TERMS:
        rows.append(
            el("tr", el("td"), el("td", both("arithmetic.more", count=len(equation.terms) - _TERMS), colspan=3))
        )
    if not same:
        rows.append(_result("=", "arithmetic.sum", (total.value or Decimal(0)) - equation.residual, total, "sum"))
    rows.append(_result("≠", "arithmetic.difference", equation.residual, total, "difference", spec="+f"))
    rows.append(_result("±", "arithmetic.tolerance", equation.tolerance, total, "tolerance"))
    return el("div", el("table", el("tbody", *rows), cls="sum"), cls="within")


def _row(sign: str, key: str, figure: Figure, marks: Marks, beside: Figure | None = None) -> Element:
    value = el("td", both("arithmetic.blank"), cls="amount") if figure.value is None else _amount(figure.printed)
    return el("tr", el("td", sign, cls="sign"), el("td", both(key)), _name(figure, marks, beside), value, _unit(figure))


def _result(sign: str, key: str, value: Decimal, total: Figure, cls: str, spec: str = "f") -> Element:
    shown = _amount(_trimmed(format(value, spec), _places(total)))
    return el("tr", el("td", sign, cls="sign"), el("td", both(key), colspan=2), shown, _unit(total), cls=cls)


def _trimmed(text: str, places: int) -> str:
    """A computed amount without the zeros that no figure has; as many places as printed stay."""
    whole, point, fraction = text.partition(".")
    rest = fraction.rstrip("0").ljust(min(places, len(fraction)), "0")
    return f"{whole}{point if rest else ''}{rest}"


def _places(figure: Figure) -> int:
    """The printed decimal places of a figure."""
    return len(figure.printed.partition(".")[2])


def _amount(text: str) -> Element:
    return el("td", text, cls="amount")


def _unit(figure: Figure) -> Element:
    return el("td", None if figure.unit is None else named(figure.unit), cls="unit")


def _name(figure: Figure, marks: Marks, beside: Figure | None = None) -> Element:
    return el("td", _link(figure, marks, beside))


def _link(figure: Figure, marks: Marks, beside: Figure | None = None) -> Element:
    """The name of a figure, leading to its cell where the page has it."""
    name, home = figure_name(figure, beside), marks.home(marks.pointer(figure))
    return el("a" if home else "span", name, href=f"#{home}" if home else None, lang=TAGS["zh"])


def _suspect(suspect: Suspect, marks: Marks) -> Element:
    """A figure that may be wrong: what is printed, what would reconcile, and the slip of the pen between them."""
    figure = suspect.figure
    printed = both("arithmetic.blank") if figure.value is None else el("span", figure.printed, cls="figure")
    return el(
        "li", _link(figure, marks), " ", el("del", printed), " → ", el("ins", suspect.reconciling, cls="figure"), " ",
        None if figure.unit is None else named(figure.unit), " ", el("span", named(suspect.slip), cls="slip"),
    )  # fmt: skip
