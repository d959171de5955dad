"""Loading from and dumping to files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO

from budgetschema.convert.documents import FileFormat, dumps, loads
from budgetschema.findings import DocumentError, Finding, UnreadableError
from budgetschema.model import Disclosure

FilePath = str | os.PathLike[str]

_LARGEST = 256 * 2**20
"""Bytes of a file. The largest disclosures, scanned ones, have some tens of millions."""

SUFFIXES: dict[str, FileFormat] = {".json": "json", ".xml": "xml"}


def file_name(stem: str, file_format: FileFormat) -> str:
    """``STEM.budget.json``: the form of name by which hooks, editors and catalogues of schemas know a document."""
    return f"{stem.removesuffix('.budget')}.budget.{file_format}"


def load(source: FilePath | IO[bytes], *, file_format: FileFormat | None = None) -> Disclosure:
    """Read a disclosure from a file or an open binary stream. Raises as :func:`loads` does."""
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        return loads(read_bytes(path), file_format=file_format or SUFFIXES.get(path.suffix.lower()), name=path.name)
    return loads(source.read(), file_format=file_format, name=str(getattr(source, "name", "<stream>")))


def validate(source: FilePath | IO[bytes], *, file_format: FileFormat | None = None) -> tuple[Finding, ...]:
    """Every problem of a JSON or XML file; none if it is valid. Raises :class:`UnreadableError` as :func:`load`."""
    try:
        load(source, file_format=file_format)
    except DocumentError as error:
        return error.findings
    return ()


def dump(disclosure: Disclosure, target: FilePath | IO[bytes], *, file_format: FileFormat | None = None) -> None:
    """Write a disclosure to a file (by suffix) or an open binary stream (JSON unless told otherwise).

    A file is replaced in one step or left as it was. Raises :class:`UnreadableError` where it cannot be written.
    """
    if not isinstance(target, str | os.PathLike):
        target.write(dumps(disclosure, file_format=file_format or "json"))
        return
    path = Path(target)
    chosen = file_format or SUFFIXES.get(path.suffix.lower())
    if chosen is None:
        raise UnreadableError("file.format", {"name": path.name})
    write_bytes(path, dumps(disclosure, file_format=chosen))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or an :class:`UnreadableError` that says what is the matter."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableError("file.special", {"name": str(path)})
        with path.open("rb") as stream:
            return read_stream(stream, str(path))
    except FileNotFoundError:
        raise UnreadableError("file.missing", {"name": str(path)}) from None
    except IsADirectoryError:
        raise UnreadableError("file.directory", {"name": str(path)}) from None
    except OSError as error:
        if path.is_dir():
            raise UnreadableError("file.directory", {"name": str(path)}) from None
        raise UnreadableError("file.denied", {"name": str(path), "reason": error.strerror or str(error)}) from None


def read_stream(stream: IO[bytes], name: str) -> bytes:
    """The bytes of a stream, which may not be more than a disclosure can have."""
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError("file.size", {"name": name, "most": _LARGEST // 2**20})
    return data


def make_folder(path: Path) -> None:
    """Make a folder, and those around it, where there is none yet."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableError("file.unwritable", {"name": str(path), "reason": error.strerror or str(error)}) from None


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old bytes or the new ones, never half of them."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(_mode(path))
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnreadableError("file.unwritable", {"name": str(path), "reason": error.strerror or str(error)}) from None


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
