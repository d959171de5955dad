"""Without a library: nothing is imported before it is needed, and its absence is one sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest

import budgetschema
from budgetschema import UnreadableError

LIBRARIES = {"pyarrow": ("arrow", "to_arrow"), "pandas": ("pandas", "to_pandas"), "polars": ("polars", "to_polars")}


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_absent_library_is_named_with_what_to_install(library: str, monkeypatch, six, language) -> None:
    extra, way = LIBRARIES[library]
    language(BUDGETSCHEMA_LANG="en")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UnreadableError) as caught:
        getattr(budgetschema, way)(six)
    assert str(caught.value) == f"{library} is not installed; run pip install 'budgetschema[{extra}]'."


@pytest.mark.parametrize("way", ["to_pandas", "to_polars"])
def test_what_lacks_pyarrow_says_so(way: str, monkeypatch, six) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnreadableError, match=r"pyarrow.*\[arrow\]"):
        getattr(budgetschema, way)(six)


def test_nothing_is_imported_before_it_is_needed() -> None:
    program = "import sys, budgetschema.frames; budgetschema.to_pandas; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pyarrow", "pandas", "polars", "numpy"} & set(done.stdout.split())
