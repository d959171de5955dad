"""Fixtures: pages, made once."""

from __future__ import annotations

from typing import Any

import pytest

from budgetschema.model import Disclosure
from budgetschema.report.html.page import page
from budgetschema.report.html.view import View
from tests.report_page.documents import hostile, tree_of, view_of, with_slips


@pytest.fixture(scope="session")
def slipped(township: Disclosure) -> Disclosure:
    """The township with slips."""
    return with_slips(township)


@pytest.fixture(scope="session")
def view(slipped: Disclosure) -> View:
    """Its view, without persons."""
    return view_of(slipped, prior=slipped).without_persons()


@pytest.fixture(scope="session")
def tree(view: View) -> Any:
    """Its page, parsed."""
    return tree_of(view)


@pytest.fixture(scope="session")
def harmful(slipped: Disclosure) -> Disclosure:
    """The same full of harm."""
    return hostile(slipped)


@pytest.fixture(scope="session")
def harmful_page(harmful: Disclosure) -> bytes:
    """The page of it."""
    return page(view_of(harmful))
