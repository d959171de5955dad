"""Kinds of exports: each with its writer, what it writes (a file or a folder) and the extra that the writer needs."""

from __future__ import annotations

import csv
import functools
import importlib
from importlib.resources import files
from pathlib import Path, PurePath

import attrs

from budgetschema.export.addresses import folder_address, web_address
from budgetschema.export.content import Content
from budgetschema.findings import Language, UnreadableError

ZIP = ".zip"


@attrs.frozen(kw_only=True)
class Options:
    """What a person may choose. ``mark``: CSV files begin with a byte-order mark, as spreadsheets like it.

    ``lang`` is the language of what stands in a workbook beside what is printed. ``base_url`` is the address of the
    folder where the export will be published, ``licence`` the address of its licence. Raises
    :class:`~budgetschema.OptionsError` for what is no address.
    """

    mark: bool = False
    lang: Language = "zh"
    base_url: str | None = attrs.field(default=None, converter=attrs.converters.optional(folder_address))
    licence: str | None = attrs.field(default=None, converter=attrs.converters.optional(web_address))


@attrs.frozen(slots=True)
class Kind:
    """A kind of export: its name, ``file`` or ``folder``, its suffixes, and the module that writes it.

    ``sign`` is a file by which a folder is recognised as an earlier export, which may be replaced. ``tells`` are the
    options of what a person says about the export that have a place in it.
    """

    kind: str
    shape: str
    suffixes: tuple[str, ...]
    sign: str | None
    writer: str
    extra: str | None
    tells: tuple[str, ...]
    zh: str
    en: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files, which may be packed into one."""
        return self.shape == "folder"

    def write(self, content: Content, options: Options, target: Path) -> None:
        """Write to a path where nothing stands yet. Raises :class:`UnreadableError` where the extra is missing."""
        try:
            module = importlib.import_module(f"budgetschema.export.{self.writer}")
            module.write(content, options, target)
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("budgetschema"):
                raise
            raise UnreadableError("export.missing_extra", {"extra": self.extra}) from None


@functools.cache
def kinds() -> dict[str, Kind]:
    """All kinds, by name."""
    text = files("budgetschema.export").joinpath("data", "kinds.csv").read_text(encoding="utf-8")
    return {row["kind"]: _kind(row) for row in csv.DictReader(text.splitlines())}


def _kind(row: dict[str, str]) -> Kind:
    suffixes = tuple(row["suffixes"].split())
    sign, extra = row["sign"] or None, row["extra"] or None
    tells = tuple(row["tells"].split())
    return Kind(row["kind"], row["shape"], suffixes, sign, row["writer"], extra, tells, row["zh"], row["en"])


def kind_of(target: PurePath) -> Kind | None:
    """The kind that the suffix of a file says."""
    suffix = target.suffix.lower()
    return next((kind for kind in kinds().values() if suffix in kind.suffixes), None)
