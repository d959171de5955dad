"""Reading a file of any kind that a reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from budgetschema.convert.documents import FileFormat, loads
from budgetschema.convert.files import SUFFIXES, FilePath, read_bytes
from budgetschema.findings import UnreadableError
from budgetschema.model import Disclosure
from budgetschema.reading.alias_files import AliasSource, aliases_of
from budgetschema.reading.aliases import BUILT_IN, Aliases, using
from budgetschema.reading.coverage import Coverage
from budgetschema.reading.grid import Grid, joined
from budgetschema.reading.hygiene import cleaned
from budgetschema.reading.inspection import Inspection, inspect
from budgetschema.reading.readers.kinds import kinds
from budgetschema.reading.readers.sniffing import kind_told, kind_within
from budgetschema.reading.readers.source import Source
from budgetschema.reading.recognise import recognise
from budgetschema.reading.stitch import stitch

_DATA: dict[str, FileFormat] = {file_format: file_format for file_format in SUFFIXES.values()}


@attrs.frozen(kw_only=True, slots=True)
class Reading:
    """A disclosure as read. ``coverage`` and ``inspection`` are None for JSON and XML, which are data already."""

    disclosure: Disclosure
    coverage: Coverage | None = None
    inspection: Inspection | None = None


def read(path: FilePath, *more: FilePath, encoding: str | None = None, aliases: AliasSource = None) -> Disclosure:
    """Read a disclosure from what was published, or from the format's own JSON or XML.

    ``more`` are further files of the same disclosure, such as tables and text published apart. ``aliases`` are files
    of the user that say what things are called, or what :func:`read_aliases` made of them. Raises
    :class:`~budgetschema.UnreadableError` for what cannot be read, :class:`~budgetschema.DocumentError` for JSON or
    XML that is not valid and :class:`~budgetschema.OptionsError` for aliases that cannot be meant.
    """
    return read_document(path, *more, encoding=encoding, aliases=aliases).disclosure


def read_document(path: FilePath, *more: FilePath, encoding: str | None = None, aliases: AliasSource = None) -> Reading:
    """As :func:`read`, with the coverage (what share of the printed cells became data) and the inspection (why)."""
    given = [Path(each) for each in (path, *more)]
    sources = [Source(data=read_bytes(each), name=each.name, encoding=encoding) for each in given]
    return read_sources(sources, aliases=aliases_of(aliases))


def read_sources(sources: Sequence[Source], kind: str | None = None, aliases: Aliases = BUILT_IN) -> Reading:
    """As :func:`read_document`, from bytes. ``kind`` names their kind, otherwise contents and names tell it."""
    if len(sources) == 1 and (data := _as_data(sources[0], kind)) is not None:
        return Reading(disclosure=data)
    grid = joined([_grid(source, kind) for source in sources])
    with using(aliases):
        grid = stitch(cleaned(grid))
        inspection = inspect(grid, *recognise(grid))
    return Reading(disclosure=inspection.disclosure, coverage=inspection.coverage, inspection=inspection)


def _as_data(source: Source, kind: str | None) -> Disclosure | None:
    """A source that is JSON or XML of the format; None for what has to be recognised."""
    if kind is not None:
        return loads(source.data, file_format=_DATA[kind], name=source.name) if kind in _DATA else None
    suffix = Path(source.name).suffix.lower()
    if suffix in SUFFIXES:
        return loads(source.data, file_format=SUFFIXES[suffix], name=source.name)
    if suffix or kind_within(source) is not None:
        return None
    try:
        return loads(source.data, name=source.name)
    except UnreadableError as error:
        if error.key != "file.format":
            raise
    return None


def _grid(source: Source, kind: str | None) -> Grid:
    if kind in _DATA or (kind is None and Path(source.name).suffix.lower() in SUFFIXES):
        raise UnreadableError("file.whole", {"name": source.name})
    return (kinds()[kind] if kind is not None else kind_told(source)).read(source)
