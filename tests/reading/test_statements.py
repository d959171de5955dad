"""What the text of the township's disclosure states is read with the rest, and points at its words."""

from decimal import Decimal

import pytest

from budgetschema.model import Direction, ExpenditureKind, Flow, Moment, MoneyUnit, StatementKind
from tests.reading.sources import Printed


def test_every_statement_is_a_piece_of_the_text(printed: Printed) -> None:
    sections = printed.disclosure.sections
    assert printed.disclosure.statements
    for each in printed.disclosure.statements:
        paragraph = sections[each.section - 1].paragraphs[each.paragraph - 1]
        assert paragraph.text[each.start : each.end] == each.text
        assert each.place == paragraph.place


def test_every_amount_of_the_text_is_in_a_statement(printed: Printed) -> None:
    """Recounted without the library: 万元 behind a digit, thresholds of assets left out."""
    for number, section in enumerate(printed.disclosure.sections, 1):
        for position, paragraph in enumerate(section.paragraphs, 1):
            text = "".join(paragraph.text.split())
            ends = [index for index in find(text, "万元") if text[index - 1].isdecimal()]
            amounts = sum("以上" not in text[index : index + 8] for index in ends)
            spans = {
                (each.start, each.end) for each in printed.disclosure.statements
                if (each.section, each.paragraph) == (number, position) and each.unit is MoneyUnit.WAN_YUAN
            }  # fmt: skip
            assert len(spans) == amounts, text


def find(text: str, word: str) -> list[int]:
    return [index for index in range(1, len(text)) if text.startswith(word, index)]


@pytest.mark.parametrize(
    ("value", "kind", "expenditure_kind"),
    [("933.42", StatementKind.PART, ExpenditureKind.BASIC), ("926.68", StatementKind.PART, ExpenditureKind.PROJECT)],
)
def test_basic_and_project_expenditure(
    printed: Printed, value: str, kind: StatementKind, expenditure_kind: ExpenditureKind
) -> None:
    (found,) = (each for each in printed.disclosure.statements if each.value == Decimal(value))
    assert (found.kind, found.unit) == (kind, MoneyUnit.WAN_YUAN)
    assert found.coordinate is not None
    assert found.base is not None
    assert (found.coordinate.flow, found.coordinate.expenditure_kind) == (Flow.EXPENDITURE, expenditure_kind)
    assert (found.base.flow, found.base.expenditure_kind) == (Flow.EXPENDITURE, None)


def test_the_change_is_of_the_total_and_not_of_the_carry_over(printed: Printed) -> None:
    changes = [each for each in printed.disclosure.statements if each.value == Decimal("523.20")]
    assert len(changes) == 2
    for each, flow in zip(changes, (Flow.INCOME, Flow.EXPENDITURE), strict=True):
        assert (each.kind, each.direction) == (StatementKind.CHANGE, Direction.DECREASE)
        assert each.coordinate is not None
        assert each.base is not None
        assert (each.coordinate.flow, each.coordinate.layer) == (flow, None)
        assert each.base.moment is Moment.PRIOR_YEAR_BUDGET
