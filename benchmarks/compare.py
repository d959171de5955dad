"""Compare the library with other ways to the same result and print the outcome as Markdown.

python benchmarks/compare.py [FILE.json] [--rounds 25] [--no-scale]
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from contenders import contenders
from scale import MIB, Growth, growth
from timing import Result, measure

import budgetschema
from budgetschema.model import Disclosure

EXAMPLE = Path(__file__).parents[1] / "examples" / "liujiahui-2026"
PACKAGES = ("attrs", "cattrs", "msgspec", "orjson", "lxml", "jsonschema", "jsonschema-rs", "pydantic")
FACTORS = (1, 10, 100)


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    disclosure = _disclosure(arguments.file)
    print(f"{machine()}.\n")
    print(_table(("what", "ms", "R"), _comparison_rows(measure(contenders(disclosure), arguments.rounds))))
    if _version("pydantic") is None:
        print("\npydantic is not installed; its row is left out.")
    if not arguments.no_scale:
        header = ("face", "repeated", "MB", "s", "MB/s", "memory taken, MiB", "MiB per MB")
        print("\n" + _table(header, map(_growth_row, _growth(disclosure))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare ways of reading a disclosure.")
    parser.add_argument("file", nargs="?", type=Path, help="a disclosure in JSON (default: the example)")
    parser.add_argument("--rounds", type=int, default=25, help="measurements of each contender (default: 25)")
    parser.add_argument("--no-scale", action="store_true", help="leave out the repeated documents")
    return parser.parse_args()


def _disclosure(path: Path | None) -> Disclosure:
    if path is not None:
        return budgetschema.load(path)
    example = EXAMPLE / "liujiahui-2026.budget.json"
    return budgetschema.load(example) if example.exists() else budgetschema.read(EXAMPLE / "source.txt")


def _growth(disclosure: Disclosure) -> list[Growth]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "disclosure.json"
        budgetschema.dump(disclosure, source)
        return list(growth(source, FACTORS))


def machine() -> str:
    """What the figures depend on: cores, Python and the libraries at work."""
    known = [f"{name} {found}" for name in PACKAGES if (found := _version(name))]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}, {', '.join(known)}"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _comparison_rows(results: Iterable[Result]) -> Iterable[Sequence[str]]:
    for result in results:
        yield result.contender.name, f"{result.seconds * 1000:.1f}", f"{result.ratio:.1f}"


def _growth_row(one: Growth) -> Sequence[str]:
    size = one.size / 1_000_000
    row = [one.file_format.upper(), f"{one.factor}×", f"{size:.1f}", f"{one.seconds:.2f}", f"{size / one.seconds:.0f}"]
    if one.peak is None or one.before is None:
        return [*row, "not known", "not known"]
    taken = one.peak - one.before
    return [*row, f"{taken:.0f}", f"{taken * MIB / one.size:.1f}"]


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *("--:" for _ in header[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (header, rule, *rows))


if __name__ == "__main__":
    main()
