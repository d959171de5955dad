"""Arelle loads what is exported, out of the box and without a network."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import attrs
import pytest

import budgetschema
from budgetschema.export import Content
from budgetschema.model import Disclosure, Line, Publisher
from tests.export.hostile import TEXTS
from tests.export.xbrl.arelle_runs import judge, judge_file

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "features").glob("*.json"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_a_valid_report(example: Path, folder: Path) -> None:
    judgement = judge(budgetschema.load(example), folder)
    assert judgement.errors == ()


HOSTILE = [*TEXTS, "a:b/c?d#e%20&amp;", "]]>", "../../x", "N1", "·-.", "{http://a}b"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_publisher_may_have_any_name(text: str, root: Path, folder: Path) -> None:
    example = budgetschema.load(root / "examples" / "features" / "final-accounts.budget.json")
    judgement = judge(attrs.evolve(example, publisher=Publisher(name=text)), folder)
    assert judgement.errors == ()
    assert judgement.loaded > 0


def test_nothing_in_a_hostile_document_breaks_the_report(hostile_content: Content, folder: Path) -> None:
    judgement = judge(hostile_content.disclosure, folder)
    assert judgement.errors == ()
    assert judgement.loaded == len(hostile_content.cube.printed) > 0


def test_projects_may_have_any_names(township: Disclosure, folder: Path) -> None:
    words = cycle(HOSTILE)
    tables = tuple(
        attrs.evolve(table, lines=tuple(renamed(line, next(words)) for line in table.lines))
        for table in township.tables
    )
    judgement = judge(attrs.evolve(township, tables=tables), folder)
    assert (judgement.errors, judgement.inconsistent, judgement.loaded) == ((), frozenset(), 422)


def renamed(line: Line, text: str) -> Line:
    if line.coordinate is None or line.coordinate.project is None:
        return line
    return attrs.evolve(line, coordinate=attrs.evolve(line.coordinate, project=text + line.coordinate.project))


def in_moment(dimensions: dict[str, Any]) -> None:
    dimensions["bs:moment"] = "bs:figures"


def without_moment(dimensions: dict[str, Any]) -> None:
    del dimensions["bs:moment"]


@pytest.mark.parametrize("spoil", [in_moment, without_moment])
def test_the_taxonomy_says_which_moments_a_fact_may_have(
    spoil: Callable[[dict[str, Any]], None], township: Disclosure, folder: Path
) -> None:
    judge(township, folder)
    document = json.loads((folder / "report.json").read_text("utf-8"))
    spoil(next(iter(document["facts"].values()))["dimensions"])
    (folder / "spoilt.json").write_text(json.dumps(document), "utf-8")
    judgement = judge_file(folder / "spoilt.json")
    assert "PrimaryItemDimensionallyInvalidError" in judgement.errors[0]


def test_the_documented_command_runs(township: Disclosure, root: Path, tmp_path: Path) -> None:
    """The command of docs/en/xbrl.md, in a process that could open sockets and must not need to."""
    page = (root / "docs" / "en" / "xbrl.md").read_text("utf-8")
    (line,) = re.findall("^arelleCmdLine .+", page, re.MULTILINE)
    program, *arguments = shlex.split(line)
    judge(township, tmp_path / "township-xbrl")
    command = [Path(sys.executable).with_name(program), *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    messages = re.findall(r"^\[([\w:.]+)\]", done.stdout, re.MULTILINE)
    assert messages == ["info"] * len(messages) != []
