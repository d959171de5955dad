"""The pages of the rules: an index, and one for each rule of the catalogue, in both languages."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from budgetschema.findings import LAYERS, Language, Reference, Rule, Severity, message, rules
from budgetschema.findings.messages import LANGUAGES
from budgetschema.report.catalogue import sections, template
from budgetschema.report.examples import Example, failing_examples, passing_examples
from budgetschema.report.excerpts import Excerpt, excerpt
from budgetschema.report.markdown import cited, literal, with_gaps
from budgetschema.report.results import word
from pages.rule_differences import difference
from pages.rule_runs import command, expansion, output, places

# From a page to the conformance kit.
_KIT = "../../../schemas/1.0/conformance"


def build(docs: Path, kit: Path) -> dict[Path, bytes]:
    """Every page of the rules below ``docs`` and what belongs into it; ``kit`` is the folder of the conformance kit."""
    # Plug-ins that are installed here are none of the library's.
    ours = [each for each in rules() if each.plugin is None]
    pages = {}
    for lang in LANGUAGES:
        folder = docs / lang / "rules"
        pages[folder / "index.md"] = _page(_index(ours, lang))
        for each in ours:
            pages[folder / f"{each.id}.md"] = _page(_rule(kit, each, lang))
    return pages


def _page(parts: Iterator[str]) -> bytes:
    return ("\n\n".join(parts) + "\n").encode()


def _index(ours: list[Rule], lang: Language) -> Iterator[str]:
    yield f"# {say('title', lang)}"
    yield say("introduction", lang, count=len(ours))
    yield say("ids", lang)
    letters = dict.fromkeys(each.id[0] for each in ours)
    yield "\n".join(f"- **{letter}**: {say(f'letters.{letter}', lang)}" for letter in letters)
    yield say("severities", lang)
    yield "\n".join(f"- **{word(each, lang)}**: {say(f'severity.{each.value}', lang)}" for each in Severity)
    for layer in LAYERS:
        of_layer = [each for each in ours if each.layer == layer]
        yield f"## {_heading(layer, lang)}"
        yield say(f"layer.{layer}", lang)
        table = "\n".join([say("columns", lang), "|---|---|---|---|", *(_row(each, lang) for each in of_layer)])
        yield f":::{{container}} rules\n\n{table}\n\n:::"
        yield "\n".join(["```{toctree}", ":hidden:", "", *(each.id for each in of_layer), "```"])


def _row(rule: Rule, lang: Language) -> str:
    return f"| [{rule.id}]({rule.id}.md) | `{rule.slug}` | {word(rule.severity, lang)} | {rule.title(lang)} |"


def _heading(layer: str, lang: Language) -> str:
    return message(f"layer.{layer}", lang).capitalize()


def _rule(kit: Path, rule: Rule, lang: Language) -> Iterator[str]:
    other: Language = "en" if lang == "zh" else "zh"
    heading = _heading(rule.layer, lang)
    yield f"# {rule.id} {rule.title(lang)}"
    yield f"`{rule.slug}` · {word(rule.severity, lang)} · [{heading}](index.md#{heading.lower().replace(' ', '-')})"
    for key, text in sections(rule, lang):
        yield f"## {message(key, lang)}"
        if key == "rule.message":
            yield f"> {with_gaps(text)}"
            yield say("gaps", lang)
            yield f"> {with_gaps(template(rule, other))}"
        elif key == "rule.source":
            yield "\n".join(f"- {_cited(each, lang)}" for each in rule.references(lang))
        else:
            yield literal(text)
    failing = failing_examples(rule.id)
    if failing:
        yield from _failing(kit, rule, failing, lang)
        yield from _passing(kit, rule, failing[0], lang)
    yield f"## {say('leaving', lang)}"
    change = "warning" if rule.severity is Severity.INFO else "info"
    yield say("demanded" if rule.of_schema else "ignored", lang, id=rule.id, other=change)


def _failing(kit: Path, rule: Rule, examples: tuple[Example, ...], lang: Language) -> Iterator[str]:
    example = examples[0]
    part = excerpt(example, lang, places(kit, rule, example) if example.is_json else ())
    yield f"## {say('example', lang)}"
    # Chinese sentences follow each other without a space.
    yield ("" if lang == "zh" else " ").join(_about(kit, example, part, lang))
    yield _code("json" if example.is_json else "xml", "\n".join(part.lines), part.marked)
    yield say("output", lang)
    words = command(rule, example, lang)
    yield _code("console", f"$ {' '.join(words)}\n{output(kit, example, words)}")
    if examples[1:]:
        yield say("others", lang, files=say("separator", lang).join(_links(kit, each, lang) for each in examples[1:]))


def _about(kit: Path, example: Example, part: Excerpt, lang: Language) -> Iterator[str]:
    """What a reader has to know of a document before looking at it."""
    yield say("document", lang, file=_links(kit, example, lang), place=example.place)
    if example.is_json:
        yield say("close", lang)
    if part.left_out:
        yield say("cut", lang, count=part.left_out)
    expanded = expansion(kit, example)
    if expanded is not None:
        yield say("expanded", lang, **expanded)


def _passing(kit: Path, rule: Rule, failing: Example, lang: Language) -> Iterator[str]:
    for number, each in enumerate(passing_examples(rule.id)):
        if number == 0:
            yield f"## {say('passing', lang)}"
        told = difference(failing, each)
        yield say("passed" if told else "passed_otherwise", lang, file=_links(kit, each, lang))
        if told:
            yield _code("diff", told)


def _links(kit: Path, example: Example, lang: Language) -> str:
    """A document as a link, and its twin in XML if it has one."""
    link = f"[{example.name}]({_KIT}/{example.path})"
    twin = example.path.removesuffix(".json") + ".xml"
    if not example.is_json or not (kit / twin).is_file():
        return link
    return say("twins", lang, file=link, twin=f"[XML]({_KIT}/{twin})")


def _code(language: str, text: str, marked: tuple[int, ...] = ()) -> str:
    options = [":class: wrapped"]
    if marked:
        options.append(f":emphasize-lines: {','.join(map(str, marked))}")
    return "\n".join([f"```{{code-block}} {language}", *options, "", text, "```"])


def _cited(reference: Reference, lang: Language) -> str:
    """A source as a link, to a page of this documentation where it is one."""
    pages = _words()["source"]
    return cited(reference, pages[reference.key][lang] if reference.key in pages else reference.url)


def say(key: str, lang: Language, **params: object) -> str:
    """One of the words of these pages, filled in."""
    found = _words()
    for step in key.split("."):
        found = found[step]
    return str(found[lang]).format_map(params)


@functools.cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "rule_words.toml").read_text(encoding="utf-8"))
