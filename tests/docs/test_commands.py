"""Commands and programs of the documentation run, and end as the page says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import blocks, each_page


@each_page
def test_commands_run_and_end_as_the_page_says(page: Path, checkout: Path) -> None:
    for line in re.findall("^budgetschema .+", "\n".join(blocks(page, "sh")), re.MULTILINE):
        command, _, remark = line.partition("  #")
        words, _, target = command.partition(">")
        code = re.search(r"exit ([0-9])", remark)
        # Patterns are left to the command itself, which expands them like a shell.
        run = [sys.executable, "-m", "budgetschema", *shlex.split(words)[1:]]
        done = subprocess.run(run, env={**os.environ, "BUDGETSCHEMA_LANG": "en"}, capture_output=True, check=False)
        assert done.returncode == (int(code[1]) if code else 0), (line, done.stdout.decode(), done.stderr.decode())
        if target:
            (checkout / target.strip()).write_bytes(done.stdout)


@each_page
def test_programs_run(page: Path, checkout: Path) -> None:
    for program in blocks(page, "python"):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        assert done.returncode == 0, (program, done.stderr.decode())
        printed = re.findall(r"print\(.*\) {2,3}# (.+)$", program, re.MULTILINE)
        assert [line for line in done.stdout.decode().splitlines() if line in printed] == printed
