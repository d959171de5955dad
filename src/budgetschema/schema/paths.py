"""From a JSON pointer to the place of the same thing in the XML face."""

from __future__ import annotations

from budgetschema.model import Disclosure
from budgetschema.model.shape import Member, members
from budgetschema.schema.names import definition_name
from budgetschema.schema.xsd import is_attribute, is_inline


def xpath_of(pointer: str) -> str:
    """The XPath (local names, positions from 1) of what a JSON pointer names; as far as the model knows the way."""
    path = f"/{definition_name(Disclosure)}"
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    cls: type | None = Disclosure
    while steps and cls is not None:
        name = steps.pop(0)
        member = next((member for member in members(cls) if member.name == name), None)
        if member is None:
            return f"{path}/{name}"
        if is_attribute(member):
            return f"{path}/@{name}"
        if is_inline(member):
            return f"{path}/@{name}.{steps[0]}" if steps else path
        path += f"/{name}"
        if member.container != "one" and steps:
            path += _item(member, steps.pop(0))
        cls = member.kind if member.is_object else None
    return path


def _item(member: Member, step: str) -> str:
    if member.container == "mapping":
        return f"/{member.meta.item}[@{member.meta.key}='{step}']"
    return f"/{member.meta.item}[{int(step) + 1}]"
