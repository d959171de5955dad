"""What a configuration file says about reading: ``[reading]``, with the user's alias files."""

from __future__ import annotations

from pathlib import Path

from budgetschema.settings import hold, settings_of

SECTION = "reading"
KEYS = {"aliases": "words"}
"""The settings under ``[reading]``, and what kind of value each has."""


def read_alias_paths(path: Path) -> tuple[Path, ...]:
    """The alias files that a configuration file names, relative to it. Raises :class:`OptionsError`."""
    given = {key: value for key, value in settings_of(path).items() if key == SECTION}
    hold(path, given, {SECTION: "section"})
    section = given.get(SECTION, {})
    hold(path, section, KEYS)
    return tuple(path.parent / each for each in section.get("aliases", ()))
