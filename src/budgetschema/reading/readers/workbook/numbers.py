"""Number formats: what a person sees of a number in a cell."""

from __future__ import annotations

import functools
import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext

import attrs

from budgetschema.reading.readers.workbook.dates import is_date, moment_of, shown_date

_DIGITS = 15
"""A spreadsheet keeps numbers in binary and shows fifteen digits of them."""
_PRECISE = Context(prec=_DIGITS, rounding=ROUND_HALF_UP)
_MOST_PLACES = 30
_SECTION = re.compile(r'"[^"]*"|\\.|!.|\[[^\]]*\]|;|[^"\\\[;!]|.', re.DOTALL)
_TOKEN = re.compile(r'"[^"]*"?|[\\!_*].?|\[[^\]]*\]?|[0#?]|[.,%@]|[Ee][+-]|.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,20}(?:\.[0-9]{1,20})?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(-[0-9A-Fa-f]+)?\]")
_GENERAL = re.compile(r"(?i)general|g/通用格式|standard")
_NO_ZERO = re.compile(r"(?<![0-9])(?=\.[0-9])")
_IDLE_POINT = re.compile(r"(?<=[0-9])\.(?![0-9])")
_LONGEST_CODE = 512
_LARGEST_POWER = 308
_COMPARE = {
    "<": Decimal.__lt__, ">": Decimal.__gt__, "=": Decimal.__eq__,
    "<=": Decimal.__le__, ">=": Decimal.__ge__, "<>": Decimal.__ne__,
}  # fmt: skip


def plain(value: Decimal) -> str:
    """A number without a format: fifteen digits of it, no exponent, no closing zeros."""
    rounded = _PRECISE.plus(value)
    if rounded == 0:
        return "0"
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Decimal, code: str, *, since_1904: bool = False) -> str:
    """A number as a format shows it.

    Known are sections, conditions, literals, places, separators, scaling, percent, dates and exponents. Fractions are
    shown as decimals.
    """
    if len(code) > _LONGEST_CODE or value.adjusted() > _LARGEST_POWER:
        return plain(value)
    section, magnitude = _chosen(_sections(code), value)
    if section is None:
        return plain(value)
    if is_date(section):
        moment = moment_of(value, since_1904=since_1904)
        return shown_date(moment, section) if moment is not None else plain(value)
    return _layout(section).show(magnitude)


@functools.lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[str, ...]:
    parts = [""]
    for piece in _SECTION.findall(code):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(parts[:4])


def _chosen(sections: tuple[str, ...], value: Decimal) -> tuple[str | None, Decimal]:
    """The section for a value, and what it shows: without the sign where the section is there for negatives."""
    conditions = [_CONDITION.search(section) for section in sections[:2]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition and _COMPARE[condition[1]](value, Decimal(condition[2])):
                return section, value
        return sections[min(len(conditions), len(sections) - 1)], value
    numeric = sections[:3] if len(sections) > 3 or "@" not in sections[-1] else sections[:-1]
    if not numeric or (len(sections) == 1 and _GENERAL.fullmatch(sections[0].strip())):
        return None, value
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


@attrs.frozen
class _Layout:
    """A section taken apart: literals and places of digits before and after the point."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    scale: int
    grouped: bool
    exponent: int | None
    general: bool

    def show(self, value: Decimal) -> str:
        """The number in this layout."""
        value = _PRECISE.plus(value).scaleb(self.scale)
        if self.general:
            return "".join(self.before).replace("\0", plain(value), 1)
        if self.exponent is not None:
            return self._scientific(value)
        places = sum(slot in "0#?" for slot in self.after if len(slot) == 1)
        rounded = _rounded(value, min(places, _MOST_PLACES))
        text = format(abs(rounded), "f")
        whole, _, fraction = text.partition(".")
        sign = "-" if rounded < 0 else ""
        return _readable(sign + self._whole(whole) + self._fraction(fraction))

    def _scientific(self, value: Decimal) -> str:
        places = sum(slot in "0#?" for slot in self.after if len(slot) == 1)
        mantissa, _, power = format(value, f".{places}E").partition("E")
        return f"{mantissa}E{power[0]}{power[1:].rjust(self.exponent or 1, '0')}"

    def _whole(self, digits: str) -> str:
        digits = digits.lstrip("0")
        slots = [slot for slot in self.before if slot in ("0", "#", "?")]
        if not slots:
            return "".join(slot for slot in self.before if slot != ".") + (digits if self.after else "")
        digits = digits.rjust(max(len(digits), sum(slot == "0" for slot in slots)), "0")
        if "0" in slots:
            digits = digits.rjust(len(slots) - slots.index("0"), "0")
        if self.grouped:
            digits = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", ",", digits)
        return self._filled(digits)

    def _filled(self, digits: str) -> str:
        """The digits in their slots, from the right; those left over stand at the first slot."""
        result: list[str] = []
        rest = list(digits)
        first = next(index for index, slot in enumerate(self.before) if slot in ("0", "#", "?"))
        for index in range(len(self.before) - 1, -1, -1):
            slot = self.before[index]
            if slot not in ("0", "#", "?"):
                result.append(slot)
            elif index == first:
                result.append("".join(rest))
                rest = []
            elif rest:
                digit = rest.pop()
                while rest and rest[-1] == ",":
                    digit = rest.pop() + digit
                result.append(digit)
        return "".join(reversed(result))

    def _fraction(self, digits: str) -> str:
        slots = [slot for slot in self.after if slot in ("0", "#", "?")]
        kept = len(digits)
        while kept and slots[kept - 1] != "0" and digits[kept - 1] == "0":
            kept -= 1
        rest = iter(digits[:kept])
        return "".join(next(rest, "") if slot in ("0", "#", "?") else slot for slot in self.after)


def _readable(text: str) -> str:
    """A figure such as .5 or 5. with the zero that its format leaves out, and without the idle point."""
    return _IDLE_POINT.sub("", _NO_ZERO.sub("0", text))


def _rounded(value: Decimal, places: int) -> Decimal:
    with localcontext(Context(prec=400, rounding=ROUND_HALF_UP)):
        rounded = value.quantize(Decimal(1).scaleb(-places))
    return abs(rounded) if rounded == 0 else rounded


@functools.lru_cache(maxsize=1024)
def _layout(section: str) -> _Layout:
    """Take a section apart. A comma among digits groups them, one after the last digit divides by a thousand."""
    before: list[str] = []
    after: list[str] = []
    slots, point, scale, commas, grouped, exponent, general = before, False, 0, 0, False, None, False
    rest = _GENERAL.sub("\0", section)
    for piece in _TOKEN.findall(rest):
        head = piece[0]
        if piece == "\0":
            general = True
            slots.append(piece)
        elif exponent is not None and piece == "0":
            exponent += 1
        elif piece in ("0", "#", "?"):
            grouped, commas = grouped or commas > 0, 0
            slots.append(piece)
        elif piece == ",":
            commas += any(slot in ("0", "#", "?") for slot in slots)
        elif piece == "." and not point:
            scale, commas, point, slots = scale - 3 * commas, 0, True, after
            slots.append(piece)
        elif piece == "%":
            scale += 2
            slots.append(piece)
        elif head in "Ee" and len(piece) == 2:
            exponent = 0
        else:
            slots.append(_literal(piece))
    return _Layout(tuple(before), tuple(after), scale - 3 * commas, grouped, exponent, general)


def _literal(piece: str) -> str:
    """What a piece prints that is no digit: quoted or escaped text, a currency; space and fill print nothing."""
    head = piece[0]
    if head == '"':
        return piece.strip('"')
    if head in "\\!":
        return piece[1:]
    if head in "_*" or piece == "@":
        return ""
    if head == "[":
        currency = _CURRENCY.fullmatch(piece)
        return currency[1] if currency else ""
    return piece


def number(text: str) -> Decimal | None:
    """The number that a file writes, or None where it writes none that a spreadsheet can hold."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= _LARGEST_POWER else None
