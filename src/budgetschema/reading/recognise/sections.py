"""The outline as it grows: which section the position is in, and where a heading of a further file belongs."""

from __future__ import annotations

import attrs

from budgetschema.model import Paragraph, Section
from budgetschema.reading.spelling import compact

Key = tuple[int, str, str]
"""Level, number and title of a heading."""


@attrs.define
class Outline:
    """The sections read so far, and the one that the position is in, by its index in ``sections``.

    Files that are one disclosure may print the same headings. What stands under them belongs to one section, so that a
    heading which an earlier file has, under the same headings, leads back to it.
    """

    sections: list[Section]
    at: int = -1
    _above: list[tuple[int, str | None]] = attrs.Factory(list)
    """Where the sections stand that the position is in, with their roles."""
    _files: set[int | None] = attrs.Factory(set)

    @property
    def section(self) -> Section | None:
        """The section that the position is in."""
        return self.sections[self.at] if self.at >= 0 else None

    @property
    def key(self) -> Key:
        """What that section is known by."""
        return _key(self.sections[self.at]) if self.at >= 0 else (-1, "", "")

    @property
    def role(self) -> str | None:
        """The role of that section: its own, or that of the nearest section above it."""
        return self._above[-1][1] if self._above else None

    def enter(self, section: Section) -> bool:
        """Stand in a section; whether an earlier file has it. A new one is put behind what it follows."""
        while self._above and self.sections[self._above[-1][0]].level >= section.level:
            self._above.pop()
        known = self._same(section, self._above[-1][0] + 1 if self._above else 0)
        if known is None:
            following = range(self.at + 1, len(self.sections))
            self.at = next((at for at in following if self.sections[at].level <= section.level), len(self.sections))
            self.sections.insert(self.at, section)
        else:
            self.at = known
        self._above.append((self.at, self.sections[self.at].role or self.role))
        self._files.add(_file(section))
        return known is not None

    def add(self, paragraph: Paragraph, *, instead: bool) -> None:
        """Add a paragraph to the section, or put it in the place of the last one."""
        section = self.sections[self.at]
        kept = section.paragraphs[:-1] if instead else section.paragraphs
        self.sections[self.at] = attrs.evolve(section, paragraphs=(*kept, paragraph))

    def _same(self, section: Section, start: int) -> int | None:
        """Where the same heading of an earlier file stands, under the same headings; those begin before ``start``."""
        if self._files <= {_file(section)}:
            return None
        for at in range(start, len(self.sections)):
            one = self.sections[at]
            if one.level < section.level:
                return None
            if _key(one) == _key(section) and _file(one) != _file(section):
                return at
        return None


def _file(section: Section) -> int | None:
    return section.place.file if section.place is not None else None


def _key(section: Section) -> Key:
    return section.level, compact(section.number or ""), compact(section.title)
