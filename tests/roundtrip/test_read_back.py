"""Files of every kind, written here or by LibreOffice and Chromium, are read back as they were printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from budgetschema.model import Disclosure
from tests.reading import comparing
from tests.roundtrip.defects import DEFECTS
from tests.roundtrip.variants import VARIANTS

COMPARE = {
    "tables": comparing.compare_tables,
    "text": comparing.compare_text,
    "forms": comparing.compare_forms,
    "catalogues": comparing.compare_catalogues,
}


def _cases() -> Iterator[object]:
    for name, variant in VARIANTS.items():
        for part in variant.has:
            defect = DEFECTS.get((name, part))
            marks = [pytest.mark.xfail(reason=defect.reason, strict=True)] if defect else []
            yield pytest.param(name, part, marks=marks, id=f"{name}-{part}")


@pytest.mark.parametrize(("name", "part"), list(_cases()))
def test_what_is_read_is_what_was_printed(
    name: str, part: str, expected: Disclosure, read_back: Callable[[str], Disclosure]
) -> None:
    result = COMPARE[part](expected, read_back(name))
    assert not result.differences, f"{name}: {result}"
    assert result.placed == result.figures


@pytest.mark.parametrize(("name", "part"), list(DEFECTS))
def test_known_defects_lose_no_more_figures(
    name: str, part: str, expected: Disclosure, read_back: Callable[[str], Disclosure]
) -> None:
    result = COMPARE[part](expected, read_back(name))
    assert result.placed >= DEFECTS[name, part].placed, f"{name}: {result}"


def test_every_known_defect_is_one_of_a_variant() -> None:
    assert set(DEFECTS) <= {(name, part) for name, variant in VARIANTS.items() for part in variant.has}
