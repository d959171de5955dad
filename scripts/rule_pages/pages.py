"""The pages of the rules: an index, and one for each rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import wording
from budgetschema.findings import LAYERS, Language, Reference, Rule, Severity, message
from budgetschema.model import SPEC_VERSION
from budgetschema.report.catalogue import sections, template
from budgetschema.report.examples import Example, failing_examples, passing_examples
from budgetschema.report.excerpts import Excerpt, excerpt
from budgetschema.report.markdown import cited, literal, with_gaps
from budgetschema.report.results import word
from kit.expansions import expansions
from rule_pages.differences import difference
from rule_pages.runs import command, output, places
from wording import listed, together

_WORDS = Path(__file__).with_name("words.toml")
# From a page to the conformance kit.
_KIT = f"../../../schemas/{SPEC_VERSION}/conformance"


def index(ours: list[Rule], lang: Language) -> bytes:
    """The page that lists all rules, layer by layer."""
    return _page(_index(ours, lang))


def layer_page(layer: str, ours: list[Rule], lang: Language) -> bytes:
    """The page of a layer, which has the pages of its rules below it."""
    of_layer = [each for each in ours if each.layer == layer]
    entries = [each.id for each in of_layer]
    return _page([f"# {_heading(layer, lang)}", say(f"layer.{layer}", lang), _table(of_layer, lang), _tree(entries)])


def page(kit: Path, rule: Rule, lang: Language) -> bytes:
    """The page of a rule; ``kit`` is the folder of the conformance kit."""
    return _page(_rule(kit, rule, lang))


def _page(parts: Iterable[str]) -> bytes:
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
        yield f"## [{_heading(layer, lang)}]({layer}.md)"
        yield _table([each for each in ours if each.layer == layer], lang)
    yield _tree(LAYERS)


def _table(some: list[Rule], lang: Language) -> str:
    rows = "\n".join([say("columns", lang), "|---|---|---|---|", *(_row(each, lang) for each in some)])
    return f":::{{container}} rules\n\n{rows}\n\n:::"


def _tree(entries: Iterable[str]) -> str:
    return "\n".join(["```{toctree}", ":hidden:", "", *entries, "```"])


def _row(rule: Rule, lang: Language) -> str:
    return f"| [{rule.id}]({rule.id}.md) | `{rule.slug}` | {word(rule.severity, lang)} | {rule.title(lang)} |"


def _heading(layer: str, lang: Language) -> str:
    return message(f"layer.{layer}", lang).capitalize()


def _rule(kit: Path, rule: Rule, lang: Language) -> Iterator[str]:
    other: Language = "en" if lang == "zh" else "zh"
    yield f"# {rule.id} {rule.title(lang)}"
    yield f"`{rule.slug}` · {word(rule.severity, lang)} · [{_heading(rule.layer, lang)}]({rule.layer}.md)"
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
    yield together(_about(kit, example, part, lang), lang)
    yield _code("json" if example.is_json else "xml", "\n".join(part.lines), part.marked)
    yield say("output", lang)
    words = command(rule, example, lang)
    yield _code("console", f"$ {' '.join(words)}\n{output(kit, example, words)}")
    if examples[1:]:
        yield say("others", lang, files=listed((_links(kit, each, lang) for each in examples[1:]), lang))


def _about(kit: Path, example: Example, part: Excerpt, lang: Language) -> Iterator[str]:
    """What a reader has to know of a document before looking at it."""
    yield say("document", lang, file=_links(kit, example, lang), place=example.place)
    if example.is_json:
        yield say("close", lang)
    if part.left_out:
        yield say("cut", lang, count=part.left_out)
    long = expansions(kit).get(example.path)
    if long is not None:
        yield say("expanded", lang, find=long.find, text=long.text, times=long.times)


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
    pages = wording.table(_WORDS)["source"]
    return cited(reference, pages[reference.key][lang] if reference.key in pages else reference.url)


def say(key: str, lang: Language, **params: object) -> str:
    """One of the words of these pages, filled in."""
    return wording.sentence(_WORDS, key, lang, **params)
