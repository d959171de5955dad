"""Binding: from the words of a subject, the section it stands in and the time it speaks of to coordinates."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from budgetschema.model import Coordinate, Disclosure, Flow, Moment
from budgetschema.narrative.claims import Base, Topic
from budgetschema.narrative.functions import FunctionNames
from budgetschema.narrative.squeezed import squeeze
from budgetschema.narrative.subjects import Subject, Subjects, merge

_OWN = ("item", "moment", "fiscal_year", "organisation")
_PRIOR = (Moment.PRIOR_YEAR_BUDGET, Moment.PRIOR_YEAR_EXECUTION)


class Binder:
    """Binds the subjects of one disclosure; :meth:`enter` says which section the text stands in."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.year = disclosure.fiscal_year
        self.moment = disclosure.moment
        self._functions = FunctionNames(disclosure)
        self._subjects = Subjects(disclosure, self._functions)
        self._section = Coordinate()

    def enter(self, titles: Sequence[str]) -> str | None:
        """Enter a section, given its title and those above it, nearest first. Returns a function code they name."""
        self._section = Coordinate()
        path = None
        for title in titles:
            subject = self._subjects.read(squeeze(title).text)
            found = subject.coordinate
            self._section = merge(self._section, Coordinate(flow=found.flow, fund_source=found.fund_source))
            if subject.both:
                break
            path = path or self._code_in(title)
        return path

    def _code_in(self, title: str) -> str | None:
        name, mark, _ = squeeze(title).text.partition("(类)")
        return self._functions.find(name, "类") if mark else None

    def read(self, words: str) -> Subject:
        """Read a phrase."""
        return self._subjects.read(words)

    def below(self, name: str, level: str, above: str | None) -> str | None:
        """The code of a name at a level (类, 款, 项) below another."""
        return self._functions.joined(name, level, above or "")

    def bind(
        self, subject: Subject, *, whole: Topic | None = None, code: str | None = None, is_whole: bool = False
    ) -> Topic:
        """The topic of a subject that names dimensions (or a function code): its words and coordinates.

        ``whole`` is that of the list it stands in. A subject that is a whole itself (占本年支出的) goes by its own
        words.
        """
        if not subject.understood or (subject.bare and code is None):
            return Topic(text=subject.text or None)
        coordinate = subject.coordinate
        if code is not None:
            coordinate = attrs.evolve(coordinate, function=code, flow=coordinate.flow or Flow.EXPENDITURE)
        if whole is not None and whole.coordinate is not None and not subject.both:
            coordinate = merge(coordinate, whole.coordinate, without=_OWN)
        elif is_whole:
            coordinate = merge(coordinate, Coordinate(flow=self._section.flow))
        elif subject.both or coordinate.item is not None:
            coordinate = merge(coordinate, Coordinate(fund_source=self._section.fund_source))
        else:
            coordinate = merge(coordinate, self._section)
        if coordinate.moment is None:
            coordinate = self._at(coordinate, None, subject.year or self.year)
        flows = (Flow.INCOME, Flow.EXPENDITURE) if subject.both else (coordinate.flow,)
        return Topic(text=subject.text, coordinates=tuple(attrs.evolve(coordinate, flow=flow) for flow in flows))

    def at(self, topic: Topic, moment: Moment | None, year: int | None) -> Topic:
        """The same topic at another time."""
        coordinates = tuple(self._at(each, moment, year) for each in topic.coordinates)
        return attrs.evolve(topic, coordinates=coordinates)

    def now(self, topic: Topic) -> Topic:
        """The topic as of the disclosure's own moment, where it last spoke of the year before."""
        if topic.coordinate is None or topic.coordinate.moment not in _PRIOR:
            return topic
        return self.at(topic, None, self.year)

    def planned(self, phrase: str) -> Moment:
        """The budget that a phrase such as 完成全年预算的 speaks of."""
        found = self._subjects.read(phrase.lstrip("完成达到为了").rstrip("的")).coordinate.moment
        return found if found in (Moment.BUDGET, Moment.ADJUSTED_BUDGET) else Moment.BUDGET

    def compared(self, topic: Topic, base: Base | None) -> Coordinate | None:
        """With what a change of a topic compares, or None where that is not said."""
        if topic.coordinate is None or base is None:
            return None
        year = base.year if base.year is not None else (self.year - 1 if base.prior else self.year)
        return self._at(topic.coordinate, base.moment, year)

    def _at(self, coordinate: Coordinate, moment: Moment | None, year: int | None) -> Coordinate:
        year = self.year if year is None else year
        if year == self.year:
            return attrs.evolve(coordinate, moment=moment or self.moment, fiscal_year=None)
        if year != self.year - 1 or moment is Moment.ADJUSTED_BUDGET:
            return attrs.evolve(coordinate, moment=moment or self.moment, fiscal_year=year)
        planned = moment is Moment.BUDGET or (moment is None and self.moment is not Moment.FINAL_ACCOUNTS)
        prior = Moment.PRIOR_YEAR_BUDGET if planned else Moment.PRIOR_YEAR_EXECUTION
        return attrs.evolve(coordinate, moment=prior, fiscal_year=None)
