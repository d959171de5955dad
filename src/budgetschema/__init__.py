"""budgetschema: the machine-readable format for Chinese departmental budget disclosures (部门预算公开).

``read`` takes what people publish, ``load``/``dump`` the format's own JSON and XML, ``check`` says what is wrong,
``to_pandas``, ``to_polars`` and ``to_arrow`` hand over tables.
Everything is imported when it is first used.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from budgetschema.checks import Baseline, Options, Report, load_options, read_baseline, rules
    from budgetschema.checks.check import check
    from budgetschema.codelists import codelist
    from budgetschema.convert import dump, dumps, load, loads, validate
    from budgetschema.findings import (
        BudgetSchemaError,
        DocumentError,
        Finding,
        OptionsError,
        PluginError,
        Rule,
        Severity,
        Skipped,
        UnreadableError,
    )
    from budgetschema.frames import to_arrow, to_pandas, to_polars
    from budgetschema.model import Disclosure
    from budgetschema.reading import (
        Aliases,
        Coverage,
        Inspection,
        Reading,
        TableReading,
        read,
        read_aliases,
        read_document,
    )

__version__ = "0.1.0"

_HOMES = {
    "checks": ("Baseline", "Options", "Report", "check", "load_options", "read_baseline", "rules"),
    "codelists": ("codelist",),
    "convert": ("dump", "dumps", "load", "loads", "validate"),
    "findings": (
        "BudgetSchemaError",
        "DocumentError",
        "Finding",
        "OptionsError",
        "PluginError",
        "Rule",
        "Severity",
        "Skipped",
        "UnreadableError",
    ),
    "frames": ("to_arrow", "to_pandas", "to_polars"),
    "model": ("Disclosure",),
    "reading": (
        "Aliases",
        "Coverage",
        "Inspection",
        "Reading",
        "TableReading",
        "read",
        "read_aliases",
        "read_document",
    ),
}
_SHOWN = {"model": ("Disclosure", "Table"), "checks": ("Report",)}
"""What notebooks show as a page does."""
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Aliases",
    "Baseline",
    "BudgetSchemaError",
    "Coverage",
    "Disclosure",
    "DocumentError",
    "Finding",
    "Inspection",
    "Options",
    "OptionsError",
    "PluginError",
    "Reading",
    "Report",
    "Rule",
    "Severity",
    "Skipped",
    "TableReading",
    "UnreadableError",
    "check",
    "codelist",
    "dump",
    "dumps",
    "load",
    "load_options",
    "loads",
    "read",
    "read_aliases",
    "read_baseline",
    "read_document",
    "rules",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"budgetschema.{_HOME_OF[name]}"), name)
    _show_in_notebooks()
    return found


def _show_in_notebooks() -> None:
    """Let notebooks show what is loaded by now. The model knows nothing of reports, so it is told from here."""
    for home, names in _SHOWN.items():
        module = sys.modules.get(f"budgetschema.{home}")
        for name in names if module is not None else ():
            getattr(module, name)._repr_html_ = _repr_html


def _repr_html(shown: Any) -> str:
    found: str = import_module("budgetschema.report.html.notebook").notebook_html(shown)
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
