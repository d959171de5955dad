"""How much of what documents print is read, and what it costs: figures printed and placed, seconds, memory.

python -m benchmarks.reading FOLDER|FILE[+FILE] ... [--truth FOLDER] [--json]
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
from benchmarks.counting import Count, count, grid_of
from benchmarks.truth import Agreement, agreements

from budgetschema.reading import read_document
from budgetschema.reading.readers.kinds import kinds

_PART = re.compile(r"(?P<stem>.+)-(?P<part>tables|text)")
_PARTS = ("tables", "text")


@attrs.frozen(kw_only=True)
class Measured:
    """One document. Memory is the growth of the largest resident size over what was loaded before, in MiB."""

    name: str
    seconds: float
    memory: float
    coverage: str
    count: Count
    agreements: tuple[Agreement, ...] = ()


def documents(arguments: Sequence[str]) -> Iterator[tuple[Path, ...]]:
    """The files of each document: those joined by a plus sign; in a folder, those named alike but for their part."""
    for argument in arguments:
        folder = Path(argument)
        if not folder.is_dir():
            yield tuple(Path(part) for part in argument.split("+"))
            continue
        known = {suffix for kind in kinds().values() for suffix in kind.suffixes}
        together: dict[str, list[Path]] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in known:
                match = _PART.fullmatch(path.stem)
                together.setdefault(match["stem"] if match else path.name, []).append(path)
        yield from (tuple(paths) for paths in together.values())


def measure(paths: Sequence[Path], truth: Path | None) -> Measured:
    """Read one document, timed, and count in what came out."""
    gc.collect()
    before, start = _peak(), time.perf_counter()
    reading = read_document(*paths)
    seconds, memory = time.perf_counter() - start, _peak() - before
    folder = truth / paths[0].stem if truth is not None else None
    return Measured(
        name="+".join(path.name for path in paths),
        seconds=seconds,
        memory=memory,
        coverage=str(reading.coverage),
        count=count(grid_of(paths), reading.disclosure),
        agreements=tuple(agreements(folder, reading.disclosure)) if folder is not None and folder.is_dir() else (),
    )


def _peak() -> float:
    """The largest memory this process ever held, MiB."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+([0-9]+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    # Beside Linux the largest size of a new process may be that of its parent.
    return int(found[1]) / 1024 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(measured: dict[str, Any]) -> str:
    """The measures as text: a document, its tables below it."""
    counted = measured["count"]
    pages = max(1, counted["pages"])
    printed = sum(table["printed"] for table in counted["tables"]) + counted["outside"]
    placed = sum(table["placed"] for table in counted["tables"])
    lines = [
        f"{measured['name']}: {placed} of {printed} figures placed ({_share(placed, printed)}), "
        f"{counted['outside']} outside tables, coverage {measured['coverage']}",
        f"  {pages} pages or sheets, {measured['seconds']:.2f} s ({measured['seconds'] / pages * 1000:.0f} ms a page), "
        f"{measured['memory']:.0f} MiB ({measured['memory'] / pages:.1f} a page), findings {counted['findings']}",
    ]
    lines += [_table(table) for table in counted["tables"]]
    for one in measured["agreements"]:
        lines.append(f"  truth {one['name']}: {one['right']} of {one['values']} values")
        lines += [f"    {difference}" for difference in one["differences"]]
    return "\n".join(lines)


def _table(table: dict[str, Any]) -> str:
    rest = f", left {' '.join(table['left'][:8])}" if table["left"] else ""
    confidence = f", confidence {table['confidence']}" if table["confidence"] else ""
    return (
        f"  {table['number'] or '-':>4} {table['kind']:<34} {table['lines']:>4} lines "
        f"{table['placed']:>5}/{table['printed']:<5} {_share(table['placed'], table['printed']):>8}"
        f" {table['unit'] or '-':<10} A errors {table['errors']}, warnings {table['warnings']}, "
        f"flags {table['flags']}{confidence}{rest}"
    )


def _share(placed: int, printed: int) -> str:
    """A share that is rounded to 100 % only where it is whole."""
    if not printed:
        return "-"
    return "100 %" if placed == printed else f"{min(9999, placed * 10000 // printed) / 100:.2f} %"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each document in a process of its own, so that peaks do not mix."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="+", metavar="FOLDER|FILE[+FILE]")
    parser.add_argument("--truth", type=Path, help="folder with a folder of CSV files for each document")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.here:
        (paths,) = documents(options.documents)
        print(json.dumps(attrs.asdict(measure(paths, options.truth)), ensure_ascii=False))
        return 0
    results, failed = [], 0
    for paths in documents(options.documents):
        command = [sys.executable, "-m", "benchmarks.reading", "--here", "+".join(map(str, paths))]
        command += ["--truth", str(options.truth)] if options.truth else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            failed += 1
            reason = (done.stderr.strip().splitlines() or ["?"])[-1]
            print(f"{'+'.join(path.name for path in paths)}: not read: {reason}", file=sys.stderr)
            continue
        results.append(json.loads(done.stdout))
        if not options.json:
            print(told(results[-1]), flush=True)
    if options.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
