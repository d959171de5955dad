"""Commands and programs of the documentation run, end as the page says, and show what the page shows."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import attrs
import pytest

from tests.acceptance.conftest import missing
from tests.docs.pages import ROOT, Block, all_blocks, each_page
from tests.docs.running import (
    absent_libraries,
    absent_program,
    agrees,
    commands,
    environment,
    run,
    wanted_code,
)


def _run_elsewhere() -> dict[str, tuple[str, str]]:
    with (Path(__file__).parent / "elsewhere.csv").open(encoding="utf-8", newline="") as stream:
        return {row["line"]: (row["file"], row["text"]) for row in csv.DictReader(stream)}


ELSEWHERE = _run_elsewhere()
"""Lines that set up or need the whole checkout, so they are not run here, with the file and text that run them."""


@each_page
def test_commands_and_programs_run_and_show_what_the_page_shows(page: Path, checkout: Path) -> None:
    reader = Reader(folder=checkout, variables=environment(page))
    for block in all_blocks(page):
        reader.meet(block)
    if reader.missing:
        missing(", ".join(sorted(reader.missing)))


@attrs.define
class Reader:
    """Somebody who types what the blocks of a page say, from the first to the last."""

    folder: Path
    variables: dict[str, str]
    missing: set[str] = attrs.field(factory=set)
    shown: dict[Block, str] = attrs.field(factory=dict)

    def meet(self, block: Block) -> None:
        if block.kind == "text" and block.after in self.shown:
            seen = self.shown[block.after]
            assert agrees(block.text, seen), f"The page shows:\n{block.text}\nbut this was seen:\n{seen}"
        elif name := _file_name(block):
            (self.folder / name).write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            self.shown.pop(block, None)
            for command in commands(block):
                if command.strip() not in ELSEWHERE:
                    self._type(block, command)
            if any(absent_program(each, self.variables) for each in commands(block) if each.strip() not in ELSEWHERE):
                self.shown.pop(block, None)  # What was seen is not all of it.
        elif block.kind == "python":
            self._start(block)

    def _type(self, block: Block, command: str) -> None:
        if lacking := absent_program(command, self.variables):
            self.missing.add(lacking)
            return
        done = run(["sh", "-c", command], self.folder, self.variables)
        assert done.code == wanted_code(command), (command, done.text)
        self.shown[block] = self.shown.get(block, "") + done.text

    def _start(self, block: Block) -> None:
        if lacking := absent_libraries(block.text, self.folder):
            self.missing |= lacking
            return
        done = run(["python", "-c", block.text], self.folder, self.variables)
        assert done.code == 0, (block.text, done.text)
        printed = re.findall(r"print\(.*\) {2,}# (.+)$", block.text, re.MULTILINE)
        assert [line for line in done.text.splitlines() if line in printed] == printed
        self.shown[block] = done.text


def _file_name(block: Block) -> str | None:
    """A block whose first line is a remark with the name of a file is that file."""
    named = re.match(r"(?:#|--) ([\w-]+\.[a-z]+)\n", block.text)
    return named[1] if named else None


@each_page
def test_files_of_a_page_are_used(page: Path) -> None:
    blocks = all_blocks(page)
    for position, name in enumerate(map(_file_name, blocks)):
        if name:
            assert any(name in later.text for later in blocks[position + 1 :] if later.kind == "sh"), name


def test_what_is_run_elsewhere_is_run_there() -> None:
    for line, (file, text) in ELSEWHERE.items():
        assert file.startswith((".ci/", "scripts/", "tests/")), f"a program does not run itself: {line}"
        assert text in (ROOT / file).read_text(encoding="utf-8"), line


@pytest.mark.parametrize(
    ("expected", "seen", "same"),
    [
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\n", True),
        ("a …\n", "a b c\n", True),
        ("a\nb\n", "a\nb  \n\n", True),
        ("a\n", "a\nb\n", False),
        ("a\nc\n", "a\nb\nc\n", False),
        ("…\nb\n", "a\nbc\n", False),
    ],
)
def test_shown_output_is_compared_line_by_line(expected: str, seen: str, same: bool) -> None:
    assert agrees(expected, seen) is same
