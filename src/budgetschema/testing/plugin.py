"""The pytest plug-in: fixtures that import the library only when a test asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from budgetschema.checks import Report
    from budgetschema.model import Disclosure


@pytest.fixture(scope="session")
def budget_document() -> Callable[[str], Disclosure]:
    """A ready disclosure by its name: ``budget_document("township")``."""
    from budgetschema.testing.documents import document

    return document


@pytest.fixture(scope="session")
def assert_budget_clean() -> Callable[..., Report]:
    """The assertion that a disclosure is clean: ``assert_budget_clean(disclosure, fail_on="error")``."""
    from budgetschema.testing.assertions import assert_clean

    return assert_clean


@pytest.fixture(params=["json", "xml"])
def budget_face(request: pytest.FixtureRequest) -> Any:
    """Both faces of the format, one after the other: the test runs once with each."""
    return request.param
