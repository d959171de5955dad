"""Sets everything up and runs the tests; further arguments go to pytest."""

from __future__ import annotations

import subprocess
import sys

from environment import ROOT, python

if __name__ == "__main__":
    command = [str(python("test")), "-m", "pytest", "--numprocesses", "auto", *sys.argv[1:]]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
