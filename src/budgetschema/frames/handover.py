"""The three ways out: ``to_arrow``, and ``to_pandas`` and ``to_polars``, which take what it makes.

An Arrow table speaks the Arrow PyCapsule interface (``__arrow_c_stream__``), so DuckDB and others take it as it is.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from budgetschema.export.definitions import relations
from budgetschema.findings import OptionsError, UnreadableError
from budgetschema.frames.sources import Sources, is_one, keyed, printed
from budgetschema.model import Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def to_arrow(sources: Sources, what: str | Table = "facts", *, persons: bool = False) -> pa.Table:
    """A relation of one disclosure or of many as a ``pyarrow.Table``; or one table of a disclosure, as printed.

    ``what`` is a name of ``export/data/relations.toml`` or a :class:`~budgetschema.model.Table` of a disclosure given.
    Many disclosures stand one below the other; the first column, ``document``, numbers them from 1, or names them as
    the keys of a mapping do. Names and telephone numbers of persons are left out unless ``persons``. Amounts are exact
    decimals; closed lists of words are dictionaries with every word of the list.

    Raises :class:`OptionsError` for an unknown name or table and for what is no disclosure,
    :class:`UnreadableError` where pyarrow is missing.
    """
    _library("pyarrow", "arrow")
    from budgetschema.frames import tables

    every = keyed(sources, persons=persons)
    if isinstance(what, Table):
        made: pa.Table = tables.of_printed(printed(every, what))
        return made
    known = {each.name: each for each in relations()}
    if not isinstance(what, str) or what not in known:
        raise OptionsError("frames.unknown_relation", {"name": what, "known": ", ".join(known)})
    return tables.of_relation(every, known[what], many=not is_one(sources))


def to_pandas(sources: Sources, what: str | Table = "facts", *, persons: bool = False) -> pd.DataFrame:
    """The same as a ``pandas.DataFrame``: Arrow types, so decimals stay exact and what is not given is ``NA``.

    Closed lists of words are ``category``. Arguments and errors are those of :func:`to_arrow`.
    """
    pandas = _library("pandas", "pandas")
    table = to_arrow(sources, what, persons=persons)
    frame: pd.DataFrame = table.to_pandas(
        # pandas has a type of its own for dictionaries: category.
        types_mapper=lambda kind: None if hasattr(kind, "index_type") else pandas.ArrowDtype(kind)
    )
    return frame


def to_polars(sources: Sources, what: str | Table = "facts", *, persons: bool = False) -> pl.DataFrame:
    """The same as a ``polars.DataFrame``: ``Decimal``, ``Date``, and ``Categorical`` for closed lists of words.

    Arguments and errors are those of :func:`to_arrow`.
    """
    polars = _library("polars", "polars")
    frame: pl.DataFrame = polars.DataFrame(to_arrow(sources, what, persons=persons))
    return frame


def _library(name: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise UnreadableError("frames.missing_extra", {"library": name, "extra": extra}) from None
