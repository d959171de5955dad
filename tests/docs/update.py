"""Writes what commands show now into the ``text`` blocks of pages: ``python -m tests.docs.update PAGE…``.

Look at the difference: what is shown differently may be a fault, and what was left out with … comes back.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.docs.pages import ROOT, all_blocks
from tests.docs.running import agrees, environment
from tests.docs.test_commands import Reader


def update(page: Path) -> None:
    """Type what the page says, and put what is seen into its blocks that do not agree with it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("examples", "schemas"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        os.chdir(folder)
        reader = Reader(folder=Path(folder), variables=environment(page))
        for block in all_blocks(page):
            seen = reader.shown.get(block.after) if block.after else None
            if block.kind != "text" or seen is None:
                reader.meet(block)
            elif not agrees(block.text, seen):
                shown = "".join(f"{line.rstrip()}\n" for line in seen.rstrip().splitlines())
                text = page.read_text(encoding="utf-8")
                page.write_text(text.replace(f"```text\n{block.text}```", f"```text\n{shown}```"), encoding="utf-8")
        os.chdir(ROOT)


if __name__ == "__main__":
    for each in [Path(name).resolve() for name in sys.argv[1:]]:
        update(each)
