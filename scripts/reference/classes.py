"""A page of the reference: the classes of one module of the model, each with a table and sections of its fields."""

from __future__ import annotations

from collections.abc import Iterator

from budgetschema.findings import Language
from budgetschema.model import Disclosure
from budgetschema.model.fields import TITLES
from budgetschema.model.shape import Member, members
from budgetschema.schema.names import class_about, definition_name
from budgetschema.schema.xsd import is_inline
from reference.anchors import anchor, classes_of, fields, link
from reference.fields import field
from reference.texts import cell, heading, say, table
from reference.types import class_title, type_of
from wording import listed, together


def page(name: str, language: Language) -> str:
    """The page of a module of the model."""
    words = table("pages")[name]
    classes = classes_of(f"{name}.md")
    parts = [
        f"# {words[language]}",
        together([words[f"{language}_about"], say("page", language)], language),
        "\n".join(f"- {_named(cls, language)}" for cls in classes),
    ]
    return "\n\n".join([*parts, *(section(cls, language) for cls in classes)]) + "\n"


def _named(cls: type, language: Language) -> str:
    title = TITLES[cls]
    return heading(definition_name(cls), title.zh, title.en, language).replace(
        f"`{definition_name(cls)}`", link(f"`{definition_name(cls)}`", cls)
    )


def section(cls: type, language: Language) -> str:
    """All about a class."""
    title, name = TITLES[cls], definition_name(cls)
    around = _around(cls)
    parts = [
        f"({anchor(cls)})=\n## {heading(name, title.zh, title.en, language)}",
        class_about(cls)[0 if language == "zh" else 1],
        "\n".join(f"- {fact}" for fact in _facts(cls, around, language)),
        _summary(cls, language),
    ]
    return "\n\n".join([*parts, *(field(cls, member, around, language) for member in members(cls))])


def _facts(cls: type, around: str | None, language: Language) -> Iterator[str]:
    if cls is Disclosure:
        yield say("root", language)
    else:
        yield say("inside", language, places=_places(cls, language))
    if around is None:
        yield say("object", language, python=cls.__name__)
    else:
        yield say("inline_object", language, python=cls.__name__, member=around, scalar=members(cls)[0].name)
    if not any(member.required for member in members(cls)):
        yield say("nothing_required", language)


def _places(cls: type, language: Language) -> str:
    """The fields that hold a class, those of one name together."""
    places: dict[str, list[str]] = {}
    for outer, member in fields():
        if member.kind is cls:
            places.setdefault(member.name, []).append(link(class_title(outer, language), outer, member))
    parts = [say("inside_one", language, name=name, classes=listed(of, language)) for name, of in places.items()]
    return ("；" if language == "zh" else "; ").join(parts)


def _around(cls: type) -> str | None:
    """The field whose attributes the scalars of a class are written as, if there is one."""
    return next((member.name for _, member in fields() if member.kind is cls and is_inline(member)), None)


def _summary(cls: type, language: Language) -> str:
    rows = [_row(cls, member, language) for member in members(cls)]
    return "\n".join([say("table", language), *rows])


def _row(cls: type, member: Member, language: Language) -> str:
    meta = member.meta
    note = meta.zh_note if language == "zh" else meta.en_note
    needed = say("yes" if member.required else "no", language)
    cells = [f"[`{member.name}`](#{anchor(cls, member)})", type_of(member, language), needed, note]
    return f"| {' | '.join(map(cell, cells))} |"
