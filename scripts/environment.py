"""A virtual environment of the checkout: made once, brought up to date when the project's dependencies change."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / os.environ.get("BUDGETSCHEMA_VENV", ".venv")
OLDEST = (3, 11)


def python(extras: str = "") -> Path:
    """The interpreter of an environment in which the package and ``extras`` are installed."""
    if sys.version_info < OLDEST:
        sys.exit(f"budgetschema needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
    interpreter = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not interpreter.exists():
        print(f"Making a virtual environment in {FOLDER.name} …", flush=True)
        try:
            venv.create(FOLDER, with_pip=True, symlinks=os.name != "nt")
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"No virtual environment could be made ({error}). On Debian install the package python3-venv.")
    _install(interpreter, extras)
    return interpreter


def _install(interpreter: Path, extras: str) -> None:
    wanted = f"{hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()} {extras}"
    stamp = FOLDER / f"installed-{extras or 'base'}"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing …", flush=True)
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    command = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target]
    if subprocess.run(command, check=False).returncode:
        sys.exit("The installation failed; pip says why above.")
    stamp.write_text(wanted)
