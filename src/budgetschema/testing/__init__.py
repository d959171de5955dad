"""For the tests of other projects: disclosures to test with, an assertion, and Hypothesis strategies.

Everything is imported when it is first used. The strategies need Hypothesis, the fixtures pytest.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from budgetschema.strategies import Moved, disclosures, slips
    from budgetschema.testing.assertions import assert_clean
    from budgetschema.testing.documents import document, document_names, document_path

__all__ = ["Moved", "assert_clean", "disclosures", "document", "document_names", "document_path", "slips"]

_HOMES = {
    "strategies": ("Moved", "disclosures", "slips"),
    "testing.assertions": ("assert_clean",),
    "testing.documents": ("document", "document_names", "document_path"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"budgetschema.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
