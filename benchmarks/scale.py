"""How time and memory grow with the document: each size in a process of its own, so that peaks do not mix."""

from __future__ import annotations

import multiprocessing
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import attrs

import budgetschema
from budgetschema.model import Disclosure

MIB = 1024 * 1024
T = TypeVar("T")


@attrs.frozen(kw_only=True, slots=True)
class Growth:
    """One size of the document in one face. ``peak`` and ``before`` are MiB, None where the system does not tell."""

    file_format: str
    factor: int
    size: int
    seconds: float
    before: float | None
    peak: float | None


def growth(source: Path, factors: tuple[int, ...]) -> Iterator[Growth]:
    """Load the document with its tables, projects and catalogues repeated ``factor`` times, as JSON and as XML."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("json", "xml"):
            for factor in factors:
                target = Path(folder) / f"repeated.{suffix}"
                _apart(_write_repeated, source, target, factor)
                yield _apart(_load, target, factor)
                target.unlink()


def _apart(function: Callable[..., T], *arguments: object) -> T:
    with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def _write_repeated(source: Path, target: Path, factor: int) -> None:
    budgetschema.dump(repeated(budgetschema.load(source), factor), target)


def repeated(disclosure: Disclosure, factor: int) -> Disclosure:
    """The disclosure with ``factor`` times its tables, projects and catalogues."""
    return attrs.evolve(
        disclosure,
        tables=disclosure.tables * factor,
        projects=disclosure.projects * factor,
        procurement_catalogs=disclosure.procurement_catalogs * factor,
    )


def _load(path: Path, factor: int) -> Growth:
    before = peak()
    start = time.perf_counter()
    disclosure = budgetschema.load(path)
    seconds = time.perf_counter() - start
    if not disclosure.tables:
        raise ValueError("nothing was read")
    return Growth(
        file_format=path.suffix[1:],
        factor=factor,
        size=path.stat().st_size,
        seconds=seconds,
        before=before,
        peak=peak(),
    )


def peak() -> float | None:
    """The largest memory this process ever held, MiB. Linux only: elsewhere the figure would include the parent."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    return int(found[1]) / 1024 if found else None
