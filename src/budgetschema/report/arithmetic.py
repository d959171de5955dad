"""The arithmetic of a finding laid out: total, parts, sum, difference, tolerance, and the figures that may be wrong."""

from __future__ import annotations

from decimal import Decimal

from budgetschema.findings import Equation, Figure, Finding, Language, Suspects, message, printable
from budgetschema.report.columns import fitted, on_the_point

# As many as a person reads; the JSON report has them all.
_EQUATIONS = 3
_SUSPECTS = 5


def arithmetic(finding: Finding, lang: Language, room: int | None = None) -> list[str]:
    """The equations that do not hold and the suspects, as lines; none for a finding without figures.

    With ``room`` the names of figures are folded so that the lines are no wider than so many columns.
    """
    lines: list[str] = []
    for equation in finding.equations[:_EQUATIONS]:
        # A blank line between two of them.
        lines += [*([""] if lines else []), *_equation(equation, lang, room)]
    if len(finding.equations) > _EQUATIONS:
        lines.append(message("report.more", lang, {"count": len(finding.equations) - _EQUATIONS}))
    if finding.suspects:
        lines.append(message("report.suspects", lang))
        lines += [f"  {line}" for line in _suspects(finding.suspects, lang, None if room is None else room - 2)]
    return lines


def _equation(equation: Equation, lang: Language, room: int | None) -> list[str]:
    total = equation.total
    is_sum = equation.is_sum and not equation.is_same
    rows = [
        ("", "report.total" if is_sum else "report.here", figure_name(total), _value(total, lang), _unit(total, lang))
    ]
    for term in equation.terms:
        name = figure_name(term.figure, total)
        sign = "=" if equation.is_same else "+" if term.sign > 0 else "−"
        key = "report.elsewhere" if equation.is_same else "report.part" if is_sum else "report.term"
        rows.append((sign, key, name, _value(term.figure, lang), _unit(term.figure, lang)))
    computed = (total.value or Decimal(0)) - equation.residual
    if not equation.is_same:
        key = "report.sum" if is_sum else "report.outcome"
        rows.append(("=", key, "", format(computed, "f"), _unit(total, lang)))
    rows.append(("≠", "report.difference", "", format(equation.residual, "+f"), _unit(total, lang)))
    rows.append(("±", "report.tolerance", "", format(equation.tolerance, "f"), _unit(total, lang)))
    return _laid_out(rows, lang, room)


def _laid_out(rows: list[tuple[str, str, str, str, str]], lang: Language, room: int | None) -> list[str]:
    figures = on_the_point([row[3] for row in rows])
    units = [row[4] for row in rows]
    # One unit for all is said once.
    shown = units if len(set(units)) > 1 else [units[0], *([""] * (len(units) - 1))]
    cells = [
        [sign, message(key, lang), name, figure, unit]
        for (sign, key, name, _, _), figure, unit in zip(rows, figures, shown, strict=True)
    ]
    return fitted(cells, [False, False, False, True, False], folding=[2], room=room)


def _suspects(suspects: Suspects, lang: Language, room: int | None) -> list[str]:
    rows = [
        [
            f"{number}.", figure_name(suspect.figure), _value(suspect.figure, lang), "→", suspect.reconciling,
            _unit(suspect.figure, lang), suspect.slip.zh if lang == "zh" else suspect.slip.en,
        ]
        for number, suspect in enumerate(suspects[:_SUSPECTS], 1)
    ]  # fmt: skip
    lines = fitted(rows, [True, False, True, False, True, False, False], folding=[1], room=room)
    if len(suspects) > _SUSPECTS:
        lines.append(message("report.more", lang, {"count": len(suspects) - _SUSPECTS}))
    return lines


def figure_name(figure: Figure, beside: Figure | None = None) -> str:
    """Table, line and column of a figure; beside another of the same table, what differs."""
    if beside is not None and beside.table == figure.table:
        parts = [
            f"“{own}”"
            for own, other in ((figure.line, beside.line), (figure.column, beside.column))
            if own != other and own
        ]
        if parts:
            return printable("".join(parts))
    return printable(str(figure))


def _value(figure: Figure, lang: Language) -> str:
    return message("report.blank", lang) if figure.value is None else figure.printed


def _unit(figure: Figure, lang: Language) -> str:
    if figure.unit is None:
        return ""
    return figure.unit.zh if lang == "zh" else figure.unit.en
