"""The reference of the format is whole, and its examples are what valid documents say, in both faces."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import etree

import budgetschema
from budgetschema.convert.xml_walker import element_of
from budgetschema.model import Disclosure, Table
from budgetschema.model import fields as model_fields
from budgetschema.model.formats import Format
from budgetschema.model.shape import Member, classes, members, vocabularies
from budgetschema.schema.names import definition_name
from budgetschema.schema.xsd import XML_NAMESPACE
from kit.canonical import xml_form
from reference import fields
from reference.examples import NoExampleError
from tests.docs.pages import DOCS, LANGUAGES, ROOT

FIELDS = [(cls, member) for cls in classes(Disclosure) for member in members(cls)]
EXPECTED = [
    *(definition_name(cls) for cls in classes(Disclosure)),
    *(f"{definition_name(cls)}.{member.name}" for cls, member in FIELDS),
    *(f"words.{definition_name(kind)}" for kind in vocabularies(Disclosure)),
    *(f"forms.{form.name.lower()}" for form in Format),
]
EXAMPLE = re.compile(
    r"\]\(([^)]+\.json)\)(?: \(|（)\[XML\]\(([^)]+\.xml)\)[)）](?:[:：,] ?`(/[^`]*)`)?\n\n"
    r":::\{container\} faces\n```json\n(.*?)\n```\n\n```xml\n(.*?)\n```\n:::",
    re.DOTALL,
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@functools.cache
def _pages(language: str) -> dict[Path, str]:
    return {page: page.read_text(encoding="utf-8") for page in sorted((DOCS / language / "reference").glob("*.md"))}


def _sections(text: str) -> list[tuple[str, str]]:
    """Anchors of a text, each with what stands below it."""
    parts = re.split(r"^\(([^)]+)\)=\n", text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _section(language: str, anchor: str) -> tuple[Path, str]:
    found = [
        (page, body) for page, text in _pages(language).items() for name, body in _sections(text) if name == anchor
    ]
    assert len(found) == 1, anchor
    return found[0]


def _unlike_the_model(texts: list[str]) -> set[str]:
    """Anchors that are missing, stand twice, or are of nothing in the model."""
    anchors = [anchor for text in texts for anchor, _ in _sections(text)]
    return {anchor for anchor in {*anchors, *EXPECTED} if anchors.count(anchor) != EXPECTED.count(anchor)}


@each_language
def test_everything_in_the_model_has_one_anchor(language: str) -> None:
    texts = list(_pages(language).values())
    assert _unlike_the_model(texts) == set()
    # In HTML full stops and underscores become hyphens, and anchors must still differ.
    assert len({re.sub("[._]", "-", anchor) for anchor in EXPECTED}) == len(EXPECTED)


def test_a_field_that_is_left_out_or_stands_twice_is_noticed() -> None:
    texts = [text for page, text in _pages("en").items() if page.name != "table.md"]
    (page,) = (text for page, text in _pages("en").items() if page.name == "table.md")
    assert _unlike_the_model([*texts, page.replace("(table.unit)=\n", "")]) == {"table.unit"}
    assert _unlike_the_model([*texts, page + "\n(table.unit)=\n"]) == {"table.unit"}


def test_anchors_are_the_same_in_both_languages() -> None:
    found = [
        [(page.name, anchor) for page, text in _pages(language).items() for anchor, _ in _sections(text)]
        for language in LANGUAGES
    ]
    assert found[0] == found[1]


@each_language
def test_every_field_is_described_and_linked_from_its_class(language: str) -> None:
    for cls, member in FIELDS:
        anchor = f"{definition_name(cls)}.{member.name}"
        _, body = _section(language, anchor)
        note = member.meta.zh_note if language == "zh" else member.meta.en_note
        assert note, anchor
        assert note in body, anchor
        other = member.meta.en if language == "zh" else member.meta.zh
        assert other in body, anchor
        _, about = _section(language, definition_name(cls))
        assert f"| [`{member.name}`](#{anchor}) |" in about, anchor
        assert note.replace("|", r"\|") in about, anchor


def _value_at(document: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        document = document[int(step) if isinstance(document, list) else step]
    return document


def _class_at(pointer: str) -> tuple[type, str]:
    """The class of the object that a pointer leads to, and the name of its element."""
    cls: type = Disclosure
    name: str | None = definition_name(Disclosure)
    steps = iter(pointer.split("/")[1:])
    for step in steps:
        (member,) = (each for each in members(cls) if each.name == step)
        if member.container == "one":
            name = member.name
        else:
            name = member.meta.item
            next(steps)
        cls = member.kind
    assert name is not None
    return cls, name


def _cuts(piece: Any, whole: Any) -> int:
    """In how many places something of the whole is left out of the piece, which otherwise is the same."""
    if isinstance(whole, dict):
        assert set(piece) <= set(whole)
        return (len(piece) < len(whole)) + sum(_cuts(value, whole[key]) for key, value in piece.items())
    if isinstance(whole, list):
        return (len(piece) < len(whole)) + sum(_cuts(*pair) for pair in zip(piece, whole[: len(piece)], strict=True))
    assert piece == whole
    return 0


def _gives(piece: Any, cls: type, target: type, name: str) -> bool:
    """Whether a piece has an object of a class that gives a field."""
    if cls is target and name in piece:
        return True
    return any(
        _gives(value, member.kind, target, name)
        for member in members(cls)
        if member.is_object and member.name in piece
        for value in _values(member, piece[member.name])
    )


def _values(member: Member, value: Any) -> list[Any]:
    return {"one": lambda: [value], "tuple": lambda: value, "mapping": lambda: list(value.values())}[member.container]()


@functools.cache
def _document(path: Path) -> Any:
    text = path.read_bytes()
    budgetschema.loads(text)  # raises if it is not valid
    return json.loads(text)


@each_language
def test_each_example_is_a_piece_of_a_valid_document_in_both_faces(language: str) -> None:
    for cls, member in FIELDS:
        anchor = f"{definition_name(cls)}.{member.name}"
        page, body = _section(language, anchor)
        ((link, xml, pointer, as_json, as_xml),) = EXAMPLE.findall(body)
        assert xml == link.removesuffix(".json") + ".xml"
        assert (page.parent / xml).exists()
        # Strings of the examples have no "…", so it stands for what is left out and nothing else.
        piece = json.loads(re.sub(r",?\s*…", "", as_json))
        whole = _value_at(_document((page.parent / link).resolve()), pointer)
        around, name = _class_at(pointer)
        assert _gives(piece, around, cls, member.name), anchor
        assert as_json.count("…") == as_xml.count("<!-- … -->") == _cuts(piece, whole), anchor
        bare = re.sub(r">\s+<", "><", re.sub(r"<!-- … -->", "", as_xml))
        element = etree.fromstring(bare.replace(f"<{name}", f'<{name} xmlns="{XML_NAMESPACE}"', 1))
        assert xml_form(element) == xml_form(element_of(around, name, piece)), anchor


@each_language
def test_examples_are_named_as_they_are_called(language: str) -> None:
    told = re.findall(r"^(?:From|取自) \[([^]]+)\]\(([^)]+)\)", "\n".join(_pages(language).values()), re.MULTILINE)
    assert len(told) == len(FIELDS)
    features = {(name, Path(link).name) for name, link in told if "/features/" in link}
    assert len(features) > 5
    assert [name for name, file in features if file != f"{name}.budget.json"] == []


def test_sentences_on_types_have_the_article_that_fits() -> None:
    assert re.findall(r"\ba [aeio]\w+", " ".join(_pages("en").values())) == []


@each_language
def test_words_stand_with_both_titles_wherever_a_field_takes_them(language: str) -> None:
    for kind in vocabularies(Disclosure):
        _, body = _section(language, f"words.{definition_name(kind)}")
        rows = re.findall(r"^\| `([^`]+)` \| (.+) \| (.+) \|$", body, re.MULTILINE)
        assert rows == [(word.value, word.zh, word.en) for word in kind]
    for cls, member in FIELDS:
        if member.is_enum:
            _, body = _section(language, f"{definition_name(cls)}.{member.name}")
            told = re.findall(r"`([a-z_0-9]+)` ([^`（(]+|[^`]+?) ?[（(]", body)
            assert [word for word, _ in told if word != member.name] == [
                word.value
                for word in member.kind
                if word.value != member.name  # type: ignore[attr-defined]
            ]


@each_language
def test_forms_show_the_expression_of_the_json_schema(language: str) -> None:
    schema = json.loads((ROOT / "schemas" / "1.0" / "disclosure.schema.json").read_text(encoding="utf-8"))
    definitions = schema["$defs"]
    for form in Format:
        _, body = _section(language, f"forms.{form.name.lower()}")
        assert f"```text\n{definitions[f'{form.name.lower()}_format']['pattern']}\n```" in body


def _member(name: str) -> Member:
    return next(member for member in members(Table) if member.name == name)


def test_a_field_without_a_note_is_no_field() -> None:
    with pytest.raises(TypeError, match="en_note"):
        model_fields.required("名称", "name", zh_note="说明。")


def test_a_field_without_an_example_stops_the_generation() -> None:
    with pytest.raises(NoExampleError, match=r"table\.currency"):
        fields.field(Table, attrs.evolve(_member("unit"), name="currency"), None, "en")
