"""The broken examples: each file is refused, or found wrong, exactly as ``expected.csv`` says."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import budgetschema
from budgetschema.findings import Language, UnreadableError, rule, rules
from budgetschema.findings.messages import table

from .conftest import Cli
from .test_examples import FEATURES, LISTED

BROKEN = FEATURES.parent / "broken"
Expected = dict[str, list[tuple[int, str, str]]]


def _expected() -> Expected:
    found: Expected = {}
    with (BROKEN / "expected.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            entry = (int(row["exit_code"]), row["rule_or_message_key"], row["place"])
            found.setdefault(row["file"], []).append(entry)
    return found


EXPECTED = _expected()
FOUND = sorted(name for name, entries in EXPECTED.items() if entries[0][0] == 1)
REFUSED = sorted(name for name, entries in EXPECTED.items() if entries[0][0] == 3)
POSITION = ("line", "column", "position")

in_both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    assert {path.name for path in BROKEN.iterdir()} == {*EXPECTED, "expected.csv"}
    assert sorted(EXPECTED) == sorted([*FOUND, *REFUSED])
    assert all(len(EXPECTED[name]) == 1 for name in EXPECTED), "one fault a file"


@in_both_languages
@pytest.mark.parametrize("name", FOUND)
def test_findings(cli: Cli, name: str, lang: Language) -> None:
    file = str(BROKEN / name)
    code, out, err = cli("check", file, "--lang", lang, "--format", "short")
    assert code == 1
    lines = out.splitlines()
    assert len(lines) == len(EXPECTED[name])
    for line, (_, rule_id, place) in zip(lines, EXPECTED[name], strict=True):
        severity = rule(rule_id).severity
        label = severity.zh if lang == "zh" else severity.en
        shape = rf"{re.escape(file)}(:[0-9]+)?: {re.escape(place)}: {label} {rule_id} (?P<sentence>.+)"
        match = re.fullmatch(shape, line)
        assert match, line
        assert _spells(getattr(rule(rule_id), lang), match["sentence"]), line
    assert "Traceback" not in err


@in_both_languages
@pytest.mark.parametrize("name", REFUSED)
def test_refusals(cli: Cli, name: str, lang: Language) -> None:
    ((_, key, place),) = EXPECTED[name]
    with pytest.raises(UnreadableError) as caught:
        budgetschema.read_document(BROKEN / name)
    error = caught.value
    assert error.key == key
    assert place == ";".join(f"{word}={error.params[word]}" for word in POSITION if word in error.params)
    assert _spells(table("messages")[key][lang], error.message(lang))
    code, out, err = cli("check", str(BROKEN / name), "--lang", lang)
    assert (code, out, err.strip()) == (3, "", error.message(lang))


def _spells(template: str, sentence: str) -> bool:
    """Whether a sentence is the template with something filled in."""
    parts = re.split(r"(\{[a-z_]+\})", template)
    pattern = "".join(".+" if part.startswith("{") else re.escape(part) for part in parts)
    return re.fullmatch(pattern, sentence, re.DOTALL) is not None


def test_a_real_process_shows_no_traceback() -> None:
    files = [str(BROKEN / name) for name in sorted(EXPECTED)]
    command = [sys.executable, "-m", "budgetschema", "check", *files]
    done = subprocess.run(command, env={**os.environ, "BUDGETSCHEMA_LANG": "en"}, capture_output=True, check=False)
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 3
    assert "Traceback" not in err
    for name in files:
        assert name in out or Path(name).name in err


def test_named_encoding_makes_the_gbk_text_readable() -> None:
    disclosure = budgetschema.read_document(BROKEN / "gbk.txt", encoding="gb18030").disclosure
    assert disclosure.publisher.name == "示例县样本档案室"
    assert [table.title for table in disclosure.tables] == ["2025年支出总表"]


def test_every_rule_of_structure_is_shown_by_some_example() -> None:
    shown = {entry[1] for entries in EXPECTED.values() for entry in entries}.union(*LISTED.values())
    # S008 would need a file of a megabyte; R002 is shown by the township example. The other layers have their
    # examples in schemas/1.0/conformance/rules.
    structure = {each.id for each in rules() if each.layer == "structure"}
    assert structure - shown == {"S008", "R002"}
