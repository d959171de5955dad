"""Hypothesis strategies for valid disclosures, driven by the model: a new field is drawn as soon as it is declared."""

import datetime
import functools
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from budgetschema.codelists import codelist
from budgetschema.model import SPEC_VERSION, Disclosure
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, members

# What writers and parsers are known to mangle: line ends, tabs, quotes, markup, blanks at the edges, next line,
# line separator, astral and private-use characters, a byte-order mark, a combining accent, words that are literals.
AWKWARD = (
    "\n", "\r", "\r\n", "\t", " ", "　", " 前后 ", "a\r\nb", '"', "'", "\\", "\\u0041", "<b>&amp;</b>", "]]>", "<!--",
    "<!DOCTYPE x>", "<?xml?>", "{}", "{name}", "%s", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffd", "𠮷𝟗",
    "\U0010ffff", "\ue000", "e\u0301", "null", "1E5", "０.５０", "/a~b", "\xa0",
)  # fmt: skip
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(_CHARACTERS, min_size=1, max_size=8),
    st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=3).map("".join),
)
IDS = st.one_of(
    st.sampled_from(["total", "a", "x" * 64, "column_2"]),
    st.text("abcxyz", min_size=1, max_size=1).flatmap(
        lambda first: st.text("az09_", max_size=63).map(lambda rest: first + rest)
    ),
)
DECIMALS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.one_of(st.just("0"), st.integers(1, 9999).map(str), st.integers(1, 10**16 - 1).map(str)),
    st.one_of(
        st.just(""),
        st.sampled_from([".0", ".00", ".10", ".00000000", ".00000001"]),
        st.text("0123456789", min_size=1, max_size=8).map(".{}".format),
    ),
).map(Decimal)
SHARES = st.integers(0, 100).map(lambda share: Decimal(share).scaleb(-2))
DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
_BOX_NUMBER = st.sampled_from(["0", "0.5", "595.276", "999999.999"])

STRINGS: dict[Format, st.SearchStrategy[str]] = {
    Format.TEXT: TEXTS,
    Format.ID: IDS,
    Format.VERSION: st.just(SPEC_VERSION),
    Format.DIVISION: st.sampled_from([6, 9, 12]).flatmap(
        lambda size: st.text("0123456789", min_size=size, max_size=size)
    ),
    Format.SHA256: st.text("0123456789abcdef", min_size=64, max_size=64),
    Format.LOCAL_TIME: st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2099, 12, 31)).map(
        lambda moment: moment.isoformat(timespec="seconds")
    ),
    Format.BOX: st.lists(_BOX_NUMBER, min_size=4, max_size=4).map(" ".join),
}


def value(member: Member) -> st.SearchStrategy[Any]:
    """One value of a member."""
    meta = member.meta
    if meta.codelist is not None:
        return st.sampled_from([entry.code for entry in codelist(meta.codelist)])
    if member.is_object:
        return instances(member.kind)
    if member.is_enum:
        return st.sampled_from(list(member.kind))  # type: ignore[call-overload]
    if member.kind is int:
        assert meta.minimum is not None
        assert meta.maximum is not None
        return st.integers(meta.minimum, meta.maximum)
    if member.kind is Decimal:
        return SHARES if meta.format is Format.SHARE else DECIMALS
    if member.kind is datetime.date:
        return DATES
    assert meta.format is not None
    return STRINGS[meta.format]


def contents(member: Member) -> st.SearchStrategy[Any]:
    """What a member holds when it is given: a value, or a short list or mapping that is not empty unless it may be."""
    match member.container:
        case "tuple":
            return st.lists(value(member), min_size=0 if member.required else 1, max_size=2).map(tuple)
        case "mapping":
            return st.dictionaries(IDS, value(member), min_size=1, max_size=3)
        case "one":
            return value(member)


@functools.cache
def instances(cls: type) -> st.SearchStrategy[Any]:
    """Valid objects of a model class: what is required, and a few of the things that may be absent."""
    facts = {member.name: contents(member) for member in members(cls)}
    required = [member.name for member in members(cls) if member.required]
    optional = [member.name for member in members(cls) if not member.required]

    @st.composite
    def draw_instance(draw: st.DrawFn) -> Any:
        chosen = draw(
            st.lists(st.sampled_from(optional), min_size=0 if required else 1, max_size=6, unique=True)
            if optional
            else st.just([])
        )
        return cls(**{name: draw(facts[name]) for name in [*required, *chosen]})

    return draw_instance()


def disclosures() -> st.SearchStrategy[Disclosure]:
    """Any valid disclosure, not too large."""
    return instances(Disclosure)
