"""Files made by other programs: LibreOffice converts, Chromium prints. Each runs with a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.roundtrip.writing.as_html import FONT

OFFICE = "soffice"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SECONDS = 120


def office(source: Path, suffix: str, folder: Path) -> Path:
    """Convert a file with LibreOffice."""
    profile = (folder / "profile").resolve().as_uri()
    options = ("--headless", "--norestore", f"-env:UserInstallation={profile}")
    filters = {"docx": "docx:MS Word 2007 XML"}
    into = ("--infilter=HTML (StarWriter)",) if source.suffix == ".html" else ()
    _run(OFFICE, *options, *into, "--convert-to", filters.get(suffix, suffix), "--outdir", str(folder), str(source))
    return _made(folder / f"{source.stem}.{suffix}")


def browser(source: Path, folder: Path) -> Path:
    """Print a page to PDF with Chromium."""
    target = folder / f"{source.stem}.pdf"
    program = next(name for name in BROWSERS if shutil.which(name))
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer")
    profile = f"--user-data-dir={folder / 'browser'}"
    _run(program, *options, profile, f"--print-to-pdf={target}", source.resolve().as_uri())
    return _made(target)


def missing() -> str | None:
    """What of the programs and fonts is not installed."""
    if not shutil.which(OFFICE):
        return "LibreOffice"
    if not any(shutil.which(name) for name in BROWSERS):
        return "Chromium"
    fonts = shutil.which("fc-list") and subprocess.run(["fc-list", FONT], capture_output=True, check=False).stdout
    return None if fonts else f"the font {FONT}, by whose widths lines and pages break"


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()[-2000:]}")


def _made(path: Path) -> Path:
    if not path.exists():
        raise RuntimeError(f"{path.name} was not written")
    return path
