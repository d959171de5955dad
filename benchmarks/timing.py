"""Fair timing on a machine that is not quiet: every contender takes its turn in every round."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable

import attrs

Call = Callable[[], object]


@attrs.frozen(kw_only=True, slots=True)
class Contender:
    """Something to measure.

    ``group`` names the text it works on, ``every`` how rarely it takes its turn (1: in every round).
    """

    name: str
    group: str
    call: Call
    every: int = 1
    is_reference: bool = False


@attrs.frozen(kw_only=True, slots=True)
class Result:
    """A contender's median in seconds and its ratio to the reference of its group."""

    contender: Contender
    seconds: float
    ratio: float


def measure(contenders: Iterable[Contender], rounds: int) -> list[Result]:
    """Time every contender, interleaved, after one unmeasured call each.

    Neighbours on the same machine slow all contenders down alike when they take turns, so that ratios stay
    comparable where seconds are not.
    """
    field = list(contenders)
    times: dict[str, list[float]] = {contender.name: [] for contender in field}
    for contender in field:
        contender.call()
    for number in range(rounds):
        for contender in field:
            if number % contender.every == 0:
                times[contender.name].append(_once(contender.call))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    references = {contender.group: medians[contender.name] for contender in field if contender.is_reference}
    return [
        Result(
            contender=contender,
            seconds=medians[contender.name],
            ratio=medians[contender.name] / references[contender.group],
        )
        for contender in field
    ]


def _once(call: Call) -> float:
    gc.collect()
    start = time.perf_counter()
    result = call()
    elapsed = time.perf_counter() - start
    del result  # releasing the result is not part of the work
    return elapsed
