"""A user's own alias file: one CSV, as spreadsheets write it, whose rows stand above the built-in ones.

A row names the alias file it belongs to (``file``), what is printed (``text``, or ``pattern`` as a regular expression),
and what that means: the columns of the alias file, or the name of something that is known already (``like``).
"""

from __future__ import annotations

import codecs
import csv
import io
import math
import os
import re
from collections.abc import Sequence
from pathlib import Path

from budgetschema.convert.files import FilePath, read_bytes
from budgetschema.findings import OptionsError
from budgetschema.reading.alias_words import (
    OWN_COLUMNS,
    column_named,
    columns_of,
    file_named,
    meaning_columns,
    near,
    required_columns,
    unknown_word,
    words,
)
from budgetschema.reading.aliases import BUILT_IN, LONGEST, Alias, Aliases, alias_file_names, built_in
from budgetschema.reading.spelling import compact

_ENCODINGS = ("utf-8-sig", "gb18030")
"""As spreadsheets write CSV: in UTF-8, or on a Chinese system in its old encoding."""
_MOST_BYTES = 2_000_000
_MOST_ROWS = 5_000
_LONGEST_PATTERN = 200
_MOST_STEPS = 20_000_000
_QUOTED = re.compile("^'(?=[=+@＝＋－＠-])")
# What a pattern is made of, as far as its cost is concerned; escapes and sets are taken out first.
_ATOM = re.compile(r"\\.|\[\^?\]?[^\]]*\]")
_REFERENCE = re.compile(r"\\[1-9]|\(\?")
_REPEATED_GROUP = re.compile(r"\)[*+{]")
_RUN = re.compile(r"[*+]|\{[0-9]*,[0-9]*\}")
_CHOICE = re.compile(r"[|?]")

AliasSource = Aliases | FilePath | Sequence[FilePath] | None
"""What callers may give: aliases that were read, a file, several files (the first goes before the others), or none."""


def read_aliases(*paths: FilePath) -> Aliases:
    """The aliases of a user's files; the rows of the first file go before those of the others.

    Raises :class:`~budgetschema.OptionsError` for what cannot be meant, with the line, and
    :class:`~budgetschema.UnreadableError` for a file that cannot be opened.
    """
    found = BUILT_IN
    for path in reversed(paths):
        found = _read(Path(path)).above(found)
    return found


def aliases_of(given: AliasSource) -> Aliases:
    """The aliases that a caller gives in one of several ways."""
    if isinstance(given, Aliases):
        return given
    if given is None:
        return BUILT_IN
    return read_aliases(*((given,) if isinstance(given, str | os.PathLike) else given))


def _read(path: Path) -> Aliases:
    name = path.name
    text = _text(path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    own: dict[str, list[Alias]] = {}
    try:
        header = _header(name, next(rows, []))
        for count, row in enumerate(rows, 1):
            if count > _MOST_ROWS:
                raise OptionsError("aliases.size", {"name": name, "rows": _MOST_ROWS})
            if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
                continue
            file, alias = _alias(name, rows.line_num, header, row)
            own.setdefault(file, []).append(alias)
    except csv.Error as error:
        raise OptionsError("aliases.csv", {"name": name, "line": rows.line_num, "reason": str(error)}) from None
    return Aliases(own)


def _text(path: Path) -> str:
    data = read_bytes(path)
    if len(data) > _MOST_BYTES:
        raise OptionsError("aliases.size", {"name": path.name, "rows": _MOST_ROWS})
    by_mark = ("utf-16",) if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _ENCODINGS
    for encoding in by_mark:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise OptionsError("aliases.encoding", {"name": path.name})


def _header(name: str, cells: Sequence[str]) -> list[str]:
    """The columns by their English names."""
    found = []
    for cell in cells:
        text = cell.strip()
        column = column_named(text) if text else ""
        if column is None:
            allowed = near(text, (*OWN_COLUMNS, *meaning_columns()))
            raise OptionsError("aliases.column", {"name": name, "column": text, "near": allowed})
        if column and column in found:
            raise OptionsError("aliases.twice", {"name": name, "column": column})
        found.append(column)
    if "file" not in found or not {"text", "pattern"} & {*found}:
        raise OptionsError("aliases.header", {"name": name})
    return found


def _alias(name: str, line: int, header: Sequence[str], row: Sequence[str]) -> tuple[str, Alias]:
    """One row. Raises :class:`OptionsError` with the line."""
    where = {"name": name, "line": line}
    if any(cell.strip() for cell in row[len(header) :]):
        raise OptionsError("aliases.cells", where)
    cells = {column: _plain(cell) for column, cell in zip(header, row, strict=False) if column and cell.strip()}
    file = file_named(cells.get("file", ""))
    if file is None:
        allowed = near(cells.get("file", ""), alias_file_names())
        raise OptionsError("aliases.file", {**where, "file": cells.get("file", ""), "near": allowed})
    pattern = _pattern(where, cells)
    meaning = _like(where, file, cells) | {key: value for key, value in cells.items() if key not in OWN_COLUMNS}
    for column, value in meaning.items():
        _allow(where, file, column, value)
    missing = sorted(required_columns(file) - meaning.keys())
    if missing or (columns_of(file) and not meaning):
        needed = ", ".join(missing or columns_of(file))
        raise OptionsError("aliases.nothing", {**where, "columns": needed, "file": file})
    return file, Alias(pattern, meaning, name, line)


def _plain(cell: str) -> str:
    """A cell without the quote that keeps a spreadsheet from taking it for a formula."""
    return _QUOTED.sub("", cell.strip())


def _allow(where: dict[str, object], file: str, column: str, value: str) -> None:
    if column not in columns_of(file):
        params = {**where, "column": column, "file": file, "near": ", ".join(columns_of(file))}
        raise OptionsError("aliases.other_column", params)
    word = unknown_word(file, column, value)
    if word is not None:
        params = {**where, "column": column, "word": word, "near": near(word, words(file, column))}
        raise OptionsError("aliases.word", params)


def _like(where: dict[str, object], file: str, cells: dict[str, str]) -> dict[str, str]:
    """What the name in ``like`` means."""
    if "like" not in cells:
        return {}
    found = built_in(file).find(cells["like"])
    if found is None:
        raise OptionsError("aliases.like", {**where, "like": cells["like"], "file": file})
    return dict(found)


def _pattern(where: dict[str, object], cells: dict[str, str]) -> re.Pattern[str]:
    """The pattern of a row: that of its text, or the one it gives, if its cost is bounded."""
    if ("text" in cells) is ("pattern" in cells):
        raise OptionsError("aliases.text", where)
    if "text" in cells:
        text = compact(cells["text"])
        if len(text) > LONGEST:
            raise OptionsError("aliases.long", {**where, "most": LONGEST})
        return re.compile(re.escape(text))
    pattern = cells["pattern"]
    if len(pattern) > _LONGEST_PATTERN or _is_costly(pattern):
        raise OptionsError("aliases.costly", {**where, "pattern": pattern[:60], "most": _LONGEST_PATTERN})
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise OptionsError("aliases.pattern", {**where, "pattern": pattern, "reason": str(error)}) from None


def _is_costly(pattern: str) -> bool:
    """Whether trying a pattern may take very long: repeated groups, references, many runs or alternatives."""
    bare = _ATOM.sub("x", pattern)
    if _REFERENCE.search(pattern) or _REPEATED_GROUP.search(bare):
        return True
    runs, choices = len(_RUN.findall(bare)), len(_CHOICE.findall(bare))
    # In how many ways the runs can divide the longest text among them, under every choice.
    return math.comb(LONGEST + runs, runs) << choices > _MOST_STEPS
