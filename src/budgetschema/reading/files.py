"""Reading a file of any kind that a reader knows."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from budgetschema.convert.documents import loads
from budgetschema.convert.files import SUFFIXES, read_bytes
from budgetschema.findings import UnreadableError
from budgetschema.model import Disclosure
from budgetschema.reading.coverage import Coverage
from budgetschema.reading.recognise import recognise
from budgetschema.reading.text_reader import read_text

TEXT_SUFFIXES = (".txt", ".tsv", ".text")


@attrs.frozen(kw_only=True, slots=True)
class Reading:
    """A disclosure as read. ``coverage`` is None for JSON and XML, which are data already."""

    disclosure: Disclosure
    coverage: Coverage | None = None


def read(path: str | os.PathLike[str], *, encoding: str | None = None) -> Disclosure:
    """Read a disclosure from a file: source text, or the format's own JSON or XML.

    Raises :class:`~budgetschema.UnreadableError` for what cannot be read and
    :class:`~budgetschema.DocumentError` for JSON or XML that is not valid.
    """
    return read_document(path, encoding=encoding).disclosure


def read_document(path: str | os.PathLike[str], *, encoding: str | None = None) -> Reading:
    """As :func:`read`, with the coverage: what share of the printed cells became data."""
    file = Path(path)
    return read_data(read_bytes(file), file.name, file.suffix.lower(), encoding=encoding)


def read_data(data: bytes, name: str, suffix: str, *, encoding: str | None = None) -> Reading:
    """As :func:`read_document`, from bytes; ``suffix`` tells the kind, and no suffix leaves it to the content."""
    if suffix in SUFFIXES:
        return Reading(disclosure=loads(data, file_format=SUFFIXES[suffix], name=name))
    if suffix in TEXT_SUFFIXES:
        return _read_text(data, name, encoding)
    if suffix:
        raise UnreadableError("file.no_reader", {"name": name, "suffix": suffix})
    try:
        return Reading(disclosure=loads(data, name=name))
    except UnreadableError as error:
        if error.key != "file.format":
            raise
        return _read_text(data, name, encoding)


def _read_text(data: bytes, name: str, encoding: str | None) -> Reading:
    disclosure, coverage = recognise(read_text(data, name, encoding))
    return Reading(disclosure=disclosure, coverage=coverage)
