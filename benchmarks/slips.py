"""How many single slips in a document are found, and how often the right figure is named first.

    python benchmarks/slips.py examples/liujiahui-2026/source.txt --each 60
    python benchmarks/slips.py examples/liujiahui-2026/source.txt --each 60 --bounds

Six kinds of slip are made, one at a time, in figures drawn by a fixed seed; ``--bounds`` leaves the solver out.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections import Counter
from decimal import Decimal

import budgetschema
from budgetschema.cube import Analysis, Cube
from budgetschema.model import Disclosure
from budgetschema.strategies.slips import put

KINDS = ("digit", "swapped", "dropped", "shifted", "neighbour", "blank")
Cell = tuple[int, int, str, Decimal]


def slip(kind: str, cell: Cell, disclosure: Disclosure, rng: random.Random) -> Decimal | None:
    """The figure after a slip; the figure itself where the slip cannot be made."""
    table, line, column, value = cell
    text = format(value, "f")
    digits = [place for place, sign in enumerate(text) if sign.isdigit()]
    if kind == "digit":
        place = rng.choice(digits)
        other = rng.choice([each for each in "0123456789" if each != text[place]])
        return Decimal(text[:place] + other + text[place + 1 :])
    if kind == "swapped":
        pairs = [(a, b) for a, b in itertools.pairwise(digits) if text[a] != text[b]]
        if not pairs:
            return value
        a, b = rng.choice(pairs)
        signs = list(text)
        signs[a], signs[b] = signs[b], signs[a]
        return Decimal("".join(signs))
    if kind == "dropped":
        place = rng.choice(digits)
        shorter = (text[:place] + text[place + 1 :]).strip(".")
        return Decimal(("0" + shorter if shorter.startswith(".") else shorter) or "0")
    if kind == "shifted":
        return (value * 10).quantize(value) if rng.random() < 0.5 else (value / 10).quantize(value)
    if kind == "neighbour":
        lines = disclosure.tables[table].lines
        around = [lines[at].amounts.get(column) for at in (line + 1, line - 1) if 0 <= at < len(lines)]
        return next((each for each in around if each is not None and each != value), value)
    return None


def main() -> None:
    """Make the slips and say what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--each", type=int, default=60, help="slips of each kind")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--bounds", action="store_true", help="bound propagation only")
    options = parser.parse_args()
    disclosure = budgetschema.read_document(options.file).disclosure
    printed = Cube(disclosure).printed
    cells = [(fact.table, fact.line, fact.column, fact.value) for fact in printed if fact.value is not None]
    rng = random.Random(options.seed)  # noqa: S311
    made, found, named, first, alone = (Counter[str]() for _ in range(5))
    seconds = []
    for kind in KINDS:
        for cell in rng.sample(cells, min(options.each, len(cells))):
            table, line, column, value = cell
            wrong = slip(kind, cell, disclosure, rng)
            if wrong == value:
                continue
            made[kind] += 1
            start = time.perf_counter()
            document = put(disclosure, table, line, column, wrong)
            troubles = Analysis(Cube(document), solver=not options.bounds).troubles
            seconds.append(time.perf_counter() - start)
            sheet = disclosure.tables[table]
            right = (sheet.title, sheet.lines[line].label, "/".join(sheet.column(column).header))
            suspects = [
                [(each.figure.table, each.figure.line, each.figure.column) for each in trouble.suspects]
                for trouble in troubles
            ]
            found[kind] += bool(troubles)
            alone[kind] += len(troubles) == 1
            named[kind] += any(right in each for each in suspects)
            first[kind] += any(right == each[0] for each in suspects)
    print(f"{'slip':10} {'made':>5} {'found':>6} {'named':>6} {'first':>6} {'one finding':>12}")
    for kind in KINDS:
        print(f"{kind:10} {made[kind]:5} {found[kind]:6} {named[kind]:6} {first[kind]:6} {alone[kind]:12}")
    total = made.total()
    shares = [f"{100 * each.total() / total:.1f} %" for each in (found, named, first, alone)]
    print(f"{'all':10} {total:5} {shares[0]:>6} {shares[1]:>6} {shares[2]:>6} {shares[3]:>12}")
    seconds.sort()
    print(f"seconds a document: median {seconds[len(seconds) // 2]:.3f}, longest {seconds[-1]:.3f}")


if __name__ == "__main__":
    main()
