"""Privacy: disclosures without the names and telephone numbers of persons."""

from budgetschema.privacy.redaction import Redaction, redact, without_persons

__all__ = ["Redaction", "redact", "without_persons"]
