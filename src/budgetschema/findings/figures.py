"""Figures as findings speak of them: which were compared, which is probably wrong, what it should be."""

from __future__ import annotations

from decimal import Decimal

import attrs

from budgetschema.model.enums import MoneyUnit, Vocabulary
from budgetschema.model.source import Place

_SHOWN = 8
"""Terms of an equation that a sentence names; a report lays out all of them."""


@attrs.frozen(kw_only=True, slots=True)
class Figure:
    """A printed figure with the names a person would use for its place.

    ``value`` is in ``unit`` with its printed places; None stands for a blank cell. ``pointer`` is its place in the
    JSON face.
    """

    table: str
    line: str
    column: str
    value: Decimal | None
    unit: MoneyUnit | None = None
    pointer: str = ""
    place: Place | None = None

    @property
    def printed(self) -> str:
        """The value as printed; a blank as an empty pair of brackets."""
        return "[ ]" if self.value is None else format(self.value, "f")

    @property
    def with_unit(self) -> str:
        """The value as printed, with its unit where one is known: 441.25万元."""
        return f"{self.printed}{self.unit.zh if self.unit is not None else ''}"

    def __str__(self) -> str:
        """Table, line and column, as in 《支出总表》“行政运行”“基本支出”."""
        return f"《{self.table}》“{self.line}”“{self.column}”"


class Slip(Vocabulary):
    """How a reconciling value turns into the printed one: the smaller the slip, the likelier the suspect."""

    DIGIT = "digit", "错一位数字", "one digit wrong"
    SWAPPED = "swapped", "相邻两位颠倒", "two digits swapped"
    DROPPED = "dropped", "漏一位数字", "a digit dropped"
    ADDED = "added", "多一位数字", "a digit too many"
    SHIFTED = "shifted", "小数点错位", "decimal point shifted"
    BLANK = "blank", "漏填", "left blank"
    NEIGHBOUR = "neighbour", "抄成相邻的数", "the figure of a neighbouring cell"
    SIGN = "sign", "正负号相反", "sign reversed"
    OTHER = "other", "原因不明", "reason unknown"


@attrs.frozen(kw_only=True, slots=True)
class Suspect:
    """A figure that, if it alone were wrong, would explain everything the finding tells.

    It would have to lie between ``low`` and ``high`` (in the figure's unit and printed places, both included; None is
    unbounded). ``slip`` is the smallest slip of the pen that leads from there to what is printed.
    """

    figure: Figure
    low: Decimal | None
    high: Decimal | None
    slip: Slip = Slip.OTHER

    @property
    def value(self) -> Decimal | None:
        """The reconciling value where there is exactly one."""
        return self.low if self.low == self.high else None

    @property
    def reconciling(self) -> str:
        """The value or interval that would reconcile the figures, as text."""
        low, high = ("…" if bound is None else format(bound, "f") for bound in (self.low, self.high))
        return low if self.low is not None and self.low == self.high else f"{low}～{high}"

    def __str__(self) -> str:
        return f"{self.figure}：{self.figure.printed} → {self.reconciling}"

    __repr__ = __str__


class Suspects(tuple[Suspect, ...]):
    """Suspects, the likeliest first; as text, one after another."""

    __slots__ = ()

    def __str__(self) -> str:
        return "；".join(str(suspect) for suspect in self)


@attrs.frozen(kw_only=True, slots=True)
class Term:
    """A figure in an equation: added (+1) or taken away (−1)."""

    figure: Figure
    sign: int = 1


@attrs.frozen(kw_only=True, slots=True)
class Equation:
    """What should hold and does not: ``total`` against the ``terms`` (a single one, added: the figure printed twice).

    ``residual`` is total minus terms, ``tolerance`` what rounding can explain, both in the total's unit.
    """

    total: Figure
    terms: tuple[Term, ...]
    residual: Decimal
    tolerance: Decimal

    @property
    def is_same(self) -> bool:
        """Whether it says that two figures are the same."""
        return [term.sign for term in self.terms] == [1]

    @property
    def is_sum(self) -> bool:
        """Whether all terms are added, as the parts of a total are."""
        return all(term.sign > 0 for term in self.terms)

    @classmethod
    def between(cls, one: Figure, other: Figure, tolerance: Decimal = Decimal(0)) -> Equation:
        """That two figures should be the same; residual and tolerance are in the unit of ``one``."""
        units = [0 if figure.unit is None else figure.unit.exponent for figure in (one, other)]
        values = [Decimal(0) if figure.value is None else figure.value for figure in (one, other)]
        residual = values[0] - values[1].scaleb(units[1] - units[0])
        return cls(total=one, terms=(Term(figure=other),), residual=residual, tolerance=tolerance)

    def __str__(self) -> str:
        """Total and terms with their places, as in 《表》“合计”“金额” 3.00 ≠ 1.00 + 1.50."""
        if self.is_same:
            return f"{self.total} {self.total.printed} ≠ {self.terms[0].figure} {self.terms[0].figure.printed}"
        sides = [term for term in self.terms if term.figure.value is not None]
        signs = ["" if not at and term.sign > 0 else "+ " if term.sign > 0 else "− " for at, term in enumerate(sides)]
        # In a balance the terms are not all of a kind, so each says what it is.
        names = ["" if self.is_sum else f"“{term.figure.column}” " for term in sides]
        parts = [f"{sign}{name}{term.figure.printed}" for sign, name, term in zip(signs, names, sides, strict=True)]
        rest = [f"+ … ({len(sides)})"] if len(sides) > _SHOWN else []
        return f"{self.total} {self.total.printed} ≠ {' '.join([*parts[:_SHOWN], *rest]) or '0'}"
