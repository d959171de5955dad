"""The sentences: complete in both languages, with the same gaps to fill, each id once."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

import budgetschema
from budgetschema.findings import LAYERS, Severity, message, rule, rules
from budgetschema.findings.messages import table

PACKAGE = Path(budgetschema.__file__).parent
FINDINGS = PACKAGE / "findings"
MESSAGES = table("messages")
CATALOGUE = sorted((FINDINGS / "catalogue").glob("*.toml"))
RULES = {each.id: {"zh": each.zh, "en": each.en} for each in rules()}
CHINESE = re.compile("[\u4e00-\u9fff]")
# Gaps that hold a word of one language have a twin for the other.
TWIN = re.compile(r"_(zh|en)$")


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("entries", [MESSAGES, RULES], ids=["messages", "rules"])
def test_every_sentence_stands_in_both_languages_with_the_same_gaps(entries: dict[str, dict[str, str]]) -> None:
    for key, entry in entries.items():
        zh, en = entry["zh"], entry["en"]
        assert {TWIN.sub("", gap) for gap in gaps(zh)} == {TWIN.sub("", gap) for gap in gaps(en)}, key
        assert not [gap for gap in gaps(zh) if gap.endswith("_en")], key
        assert not [gap for gap in gaps(en) if gap.endswith("_zh")], key
        assert all(re.fullmatch("[a-z_]+", gap) for gap in gaps(zh) | gaps(en)), key
        assert CHINESE.search(zh), key
        assert not CHINESE.search(en.replace("部门预算公开", "")), key
        assert zh.rstrip() == zh, key
        assert en.rstrip() == en, key


@pytest.mark.parametrize("key", MESSAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_message_is_filled_completely(key: str, lang) -> None:
    params = {gap: f"<{gap}>" for gap in gaps(MESSAGES[key][lang])}
    filled = message(key, lang, params)
    assert not re.search("[{}]", filled)
    assert all(value in filled for value in params.values())


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert "{name}" in message("file.empty", "zh", {"name": "{name}"})


def test_rules_have_stable_ids_slugs_layers_and_severities() -> None:
    found = rules()
    written = [key for file in CATALOGUE for key in tomllib.loads(file.read_text("utf-8")) if key != "layer"]
    assert sorted(entry.id for entry in found) == sorted(written)
    assert len({entry.slug for entry in found}) == len(found)
    for entry in found:
        assert re.fullmatch(r"[A-Z][0-9]{3}", entry.id), entry.id
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", entry.slug), entry.slug
        assert isinstance(entry.severity, Severity)
        assert rule(entry.id) is entry
    assert {entry.layer for entry in found} <= set(LAYERS)
    assert [entry.layer for entry in found] == sorted((entry.layer for entry in found), key=LAYERS.index)
    assert {key for entry in found for key in entry.source} <= set(table("sources"))
    with pytest.raises(KeyError):
        rule("S999")


@pytest.mark.parametrize("each", rules(), ids=lambda each: each.id)
def test_every_rule_says_why_to_what_it_applies_and_where_it_comes_from(each) -> None:
    assert each.title("en") != each.slug
    assert not each.title("en").endswith(".")
    assert not each.title("zh").endswith("。")
    for zh, en in (
        (each.title_zh, each.title_en), (each.explain_zh, each.explain_en), (each.applies_zh, each.applies_en)
    ):  # fmt: skip
        assert CHINESE.search(zh)
        assert en
        # Printed words may be quoted, but the sentence is English.
        assert len(CHINESE.findall(en)) < len(en) / 4
        assert not gaps(zh) | gaps(en)
    assert each.source
    assert all((*each.sources("zh"), *each.sources("en")))


def test_no_two_rules_have_the_same_title() -> None:
    for lang in ("zh", "en"):
        titles = [each.title(lang) for each in rules()]
        assert len(set(titles)) == len(titles)


def test_a_source_says_where_it_can_be_read_if_that_is_known() -> None:
    (calculations, paper) = rule("A101").references("en")
    assert calculations.url == table("sources")["xbrl-calc-1.1"]["url"]
    assert str(paper) == f"{paper.text} {paper.url}"
    assert [each.url for each in rule("S106").references("en")] == [None]
    assert all(each.get("url", "https://").startswith("https://") for each in table("sources").values())


def test_no_source_stands_in_the_list_twice() -> None:
    for lang in ("zh", "en"):
        texts = [each[lang] for each in table("sources").values()]
        assert len(set(texts)) == len(texts)


def test_no_id_and_no_key_is_written_twice() -> None:
    for group in (CATALOGUE, [FINDINGS / "messages.toml"], [FINDINGS / "sources.toml"]):
        text = "\n".join(file.read_text("utf-8") for file in group)
        heads = re.findall(r"^\[(.+)\]$", text, re.MULTILINE)
        assert len(heads) == len(set(heads))


def _calls() -> list[tuple[str, str, set[str] | None]]:
    """Every place of the source that raises an error by key: file, key, and the names of its parameters."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            if getattr(node.func, "id", "") in ("UnreadableError", "OptionsError", "PluginError"):
                given = node.args[1] if len(node.args) > 1 else None
                plain = isinstance(given, ast.Dict) and None not in given.keys
                keys = {key.value for key in given.keys} if plain else None  # type: ignore[union-attr]
                found.append((path.name, node.args[0].value, keys))
    return found


def test_every_error_that_is_raised_has_its_message_and_all_its_parameters() -> None:
    calls = _calls()
    assert len(calls) > 15
    for file, key, given in calls:
        assert key in MESSAGES, (file, key)
        if given is not None:
            assert gaps(MESSAGES[key]["zh"]) <= given, (file, key)


def test_severities_are_named_in_both_languages() -> None:
    assert [(word.value, word.zh, word.en) for word in Severity] == [
        ("error", "错误", "error"), ("warning", "警告", "warning"), ("info", "提示", "info"),
    ]  # fmt: skip
