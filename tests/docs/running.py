"""Runs what stands on a page as a reader would type it: in order, in one folder, on a terminal."""

from __future__ import annotations

import ast
import contextlib
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attrs

from tests.docs.pages import LANGUAGES, Block

WIDTH = 100
SHELL = ("cp", "for", "mkdir", "sed")
PROGRAMS = ("arelleCmdLine", "budgetschema", "check-jsonschema", "python", "sqlite3", "xmllint")
"""What a page may call: words that every shell knows, and programs that may be absent."""
_BIN = Path(os.environ.get("BUDGETSCHEMA_PAGES_BIN") or Path(sys.executable).parent)
_EXIT = re.compile(r"  # exit ([0-9])")
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_WRITTEN_OVER = re.compile(r"[^\n]*\r")


@attrs.frozen
class Shown:
    """What a person saw, and the exit code."""

    code: int
    text: str


def environment(page: Path) -> dict[str, str]:
    """Variables of a reader of this page: the language of the page, a terminal of a known width."""
    (language,) = [each for each in LANGUAGES if each in page.parts] or ["en"]
    path = os.pathsep.join([str(_BIN), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "BUDGETSCHEMA_LANG": language, "COLUMNS": str(WIDTH), "LINES": "50"}


def commands(block: Block) -> list[str]:
    """The commands of a block; one that goes on after a backslash is one."""
    joined = block.text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def wanted_code(command: str) -> int:
    """The exit code that the remark of a command promises."""
    promised = _EXIT.search(command)
    return int(promised[1]) if promised else 0


def absent_program(command: str, variables: dict[str, str]) -> str | None:
    """The program that a command needs and that is not installed."""
    word = next(word for word in command.split() if not re.match("[A-Z_]+=", word))
    assert word in SHELL + PROGRAMS, f"elsewhere.csv does not say where this is run: {command}"
    return None if word in SHELL or shutil.which(word, path=variables["PATH"]) else word


def absent_libraries(program: str, folder: Path) -> set[str]:
    """The libraries that a Python program imports and that are not installed."""
    names = sorted({name.split(".")[0] for node in ast.walk(ast.parse(program)) for name in _imported(node)})
    ask = f"import importlib.util as util; print(*[name for name in {names} if util.find_spec(name) is None])"
    done = subprocess.run([_BIN / "python", "-c", ask], cwd=folder, capture_output=True, text=True, check=True)
    return {*done.stdout.split()}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def run(command: list[str], folder: Path, variables: dict[str, str]) -> Shown:
    """Run on a terminal, so that width, order of the streams and colours are those that a reader sees."""
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    seen = b""
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed.
        while chunk := os.read(master, 65536):
            seen += chunk
    os.close(master)
    lines = _WRITTEN_OVER.sub("", seen.decode().replace("\r\n", "\n"))
    return Shown(code=process.wait(), text=_CONTROL.sub("", lines))


def agrees(expected: str, seen: str) -> bool:
    """Whether output is what a page shows. ``…`` alone stands for any lines, at the end of a line for its rest."""
    pattern = ""
    for line in expected.rstrip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        elif line.endswith("…"):
            pattern += re.escape(line[:-1]) + r".*\n"
        else:
            pattern += re.escape(line.rstrip()) + r" *\n"
    return re.fullmatch(pattern, seen.strip("\n") + "\n") is not None
