"""Performance targets of whole departments on the page."""

from __future__ import annotations

from pathlib import Path

import budgetschema
from tests.report_page.documents import tree_of, view_of


def test_a_departments_target_stands_with_its_tasks_amounts_and_indicators(root: Path) -> None:
    disclosure = budgetschema.load(root / "examples" / "features" / "department-target.budget.json")
    (form,) = tree_of(view_of(disclosure)).xpath("//*[@id='department-0']")
    target = disclosure.department_targets[0]
    text = " ".join(form.itertext())
    amounts = [*target.budget, *(each for task in target.tasks for each in task.budget)]
    assert amounts
    assert target.indicators
    for each in amounts:
        assert each.label in text
        assert each.amount is None or format(each.amount, "f") in text
    for task in target.tasks:
        assert task.name is None or task.name in text
    for indicator in target.indicators:
        assert indicator.level_3 is None or indicator.level_3 in text


def test_a_page_without_such_a_target_has_no_section_for_it(root: Path) -> None:
    disclosure = budgetschema.load(root / "examples" / "features" / "project-form.budget.json")
    assert not tree_of(view_of(disclosure)).xpath("//*[@id='departments']")
