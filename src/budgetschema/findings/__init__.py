"""Findings: what is wrong, where, and what to do, in Chinese and English. The one result type of all checking."""

from budgetschema.findings.errors import BudgetSchemaError, DocumentError, UnreadableError
from budgetschema.findings.finding import Finding, Severity
from budgetschema.findings.messages import Language, message, preferred_language
from budgetschema.findings.rules import Rule, rule, rules

__all__ = [
    "BudgetSchemaError",
    "DocumentError",
    "Finding",
    "Language",
    "Rule",
    "Severity",
    "UnreadableError",
    "message",
    "preferred_language",
    "rule",
    "rules",
]
