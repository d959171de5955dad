from __future__ import annotations

import attrs
import pytest

from budgetschema import Disclosure, check
from budgetschema.export import Content
from budgetschema.testing import document


@pytest.fixture(scope="session")
def disclosures(township) -> dict[str, Disclosure]:
    """Documents that differ in what they have: a whole one, forms with persons, all kinds of empty, catalogues."""
    names = ("project-form", "six-empties", "department-target", "procurement")
    return {"township": township, **{name: document(name) for name in names}}


@pytest.fixture(scope="session")
def contents(disclosures) -> dict[str, Content]:
    """The same with what the checks find in them."""
    return {name: Content.of(each, check(each).findings) for name, each in disclosures.items()}


@pytest.fixture
def form(disclosures) -> Disclosure:
    """A performance form that names who handles it."""
    given = disclosures["project-form"]
    return attrs.evolve(given, projects=(attrs.evolve(given.projects[0], handler="王示例"),))


@pytest.fixture
def six() -> Disclosure:
    return document("six-empties")
