"""All objects of the valid documents, each with its class and the object around it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs

from budgetschema.model import SPEC_VERSION, Disclosure
from budgetschema.model.shape import Member, members
from budgetschema.schema.names import definition_name
from budgetschema.schema.xsd import is_inline
from environment import ROOT

KIT = f"schemas/{SPEC_VERSION}/conformance/valid"
TOWNSHIP = "examples/liujiahui-2026/liujiahui-2026.budget.json"


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """An object of a document: its class, its plain JSON form, and how it hangs on the object around it.

    ``step`` is its place in the list (an index) or the mapping (a key) of ``member``; None where there is one.
    """

    document: str
    pointer: str
    cls: type
    plain: dict[str, Any]
    around: Found | None = None
    member: Member | None = None
    step: int | str | None = None

    @property
    def tag(self) -> str | None:
        """The name of its XML element; None where that says nothing without the element around it."""
        if self.member is None:
            return definition_name(Disclosure)
        if self.member.container == "mapping" or is_inline(self.member):
            return None
        return self.member.name if self.member.container == "one" else self.member.meta.item


def documents() -> tuple[str, ...]:
    """The valid documents from which examples are taken, those made to show something first."""
    features = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "examples" / "features").glob("*.json"))
    return (*features, TOWNSHIP, f"{KIT}/full.json")


def objects(document: str) -> Iterator[Found]:
    """Every object of a document, the whole first."""
    plain = json.loads((ROOT / document).read_text(encoding="utf-8"))
    yield from _below(Found(document=document, pointer="", cls=Disclosure, plain=plain))


def _below(found: Found) -> Iterator[Found]:
    yield found
    for member in members(found.cls):
        if member.is_object and member.name in found.plain:
            for step, value in _values(member, found.plain[member.name]):
                pointer = f"{found.pointer}/{member.name}" + ("" if step is None else f"/{step}")
                inner = Found(
                    document=found.document, pointer=pointer, cls=member.kind, plain=value,
                    around=found, member=member, step=step,
                )  # fmt: skip
                yield from _below(inner)


def _values(member: Member, value: Any) -> Iterator[tuple[int | str | None, Any]]:
    match member.container:
        case "one":
            yield None, value
        case "tuple":
            yield from enumerate(value)
        case "mapping":
            yield from value.items()
