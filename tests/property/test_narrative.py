"""Honest sentences give no finding, whatever was rounded from what; a figure moved beyond its slack gives one."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from budgetschema.checks.case import Case
from budgetschema.checks.registry import CHECKS
from budgetschema.model import Disclosure, MoneyUnit
from budgetschema.narrative import extract
from budgetschema.narrative.rates import in_unit
from tests.unit.narrative.texts import disclosure

# Unrounded amounts in yuan, to the fen; large enough that a rate says something.
AMOUNTS = st.integers(min_value=10_000_00, max_value=10_000_000_000_00).map(lambda fen: Fraction(fen, 100))
UNITS = st.sampled_from([(MoneyUnit.WAN_YUAN, 2), (MoneyUnit.YUAN, 2), (MoneyUnit.YUAN, 0), (MoneyUnit.WAN_YUAN, 4)])
PERCENT = MoneyUnit.YUAN
RULES = tuple(dict.fromkeys(check for rule, check in CHECKS.items() if rule.startswith("N")))


def found(document: Disclosure) -> list[str]:
    case = Case(disclosure=document)
    return [each.rule_id for check in RULES for each in check(case)]  # type: ignore[union-attr]


def separated(value: Decimal) -> str:
    return f"{value:,f}"


@given(AMOUNTS, AMOUNTS, UNITS, st.integers(min_value=0, max_value=3), st.booleans(), st.booleans())
def test_an_honest_change(
    this: Fraction, last: Fraction, unit: tuple[MoneyUnit, int], places: int, commas: bool, from_printed: bool
) -> None:
    """The change and the rate may have been computed from the printed or from the unrounded amounts."""
    write = separated if commas else str
    now, before = in_unit(this, *unit), in_unit(last, *unit)
    scale = 10 ** unit[0].exponent
    one, other = (Fraction(now) * scale, Fraction(before) * scale) if from_printed else (this, last)
    verb = "增加" if one >= other else "减少"
    change = in_unit(abs(one - other), *unit)
    rate = in_unit(abs(one / other - 1) * 100, PERCENT, places) if other else Decimal(0)
    name = unit[0].zh
    text = (
        f"2024年支出预算数为{write(before)}{name}，2025年预算安排{write(now)}{name}，"
        f"比2024年预算{verb}{write(change)}{name}，{verb}{rate}%。"
    )
    assert found(disclosure(text)) == []


@given(st.lists(AMOUNTS, min_size=3, max_size=3), UNITS, st.integers(min_value=0, max_value=3))
def test_honest_parts_and_shares(amounts: list[Fraction], unit: tuple[MoneyUnit, int], places: int) -> None:
    total = sum(amounts, Fraction(0))
    parts = "；".join(
        f"{name}{in_unit(amount, *unit)}{unit[0].zh}，占{in_unit(amount / total * 100, PERCENT, places)}%"
        for name, amount in zip(("因公出国（境）费", "公务接待费", "公务用车购置及运行费"), amounts, strict=True)
    )
    text = f"2025年“三公”经费预算{in_unit(total, *unit)}{unit[0].zh}，其中：{parts}。"
    assert set(found(disclosure(text))) <= {"N304"}


@given(AMOUNTS, AMOUNTS, st.integers(min_value=0, max_value=2), st.integers(min_value=3, max_value=10_000))
def test_a_moved_amount_is_found(this: Fraction, last: Fraction, which: int, ulps: int) -> None:
    unit = (MoneyUnit.WAN_YUAN, 2)
    now, before = in_unit(this, *unit), in_unit(last, *unit)
    verb = "增加" if now >= before else "减少"
    figures = [before, now, abs(now - before)]
    figures[which] += Decimal(ulps).scaleb(-2)
    text = f"2024年支出预算数为{figures[0]}万元，2025年预算安排{figures[1]}万元，比2024年预算{verb}{figures[2]}万元。"
    rules = found(disclosure(text))
    assert len(rules) == 1
    assert rules[0] in {"N201", "N203"}


WORDS = "收支总计预算增加减少比上年占其中：，。；“”（类款项）%万元0123456789.,-XX 一般公共基本"


@given(st.text(alphabet=WORDS, min_size=1, max_size=120))
def test_any_text_is_read(text: str) -> None:
    document = disclosure(text)
    for each in extract(document):
        assert text[each.start : each.end] == each.text != ""
    found(document)
