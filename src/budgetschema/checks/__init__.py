"""Checks: what is wrong with a disclosure. A check returns findings; it never raises because of a bad figure."""

from budgetschema.checks.baseline import Baseline, BaselineEntry, baseline_text, read_baseline
from budgetschema.checks.case import Case, once
from budgetschema.checks.check import check
from budgetschema.checks.configuration import load_options
from budgetschema.checks.options import Options
from budgetschema.checks.plugins import rules
from budgetschema.checks.registration import register_all
from budgetschema.checks.registry import checks
from budgetschema.checks.report import Report

__all__ = [
    "Baseline",
    "BaselineEntry",
    "Case",
    "Options",
    "Report",
    "baseline_text",
    "check",
    "checks",
    "load_options",
    "once",
    "read_baseline",
    "rules",
]

register_all(__name__, __path__)
