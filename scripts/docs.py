"""Sets everything up and builds the documentation into ``out/site``: both languages, a warning is an error.

The schemas and the conformance kit lie beside them in one file, for those who have nothing but the site.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from environment import ROOT, python

LANGUAGES = {"zh": "zh_CN", "en": "en"}


def build(interpreter: Path, site: Path) -> int:
    """Build the site below ``site``; returns the exit code of the first build that failed, or 0."""
    docs = ROOT / "docs"
    for folder, language in LANGUAGES.items():
        options = f"-b html -W --keep-going -q -j auto -D language={language}".split()
        places = ["-c", docs, "-d", site.with_name(f"{site.name}-doctrees") / folder, docs / folder, site / folder]
        code = subprocess.run(
            [interpreter, "-m", "sphinx", *options, *map(str, places)], cwd=ROOT, check=False
        ).returncode
        if code:
            return code
    shutil.copy(docs / "index.html", site / "index.html")
    shutil.make_archive(str(site / "schemas-1.0"), "zip", ROOT, "schemas/1.0")
    return 0


def main() -> int:
    """Build and say where the site is."""
    site = ROOT / "out" / "site"
    code = build(python("docs"), site)
    if not code:
        print(f"{site.relative_to(ROOT)}/index.html")
    return code


if __name__ == "__main__":
    sys.exit(main())
