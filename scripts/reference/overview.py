"""The first page of the reference: how to read it, and which class contains which."""

from __future__ import annotations

from budgetschema.findings import Language
from budgetschema.model import SPEC_VERSION, Disclosure
from budgetschema.model.shape import members
from budgetschema.schema.xsd import XML_NAMESPACE
from reference.anchors import link
from reference.texts import table, template
from reference.types import class_title, type_of
from wording import listed

SMALL = ("place", "flags", "extensions")
"""Fields that most classes have, which the tree leaves out."""


def index(language: Language) -> str:
    """The first page."""
    tree = [f"- {link(class_title(Disclosure, language), Disclosure)}", *_tree(Disclosure, "  ", language)]
    return template(
        "index",
        language,
        version=SPEC_VERSION,
        namespace=XML_NAMESPACE,
        pages="\n".join([*table("pages"), "words", "forms"]),
        small=listed([f"`{name}`" for name in SMALL], language),
        tree="\n".join(tree),
    )


def _tree(cls: type, indent: str, language: Language) -> list[str]:
    lines = []
    for member in members(cls):
        if member.is_object and member.name not in SMALL:
            lines.append(f"{indent}- {link(f'`{member.name}`', cls, member)}: {type_of(member, language)}")
            lines += _tree(member.kind, indent + "  ", language)
    return lines
