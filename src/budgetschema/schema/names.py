"""Names and titles that every generated face shares."""

from __future__ import annotations

import inspect
import re

from budgetschema.model.fields import TITLES


def definition_name(cls: type) -> str:
    """The name of a class in the schemas: its Python name in snake_case."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


def bilingual(zh: str, en: str) -> str:
    """A title in both languages, Chinese first."""
    return f"{zh} / {en}"


def class_about(cls: type) -> tuple[str, str]:
    """Descriptions of a class in Chinese and English, each on one line."""
    return TITLES[cls].zh_about, plain(inspect.getdoc(cls) or "")


def class_title(cls: type) -> tuple[str, str]:
    """Bilingual title and description of a class."""
    title = TITLES[cls]
    return bilingual(title.zh, title.en), "\n".join(class_about(cls))


def plain(docstring: str) -> str:
    """A docstring as plain text: one line, without markup."""
    text = re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"\1", docstring)
    return " ".join(text.replace("``", "").split())
