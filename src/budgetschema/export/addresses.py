"""Web addresses that a person gives: whole, and fit to stand in what is published."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from budgetschema.findings import OptionsError

_FORBIDDEN = frozenset(' <>"{}|\\^`')
"""What no address has, beside control characters (RFC 3987)."""


def web_address(text: str) -> str:
    """An address that begins with http or https. Raises :class:`OptionsError`."""
    if not _is_whole(text):
        raise OptionsError("export.address", {"text": text})
    return text


def folder_address(text: str) -> str:
    """The address of a folder, with the slash at its end. Raises :class:`OptionsError`."""
    if "?" in web_address(text) or "#" in text:
        raise OptionsError("export.folder_address", {"text": text})
    return f"{text.rstrip('/')}/"


def file_address(folder: str, name: str) -> str:
    """The address of a file in a folder."""
    return folder + quote(name)


def _is_whole(text: str) -> bool:
    if not text.isprintable() or _FORBIDDEN & set(text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no port
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False
