"""What Hypothesis calls when it is imported, through the entry point of group ``hypothesis``."""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Make ``st.from_type(Disclosure)`` draw from :func:`budgetschema.strategies.disclosures`."""
    from hypothesis import strategies as st

    from budgetschema.model import Disclosure

    st.register_type_strategy(Disclosure, _draw)


def _draw(_: type[Any]) -> Any:
    # Imported only when drawn from: this package itself imports Hypothesis.
    from budgetschema.strategies.disclosures import disclosures

    return disclosures()
