"""Whose words count when files are read: alias files of the command line, above those of the nearest configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from budgetschema.reading import Aliases


@attrs.frozen(kw_only=True)
class Vocabulary:
    """Alias files as given. ``config`` names another configuration; without ``configured`` none is read."""

    given: tuple[str, ...] = ()
    config: str | None = None
    configured: bool = True
    _known: dict[Path | None, Aliases] = attrs.field(factory=dict, init=False)

    def aliases(self, folder: Path) -> Aliases:
        """The aliases for files in a folder. Raises :class:`~budgetschema.BudgetSchemaError`."""
        from budgetschema.reading import read_aliases
        from budgetschema.reading.configuration import read_alias_paths

        path = self._configuration(folder)
        if path not in self._known:
            named = () if path is None else read_alias_paths(path)
            self._known[path] = read_aliases(*self.given, *named)
        return self._known[path]

    def _configuration(self, folder: Path) -> Path | None:
        from budgetschema.settings import find_configuration

        if not self.configured:
            return None
        return find_configuration(folder) if self.config is None else Path(self.config)
