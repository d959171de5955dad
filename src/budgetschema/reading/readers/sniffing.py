"""What kind a file is: by its content where that is certain, else by its suffix. Names are often wrong."""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files
from pathlib import PurePath

import attrs

from budgetschema.findings import UnreadableError
from budgetschema.reading.readers.archives import Archive
from budgetschema.reading.readers.kinds import Kind, kind_of, kinds
from budgetschema.reading.readers.ole import Compound
from budgetschema.reading.readers.source import Source
from budgetschema.reading.readers.text import decoded

_HEAD = 65_536
_WORKBOOKS = "workbook."
_MIME_TYPE = "mimetype"
_PDF = b"%PDF-"
_BEFORE_PDF = 1024
"""As many bytes may stand before a PDF, by its specification."""
_LONGEST_TYPE = 256
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|html|head|body|meta|table|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGGED = re.compile(r"<(?:table|tr|td)\b[^>]*>", re.IGNORECASE)
_MIME = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n)*?MIME-Version:", re.IGNORECASE)
_XML_KINDS = (
    ("excel_xml", "urn:schemas-microsoft-com:office:spreadsheet"),
    ("word_xml", "/word/2003/wordml"),
    ("word_xml", "/office/2006/xmlPackage"),
)
_CHINESE = "gb18030"


@attrs.frozen(slots=True)
class Refused:
    """A kind of file that has no reader: its suffixes, and the sentence that says what to do."""

    kind: str
    suffixes: tuple[str, ...]
    sentence: str


def kind_told(source: Source) -> Kind:
    """The kind of a source that is no JSON or XML of the format.

    Raises :class:`UnreadableError` for kinds without a reader, and where neither content nor suffix tells the kind.
    """
    suffix = PurePath(source.name).suffix.lower()
    by_suffix = kind_of(suffix)
    told = kind_within(source)
    if told is None and by_suffix is not None and by_suffix.kind not in _certain_kinds():
        return by_suffix
    if told is None:
        return _without_signs(source, suffix)
    found = kinds().get(told)
    if found is not None:
        return found
    raise _refusal(told, source, suffix)


def _without_signs(source: Source, suffix: str) -> Kind:
    """The kind of what has no signature: text, whatever binary kind its suffix promises, or nothing known."""
    refused = next((one for one in refusals().values() if suffix and suffix in one.suffixes), None)
    by_suffix = kind_of(suffix)
    promised = by_suffix is not None or refused is not None
    if not suffix or (promised and _is_text(source)):
        # Programs export columns of text under the suffix of a workbook.
        is_workbook = by_suffix is not None and by_suffix.reader.startswith(_WORKBOOKS)
        return kinds()["csv" if is_workbook else "text"]
    if refused is not None:
        raise _refusal(refused.kind, source, suffix)
    if promised:
        raise UnreadableError("file.damaged" if source.data.strip() else "file.empty", {"name": source.name})
    raise UnreadableError("file.no_reader", {"name": source.name, "suffix": suffix})


def _refusal(kind: str, source: Source, suffix: str) -> UnreadableError:
    refused = refusals().get(kind)
    if refused is None:
        return UnreadableError("file.no_reader", {"name": source.name, "suffix": suffix or kind})
    shown = suffix if suffix in refused.suffixes else (refused.suffixes or (refused.kind,))[0]
    return UnreadableError(refused.sentence, {"name": source.name, "kind": shown})


def kind_within(source: Source) -> str | None:
    """The kind that the content shows without doubt, or None: then it may be any text."""
    head = source.data[:_HEAD]
    for kind, offset, signature in _signatures():
        if head[offset : offset + len(signature)] == signature:
            match kind:
                case "zip":
                    return _within_zip(source)
                case "ole":
                    return _within_ole(source)
                case _:
                    return kind
    if _PDF in head[:_BEFORE_PDF]:
        return "pdf"
    return _within_text(head, PurePath(source.name).suffix.lower())


def _within_zip(source: Source) -> str:
    archive = Archive(source)
    mime = ""
    if _MIME_TYPE in archive:
        mime = archive.head(_MIME_TYPE, _LONGEST_TYPE).decode("ascii", "replace").strip()
    for holds, kind in _containers("zip"):
        name, _, content = holds.partition("=")
        if content:
            if mime == content:
                return kind
        elif any(member == name or (name.endswith("/") and member.startswith(name)) for member in archive.names):
            return kind
    return "zip"


def _within_ole(source: Source) -> str | None:
    names = Compound(source).names
    return next((kind for holds, kind in _containers("ole") if holds in names), None)


def _within_text(head: bytes, suffix: str) -> str | None:
    """Kinds of marked-up text. Nothing is told of other text: a suffix knows better."""
    text = head.replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")
    for kind, mark in _XML_KINDS:
        if mark in text and text.lstrip().startswith("<?xml"):
            return kind
    if _MIME.match(text) and suffix not in _text_suffixes():
        return "html"
    if _PAGE.match(text) or (suffix not in _text_suffixes() and _is_part_of_page(text.lstrip())):
        return "html"
    return None


def _is_part_of_page(text: str) -> bool:
    """Whether text begins with a tag and has those of a table, and is no XML of its own."""
    return text.startswith("<") and not text.startswith("<?xml") and "xmlns=" not in text and bool(_TAGGED.search(text))


def _is_text(source: Source) -> bool:
    """Whether a source is text in an encoding that is told or usual."""
    for encoding in (source.encoding, _CHINESE):
        try:
            decoded(attrs.evolve(source, encoding=encoding))
        except UnreadableError:
            continue
        return True
    return False


def _text_suffixes() -> tuple[str, ...]:
    return tuple(suffix for name in ("text", "csv") for suffix in kinds()[name].suffixes)


@functools.cache
def _certain_kinds() -> frozenset[str]:
    """Kinds that always show themselves: a file that does not is none of them."""
    containers = {kind for container in ("zip", "ole") for _, kind in _containers(container)}
    return frozenset(containers | {kind for kind, _, _ in _signatures()})


@functools.cache
def _signatures() -> tuple[tuple[str, int, bytes], ...]:
    rows = _rows("signatures.csv")
    return tuple((row["kind"], int(row["offset"]), bytes.fromhex(row["bytes"])) for row in rows)


@functools.cache
def _containers(container: str) -> tuple[tuple[str, str], ...]:
    rows = _rows("containers.csv")
    return tuple((row["holds"], row["kind"]) for row in rows if row["container"] == container)


@functools.cache
def refusals() -> dict[str, Refused]:
    """All kinds that are known and not read, by name."""
    rows = _rows("refused.csv")
    return {row["kind"]: Refused(row["kind"], tuple(row["suffixes"].split()), row["sentence"]) for row in rows}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("budgetschema.reading.readers").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
