"""The pages of closed vocabularies and of the forms of strings."""

from __future__ import annotations

from budgetschema.findings import Language
from budgetschema.model import Disclosure, Vocabulary
from budgetschema.model.fields import TITLES
from budgetschema.model.formats import Format
from budgetschema.model.shape import vocabularies
from budgetschema.schema.json_schema import anchored
from budgetschema.schema.names import class_about, definition_name
from budgetschema.schema.xsd import BASE_TYPES
from reference.anchors import fields, linked
from reference.texts import cell, heading, say, table
from reference.types import form_title, form_words
from wording import listed


def words_page(language: Language) -> str:
    """All closed vocabularies."""
    parts = [f"# {say('words_title', language)}", say("words_about", language)]
    return "\n\n".join([*parts, *(_vocabulary(kind, language) for kind in vocabularies(Disclosure))]) + "\n"


def _vocabulary(kind: type[Vocabulary], language: Language) -> str:
    title, name = TITLES[kind], definition_name(kind)
    rows = [f"| `{word.value}` | {cell(word.zh)} | {cell(word.en)} |" for word in kind]
    used = [linked(cls, member) for cls, member in fields() if member.kind is kind]
    return "\n\n".join(
        [
            f"(words.{name})=\n## {heading(name, title.zh, title.en, language)}",
            class_about(kind)[0 if language == "zh" else 1],
            "\n".join([say("words_table", language), *rows]),
            say("words_used", language, fields=listed(used, language)),
        ]
    )


def forms_page(language: Language) -> str:
    """All forms of strings."""
    parts = [f"# {say('forms_title', language)}", say("forms_about", language)]
    return "\n\n".join([*parts, *(_form(Format[name], language) for name in table("forms"))]) + "\n"


def _form(form: Format, language: Language) -> str:
    name = form.name.lower()
    count = sum(member.meta.format is form for _, member in fields())
    titled = heading(name, form_title(form.name, "zh"), form_title(form.name, "en"), language)
    facts = {"name": name, "base": BASE_TYPES.get(form, "xs:string"), "count": count}
    longest = [say("longest", language, longest=f"{form.max_length:,}")] if form.max_length else []
    ending = "。" if language == "zh" else "."
    words = form_words(form.name, language)
    return "\n\n".join(
        [
            f"(forms.{name})=\n## {titled}",
            " ".join([words[0].upper() + words[1:] + ending, *longest]),
            say("form_faces", language, **facts),
            f"```text\n{anchored(form)}\n```",
        ]
    )
