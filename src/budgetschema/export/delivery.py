"""Putting an export where it belongs: in one step or not at all, and never over what it was made from."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from budgetschema.convert.files import write_bytes
from budgetschema.export.content import Content
from budgetschema.export.kinds import ZIP, Kind, Options
from budgetschema.findings import UnreadableError

_STAMP = (1980, 1, 1, 0, 0, 0)


def deliver(kind: Kind, content: Content, options: Options, target: Path) -> None:
    """Write an export. What stood at ``target`` is replaced. Raises :class:`UnreadableError`, leaving all as it was."""
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
            made = Path(folder) / target.name
            kind.write(content, options, made)
            if kind.is_folder and target.suffix.lower() != ZIP:
                _replace_folder(made, target, Path(folder) / "before")
            else:
                write_bytes(target, _packed(made) if kind.is_folder else made.read_bytes())
    except OSError as error:
        raise UnreadableError(
            "file.unwritable", {"name": str(target), "reason": error.strerror or str(error)}
        ) from None


def _replace_folder(made: Path, target: Path, aside: Path) -> None:
    if target.exists():
        target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise


def _packed(folder: Path) -> bytes:
    """The files of a folder in one ZIP file, the same files in the same bytes."""
    packed = folder.with_name("packed")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return packed.read_bytes()


def may_be_replaced(kind: Kind, target: Path) -> bool:
    """Whether what stands at a path may give way: a file, an empty folder, or a folder that is an earlier export."""
    if not target.is_dir():
        return True
    if not kind.is_folder or target.suffix.lower() == ZIP:
        return False
    return not any(target.iterdir()) or (kind.sign is not None and (target / kind.sign).is_file())


def stands_in(source: Path, target: Path) -> bool:
    """Whether a file is the target of an export, or stands in the folder that the export would replace."""
    inside = source.resolve()
    return target.exists() and (inside == target.resolve() or target.resolve() in inside.parents)
