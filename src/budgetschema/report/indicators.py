"""Value and weight of an indicator as a person reads them."""

from __future__ import annotations

from budgetschema.model import PerformanceIndicator


def indicator_value(indicator: PerformanceIndicator) -> str:
    """The value as printed, or spelled from what was read."""
    if indicator.printed or indicator.text:
        return indicator.printed or indicator.text or ""
    operator = indicator.operator.zh if indicator.operator else ""
    value = "" if indicator.value is None else format(indicator.value, "f")
    return f"{operator}{value}{indicator.unit or ''}"


def weight_text(indicator: PerformanceIndicator) -> str:
    """The weight as printed; empty where there is none."""
    if indicator.weight_printed:
        return indicator.weight_printed
    return "" if indicator.weight is None else format(indicator.weight, "f")
