"""Findings: what is wrong, where, and what to do, in Chinese and English. The one result type of all checking."""

from budgetschema.findings.errors import BudgetSchemaError, DocumentError, UnreadableError
from budgetschema.findings.figures import Equation, Figure, Slip, Suspect, Suspects, Term
from budgetschema.findings.finding import Finding, Severity
from budgetschema.findings.messages import Language, message, preferred_language
from budgetschema.findings.rules import LAYERS, Rule, rule, rules
from budgetschema.findings.skipped import Skipped

__all__ = [
    "LAYERS",
    "BudgetSchemaError",
    "DocumentError",
    "Equation",
    "Figure",
    "Finding",
    "Language",
    "Rule",
    "Severity",
    "Skipped",
    "Slip",
    "Suspect",
    "Suspects",
    "Term",
    "UnreadableError",
    "message",
    "preferred_language",
    "rule",
    "rules",
]
