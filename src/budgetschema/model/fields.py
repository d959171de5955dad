"""What a field of the model says about itself beyond its Python type.

The other faces of the format (JSON Schema, XSD, reference pages) are generated from these few facts,
so a field is described once, where it is declared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import attrs

from budgetschema.model.formats import Format

META = "budgetschema"
"""Key of the attrs field metadata under which :class:`FieldMeta` is found."""

XmlShape = Literal["attribute", "element", "inline"]

C = TypeVar("C", bound=type)


@attrs.frozen(kw_only=True)
class FieldMeta:
    """Facts about one field.

    ``zh``/``en`` are the title; ``zh_note``/``en_note`` say what the title cannot. ``xml`` is how a scalar is
    written in XML; an object may be ``inline``, its scalars as attributes of the object around it (``place.line``);
    lists and mappings are always elements. ``item`` names one member of a list or
    mapping in XML and ``key`` the attribute that carries a mapping's key. ``codelist`` names the code list whose
    codes are the only values allowed; ``open_codelist`` one whose codes are the known values. ``personal`` says that
    the field holds a person's name or telephone number, which is not passed on unless asked for.
    """

    zh: str
    en: str
    zh_note: str
    en_note: str
    xml: XmlShape = "attribute"
    item: str | None = None
    key: str | None = None
    format: Format | None = None
    codelist: str | None = None
    open_codelist: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    personal: bool = False
    since: str = "1.0"


def required(zh: str, en: str, **facts: Any) -> Any:
    """Declare a field that every document gives."""
    return attrs.field(metadata={META: FieldMeta(zh=zh, en=en, **facts)})


def optional(zh: str, en: str, **facts: Any) -> Any:
    """Declare a scalar or object that may be absent (``None``: not printed)."""
    return attrs.field(default=None, metadata={META: FieldMeta(zh=zh, en=en, **facts)})


def many(zh: str, en: str, *, item: str, **facts: Any) -> Any:
    """Declare a list that is absent when it has no members."""
    return attrs.field(default=(), metadata={META: FieldMeta(zh=zh, en=en, item=item, **facts)})


def mapping(zh: str, en: str, *, item: str, key: str, **facts: Any) -> Any:
    """Declare a mapping from identifiers, absent when empty.

    Mappings stay out of the hash: they are plain dictionaries, typed read-only.
    """
    meta = FieldMeta(zh=zh, en=en, item=item, key=key, **facts)
    return attrs.field(factory=dict, hash=False, metadata={META: meta})


def placed() -> Any:
    """Declare the place where an object was read."""
    return optional(
        "出处", "place", xml="inline",
        zh_note="在来源文件中的位置；不是读取而来的内容没有出处。",
        en_note="Where it stands in the source; absent in what was not read.",
    )  # fmt: skip


def flagged() -> Any:
    """Declare the irregularities of an object that was kept as printed."""
    return many(
        "异常标记", "flags", item="flag",
        zh_note="按原文保留的异常之处。", en_note="What is irregular in it and was kept as printed.",
    )  # fmt: skip


def extended() -> Any:
    """Declare what others say of an object in their own vocabularies."""
    return many(
        "扩展", "extensions", item="extension",
        zh_note="发布者或工具以自有词汇所作的陈述，格式不作解释。",
        en_note="Statements in the vocabulary of a publisher or tool, which the format does not interpret.",
    )  # fmt: skip


@attrs.frozen
class Title:
    """Title of a class in both languages, and its description in Chinese; the docstring is the English one."""

    zh: str
    en: str
    zh_about: str


TITLES: dict[type, Title] = {}
"""What :func:`titled` recorded."""


def titled(zh: str, en: str, zh_about: str) -> Callable[[C], C]:
    """Record the title of a model class or vocabulary."""

    def record(cls: C) -> C:
        TITLES[cls] = Title(zh, en, zh_about)
        return cls

    return record
