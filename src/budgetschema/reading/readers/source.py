"""What a reader is given: the bytes of one file and what is known about it."""

from __future__ import annotations

import hashlib

import attrs

from budgetschema.findings import printable
from budgetschema.model import SourceFile


@attrs.frozen(kw_only=True, slots=True)
class Source:
    """The bytes of a file. ``encoding`` is what the user says of text, if anything."""

    data: bytes
    name: str
    encoding: str | None = None

    def described(self, media_type: str, encoding: str | None = None) -> SourceFile:
        """The file as the model describes it. A name that is no text in any encoding is spelled out."""
        digest = hashlib.sha256(self.data).hexdigest()
        return SourceFile(name=printable(self.name), media_type=media_type, sha256=digest, encoding=encoding)
