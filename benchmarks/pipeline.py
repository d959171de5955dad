"""What each step from source text to published data costs, and how that grows with the document, as Markdown.

python benchmarks/pipeline.py [SOURCE.txt] [--factors 1 10] [--steps read check ...] [--rounds 3]
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import attrs
from compare import machine
from scale import peak, repeated

import budgetschema
from budgetschema.checks import Options
from budgetschema.export import Content, deliver, kinds
from budgetschema.export import Options as Choices
from budgetschema.model import Disclosure
from budgetschema.report.html.page import page
from budgetschema.report.html.view import View

EXAMPLE = Path(__file__).parents[1] / "examples" / "liujiahui-2026" / "source.txt"
Step = Callable[[], object]


def _reading(source: Path, factor: int) -> Step:
    text = source.read_text(encoding="utf-8") * factor

    def read() -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "source.txt"
            path.write_text(text, encoding="utf-8")
            budgetschema.read(path)

    return read


def _document(source: Path, factor: int) -> Disclosure:
    return repeated(budgetschema.read(source), factor)


def _checking(source: Path, factor: int) -> Step:
    disclosure = _document(source, factor)
    return lambda: budgetschema.check(disclosure)


def _page(source: Path, factor: int) -> Step:
    disclosure, options = _document(source, factor), Options()
    report = budgetschema.check(disclosure, options)
    return lambda: page(View.of("disclosure", disclosure, report, options).without_persons())


def _export(kind: str) -> Callable[[Path, int], Step]:
    def prepared(source: Path, factor: int) -> Step:
        disclosure = _document(source, factor)
        findings = budgetschema.check(disclosure).findings

        def export() -> None:
            with tempfile.TemporaryDirectory() as folder:
                deliver(kinds()[kind], Content.of(disclosure, findings), Choices(), Path(folder) / "made")

        return export

    return prepared


def _frame(source: Path, factor: int) -> Step:
    disclosure = _document(source, factor)
    return lambda: budgetschema.to_arrow(disclosure, "facts")


def _many(source: Path, factor: int) -> Step:
    disclosure = budgetschema.read(source)
    return lambda: budgetschema.to_arrow((disclosure for _ in range(factor)), "facts")


STEPS: dict[str, Callable[[Path, int], Step]] = {
    "read": _reading,
    "check": _checking,
    "page": _page,
    **{kind: _export(kind) for kind in kinds()},
    "frame of facts, one document": _frame,
    "frame of facts, as many documents": _many,
}
"""A step prepares what it needs and returns what is measured."""


@attrs.frozen(kw_only=True, slots=True)
class Cost:
    """The median of some rounds in seconds of the processor, so that waiting for neighbours does not count.

    ``peak`` is the largest resident size of the whole process, in MiB, None off Linux.
    """

    step: str
    factor: int
    seconds: float
    peak: float | None


def costs(source: Path, steps: list[str], factors: list[int], rounds: int) -> Iterator[Cost]:
    """Every step at every size, each in a process of its own."""
    for step in steps:
        for factor in factors:
            with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as pool:
                yield pool.submit(_measure, source, step, factor, rounds).result()


def _measure(source: Path, step: str, factor: int, rounds: int) -> Cost:
    call = STEPS[step](source, factor)
    # What is made once in a process (imports, word lists) belongs to no document.
    STEPS[step](source, 1)()
    times = []
    for _ in range(rounds if factor < 10 else 1):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return Cost(step=step, factor=factor, seconds=statistics.median(times), peak=peak())


def main() -> None:
    """Measure and print."""
    parser: Any = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("source", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--factors", nargs="+", type=int, default=[1, 10])
    parser.add_argument("--steps", nargs="+", choices=[*STEPS], default=[*STEPS])
    parser.add_argument("--rounds", type=int, default=5, help="measurements at sizes below 10 (default: 5)")
    arguments = parser.parse_args()
    print(
        f"{machine()}.\n\n| step | repeated | processor, s | peak memory, MiB |\n| --- | --: | --: | --: |", flush=True
    )
    for cost in costs(arguments.source, arguments.steps, arguments.factors, arguments.rounds):
        memory = "not known" if cost.peak is None else f"{cost.peak:.0f}"
        print(f"| {cost.step} | {cost.factor}× | {cost.seconds:.2f} | {memory} |", flush=True)


if __name__ == "__main__":
    main()
