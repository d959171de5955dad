"""The model as the generators see it, and the promises every class of it keeps."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal

import attrs
import pytest

import budgetschema.model as package
from budgetschema.model import (
    Column,
    Coordinate,
    Disclosure,
    Line,
    LineRole,
    Mark,
    MarkKind,
    MoneyUnit,
    Note,
    NoteKind,
    Place,
    Table,
)
from budgetschema.model.enums import Vocabulary
from budgetschema.model.fields import META, TITLES
from budgetschema.model.formats import Format
from budgetschema.model.shape import classes, members, vocabularies

CLASSES = classes(Disclosure)
WORDS = tuple(vocabularies(Disclosure))
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_members_are_told_with_what_they_hold_and_how_many() -> None:
    found = {member.name: (member.kind, member.container, member.required) for member in members(Line)}
    assert found["role"] == (LineRole, "one", True)
    assert found["label"] == (str, "one", False)
    assert found["level"] == (int, "one", False)
    assert found["amounts"] == (Decimal, "mapping", False)
    assert found["marks"] == (Mark, "mapping", False)
    assert found["place"] == (Place, "one", False)
    assert {member.name: member.container for member in members(Column)}["header"] == "tuple"
    assert {member.name: member.kind for member in members(Disclosure)}["published"] is datetime.date


def test_members_come_in_the_order_of_declaration() -> None:
    for cls in CLASSES:
        assert [member.name for member in members(cls)] == [field.name for field in attrs.fields(cls)]


@pytest.mark.parametrize("hint", [list[int], int | str, str | int | None, set[str], "list[int]"])
def test_a_type_that_no_face_can_write_is_refused(hint) -> None:
    cls = attrs.make_class("Strange", {"field": attrs.field(type=hint, metadata={META: None})})
    with pytest.raises((TypeError, ValueError)):
        members(cls)


def test_every_class_is_reached_once_and_is_public() -> None:
    assert CLASSES[0] is Disclosure
    assert len(set(CLASSES)) == len(CLASSES)
    assert {cls.__name__ for cls in (*CLASSES, *WORDS)} <= set(package.__all__)
    assert {name for name in package.__all__ if attrs.has(getattr(package, name))} == {cls.__name__ for cls in CLASSES}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_class_is_frozen_slotted_documented_and_named_in_both_languages(cls: type) -> None:
    assert not hasattr(cls, "__dict__") or "__slots__" in vars(cls)
    assert all(field.kw_only for field in attrs.fields(cls))
    title = TITLES[cls]
    assert CHINESE.search(title.zh)
    assert CHINESE.search(title.zh_about)
    assert not CHINESE.search(title.en)
    assert cls.__doc__
    instance = cls.__new__(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(instance, attrs.fields(cls)[0].name, "x")
    assert not hasattr(instance, "__dict__")


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_field_says_all_that_the_faces_need(cls: type) -> None:
    for member in members(cls):
        meta = member.meta
        assert re.fullmatch("[a-z][a-z0-9_]*", member.name), member.name
        assert meta.zh.strip() == meta.zh != "", member.name
        assert meta.en.strip() == meta.en != "", member.name
        assert meta.zh_note.endswith("。"), member.name
        assert meta.en_note.endswith("."), member.name
        assert (meta.item is not None) == (member.container != "one"), member.name
        assert (meta.key is not None) == (member.container == "mapping"), member.name
        if member.kind is int:
            assert meta.minimum is not None, member.name
            assert meta.maximum is not None, member.name
            assert meta.minimum < meta.maximum, member.name
        elif member.kind is Decimal:
            assert meta.format in (Format.DECIMAL, Format.SHARE), member.name
        elif member.kind is datetime.date:
            assert meta.format is Format.DATE, member.name
        elif member.kind is str:
            assert meta.format is not None, member.name
        else:
            assert member.is_object or member.is_enum, member.name
        assert member.kind is not float, member.name


def test_defaults_are_what_is_absent() -> None:
    absent = {"one": None, "tuple": (), "mapping": {}}
    for cls in CLASSES:
        for field, member in zip(attrs.fields(cls), members(cls), strict=True):
            if not member.required:
                default = field.default.factory() if isinstance(field.default, attrs.Factory) else field.default
                assert default == absent[member.container], (cls, member.name)


@pytest.mark.parametrize("kind", [*WORDS, package.Vocabulary], ids=lambda kind: kind.__name__)
def test_words_have_names_in_both_languages(kind: type[Vocabulary]) -> None:
    words = list(kind)
    for word in words:
        assert re.fullmatch("[a-z][a-z0-9_]*", word.value)
        assert word == word.value
        assert kind(word.value) is word
        assert word.zh
        assert word.en
        assert not CHINESE.search(word.en)
    assert len({word.zh for word in words}) == len({word.en for word in words}) == len(words)
    if words:
        with pytest.raises(ValueError, match="nonsense"):
            kind("nonsense")


def test_units_of_money_turn_into_yuan() -> None:
    assert {unit.zh: 10**unit.exponent for unit in MoneyUnit} == {"元": 1, "千元": 10**3, "万元": 10**4, "亿元": 10**8}


def test_objects_compare_by_value_lists_by_order_and_mappings_without_it() -> None:
    first, second = Line(role=LineRole.TOTAL), Line(role=LineRole.DETAIL)
    table = Table(kind="other", title="表", columns=(), lines=(first, second))
    assert table == attrs.evolve(table)
    assert table != attrs.evolve(table, lines=(second, first))
    assert table != attrs.evolve(table, lines=(first, second, second))
    one = Line(role=LineRole.TOTAL, amounts={"a": Decimal(1), "b": Decimal(2)})
    other = Line(role=LineRole.TOTAL, amounts={"b": Decimal(2), "a": Decimal(1)})
    assert one == other
    assert hash(one) == hash(other)
    assert one != attrs.evolve(one, amounts={"a": Decimal(1)})


def test_every_object_can_stand_in_a_set(township) -> None:
    assert len({township, attrs.evolve(township)}) == 1
    assert len(set(township.tables)) == len(township.tables)


def test_lists_of_a_read_disclosure_are_tuples(township) -> None:
    def check(value: object) -> None:
        if attrs.has(type(value)):
            for member in members(type(value)):
                held = getattr(value, member.name)
                if member.container == "tuple":
                    assert isinstance(held, tuple), member.name
                elif member.container == "mapping":
                    assert isinstance(held, Mapping), member.name
                for item in held if isinstance(held, tuple) else (held,):
                    check(item)

    check(township)


def test_a_table_is_stated_empty_by_a_note_only() -> None:
    table = Table(kind="other", title="表", columns=(), lines=())
    assert not table.is_stated_empty
    assert not attrs.evolve(table, notes=(Note(kind=NoteKind.GENERAL, text="本表无数据"),)).is_stated_empty
    notes = (Note(kind=NoteKind.ROUNDING, text="尾差"), Note(kind=NoteKind.NO_DATA, text="本表无数据"))
    assert attrs.evolve(table, notes=notes).is_stated_empty


def test_six_things_that_look_like_nothing_stay_apart() -> None:
    blank = Line(role=LineRole.DETAIL)
    lines = [
        blank,
        attrs.evolve(blank, amounts={"a": Decimal("0")}),
        attrs.evolve(blank, marks={"a": Mark(kind=MarkKind.DASH, text="-")}),
        attrs.evolve(blank, marks={"a": Mark(kind=MarkKind.NOT_APPLICABLE, text="不涉及")}),
        attrs.evolve(blank, marks={"a": Mark(kind=MarkKind.PLACEHOLDER, text="XX")}),
        attrs.evolve(blank, coordinate=Coordinate(item="a")),
    ]
    assert all(one != other for index, one in enumerate(lines) for other in lines[:index])
