"""Where each class, field, list of words and form stands: its page and its anchor, which do not change."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.model import Disclosure
from budgetschema.model.shape import Member, classes, members
from budgetschema.schema.names import definition_name
from reference.texts import table


def page_of(cls: type) -> str:
    """The file of a class's page: the module of the model."""
    module = cls.__module__.rpartition(".")[2]
    if module not in table("pages"):
        raise LookupError(f"pages.toml has no page for the module {module}")
    return f"{module}.md"


def classes_of(page: str) -> list[type]:
    """The classes of a page, those that hold others first."""
    return [cls for cls in classes(Disclosure) if page_of(cls) == page]


def anchor(cls: type, member: Member | None = None) -> str:
    """The anchor of a class, or of one of its fields. In HTML full stops and underscores become hyphens."""
    return f"{definition_name(cls)}.{member.name}" if member else definition_name(cls)


def link(text: str, cls: type, member: Member | None = None) -> str:
    """A Markdown link, from any page of the reference, to a class or field."""
    return f"[{text}]({page_of(cls)}#{anchor(cls, member)})"


def fields() -> Iterator[tuple[type, Member]]:
    """Every field of every class, in the order of the model."""
    for cls in classes(Disclosure):
        for member in members(cls):
            yield cls, member


def linked(cls: type, member: Member, folder: str = "") -> str:
    """A field as it is named in lists of fields; ``folder`` is the way from the page to the reference."""
    return f"[`{anchor(cls, member)}`]({folder}{page_of(cls)}#{anchor(cls, member)})"
