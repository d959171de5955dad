"""What the library raises. Each error can speak both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from budgetschema.findings.finding import Finding
from budgetschema.findings.messages import Language, message, preferred_language


class BudgetSchemaError(Exception):
    """Base of all errors of this library: a sentence of ``messages.toml`` with its parameters."""

    def __init__(self, key: str, params: Mapping[str, object] | None = None) -> None:
        self.key = key
        self.params = dict(params or {})
        super().__init__(message(key, "en", self.params))

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are copied and sent between processes by their arguments.
        return type(self), (self.key, self.params)

    def message(self, lang: Language) -> str:
        """The sentence in ``lang``."""
        return message(self.key, lang, self.params)

    def __str__(self) -> str:
        return self.message(preferred_language())


class UnreadableError(BudgetSchemaError):
    """A file or text that cannot be read at all: missing, empty, binary, truncated, wrongly encoded, unsafe."""


class OptionsError(BudgetSchemaError):
    """Options, a configuration file or a baseline that say something that cannot be meant."""


class PluginError(BudgetSchemaError):
    """A plug-in with rules of its own that cannot be used."""


class DocumentError(BudgetSchemaError):
    """A document that was read but is not valid. ``findings`` lists every problem."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("document.invalid", {"count": len(findings), "first": ""})

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.findings,)

    def message(self, lang: Language) -> str:
        """The number of problems and the first of them in ``lang``."""
        first = self.findings[0]
        return message(
            "document.invalid", lang, {"count": len(self.findings), "first": f"{first.where} {first.message(lang)}"}
        )
