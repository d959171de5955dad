"""Findings: what is wrong, where, and what to do, in Chinese and English. The one result type of all checking."""

from budgetschema.findings.errors import BudgetSchemaError, DocumentError, OptionsError, PluginError, UnreadableError
from budgetschema.findings.figures import Equation, Figure, Slip, Suspect, Suspects, Term
from budgetschema.findings.finding import Finding, Severity
from budgetschema.findings.messages import LANGUAGES, Language, message, preferred_language, printable, twins
from budgetschema.findings.places import place_text
from budgetschema.findings.rules import LAYERS, Reference, Rule, add_rules, parse_rules, rule, rules
from budgetschema.findings.skipped import Skipped

__all__ = [
    "LANGUAGES",
    "LAYERS",
    "BudgetSchemaError",
    "DocumentError",
    "Equation",
    "Figure",
    "Finding",
    "Language",
    "OptionsError",
    "PluginError",
    "Reference",
    "Rule",
    "Severity",
    "Skipped",
    "Slip",
    "Suspect",
    "Suspects",
    "Term",
    "UnreadableError",
    "add_rules",
    "message",
    "parse_rules",
    "place_text",
    "preferred_language",
    "printable",
    "rule",
    "rules",
    "twins",
]
