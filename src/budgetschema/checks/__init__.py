"""Checks: what is wrong with a disclosure. A check returns findings; it never raises because of a bad figure."""

from budgetschema.checks.check import check
from budgetschema.checks.report import Report

__all__ = ["Report", "check"]
