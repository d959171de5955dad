"""Reading what people publish: reader → neutral grid → recognition → model."""

import os
import sys
from types import ModuleType

from budgetschema.model import Disclosure
from budgetschema.reading.coverage import Coverage, Leftover
from budgetschema.reading.files import Reading, read, read_document

__all__ = ["Coverage", "Leftover", "Reading", "read", "read_document"]


class _CallablePackage(ModuleType):
    """``budgetschema.read`` names this package and the public function: once imported, the package answers calls."""

    def __call__(self, path: str | os.PathLike[str], *, encoding: str | None = None) -> Disclosure:
        return read(path, encoding=encoding)


sys.modules[__name__].__class__ = _CallablePackage
