"""Linking performance forms to the lines of the project tables: by name, then by likeness, each used once.

Within a table a form is linked to one line at most, and a line to one form; of several of one name, the amounts that
the forms name decide, then the order. A project that one table prints in pieces (by code or unit) is linked with all
of them, and one that several tables print (this year's money, carry-over) with its line in each.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from budgetschema.model import Disclosure
from budgetschema.projects.assignment import assign
from budgetschema.projects.data_files import thresholds
from budgetschema.projects.lines import ProjectLine, project_lines
from budgetschema.projects.money import Money, form_amounts
from budgetschema.projects.names import are_told_apart, normalised, one_character_apart, similar

# What decides between several of one name: that all find a partner, amounts, that no form has two lines, order.
_PAIR, _AGREES, _POSSIBLE, _FRESH, _NEAR = 1_000_000, 20_000, 8_000, 4_000, 1_000
Piece = tuple[ProjectLine, ...]


class LinkKind(StrEnum):
    """What a link rests on."""

    NAME = "name"
    NAME_AND_AMOUNT = "name_and_amount"
    NAME_AND_ORDER = "name_and_order"
    SIMILAR = "similar"
    SIMILAR_AND_AMOUNT = "similar_and_amount"


@attrs.frozen(kw_only=True, slots=True)
class Link:
    """Form ``form`` (position in ``projects``, from 0) is the project of ``line``; ``score`` is 0 to 100."""

    form: int
    line: ProjectLine
    score: int
    kind: LinkKind


@attrs.frozen(kw_only=True, slots=True)
class ProjectLinks:
    """Which form belongs to which line: the links, all project lines, and what stays without a partner."""

    links: tuple[Link, ...]
    lines: tuple[ProjectLine, ...]
    unmatched_forms: tuple[int, ...]
    unmatched_lines: tuple[ProjectLine, ...]

    @functools.cached_property
    def _by_form(self) -> Mapping[int, tuple[Link, ...]]:
        found: dict[int, tuple[Link, ...]] = {}
        for link in self.links:
            found[link.form] = (*found.get(link.form, ()), link)
        return found

    def of_form(self, form: int) -> tuple[Link, ...]:
        """The links of a form, in the order of the tables."""
        return self._by_form.get(form, ())

    def sums_of_form(self, form: int) -> tuple[Money, ...]:
        """What the linked lines of a form come to: in each table, and in all of them."""
        tables: dict[int, list[Money]] = {}
        for link in self.of_form(form):
            if link.line.amount is not None:
                tables.setdefault(link.line.table, []).append(link.line.amount)
        every = [amount for amounts in tables.values() for amount in amounts]
        groups = [*tables.values(), *([every] if len(tables) > 1 else [])]
        return tuple(Money.sum(group) for group in groups)

    def of_line(self, pointer: str) -> Link | None:
        """The link of the line at a JSON pointer."""
        return next((link for link in self.links if link.line.pointer == pointer), None)


def link_projects(disclosure: Disclosure) -> ProjectLinks:
    """Link the forms of a disclosure to the lines of its project tables."""
    linking = _Linking(disclosure)
    linking.by_name()
    linking.by_likeness()
    linking.elsewhere()
    linking.exchange()
    links = sorted(linking.links, key=lambda link: (link.form, link.line.table, link.line.line))
    formed = {link.form for link in links}
    lined = {link.line.pointer for link in links}
    return ProjectLinks(
        links=tuple(links),
        lines=linking.lines,
        unmatched_forms=tuple(form for form in range(len(disclosure.projects)) if form not in formed),
        unmatched_lines=tuple(line for line in linking.lines if line.pointer not in lined),
    )


class _Linking:
    """Links while they are found."""

    def __init__(self, disclosure: Disclosure) -> None:
        self.lines = project_lines(disclosure)
        self.names = [normalised(project.name) for project in disclosure.projects]
        self.amounts = [form_amounts(project) for project in disclosure.projects]
        self.pieces: list[Piece] = list(_pieces(self.lines))
        self.found: list[tuple[int, Piece, int, LinkKind]] = []
        self.linked_forms: set[int] = set()
        self.linked_lines: set[str] = set()

    @property
    def links(self) -> list[Link]:
        """What was found, line by line."""
        return [
            Link(form=form, line=line, score=score, kind=kind)
            for form, piece, score, kind in self.found
            for line in piece
        ]

    def add(self, form: int, piece: Piece, score: int, kind: LinkKind) -> None:
        self.found.append((form, piece, score, kind))
        self.linked_forms.add(form)
        self.linked_lines.add(piece[0].pointer)

    def free_pieces(self) -> list[Piece]:
        """Lines that have no form yet."""
        return [piece for piece in self.pieces if piece[0].pointer not in self.linked_lines]

    def by_name(self) -> None:
        """Link what bears the same name, table by table."""
        forms: dict[str, list[int]] = {}
        for form, name in enumerate(self.names):
            forms.setdefault(name, []).append(form)
        groups: dict[tuple[int, str], list[Piece]] = {}
        for piece in self.pieces:
            groups.setdefault((piece[0].table, normalised(piece[0].name)), []).append(piece)
        for (_, name), pieces in groups.items():
            for form, piece, kind in self._same_name(forms.get(name, []), pieces):
                self.add(form, piece, 100, kind)

    def _same_name(self, forms: Sequence[int], pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece, LinkKind]]:
        largest = thresholds()["largest_group"]
        if max(len(forms), len(pieces)) > largest:
            yield from ((form, piece, LinkKind.NAME_AND_ORDER) for form, piece in zip(forms, pieces, strict=False))
            return
        evidence = {
            (a, b): self._evidence(form, piece) for a, form in enumerate(forms) for b, piece in enumerate(pieces)
        }
        fresh = [0 if form in self.linked_forms else _FRESH for form in forms]
        weights = {(a, b): _PAIR + own + fresh[a] + _NEAR - abs(a - b) for (a, b), own in evidence.items()}
        for a, b in assign(weights, largest).items():
            rivals = [own for (c, d), own in evidence.items() if (c == a) != (d == b)]
            kind = LinkKind.NAME_AND_AMOUNT if evidence[a, b] > max(rivals, default=-1) else LinkKind.NAME_AND_ORDER
            yield forms[a], pieces[b], kind if rivals else LinkKind.NAME

    def _evidence(self, form: int, piece: Piece) -> int:
        """How well the sums that a form names fit the amount of a line; of a carry-over, less may be left."""
        if any(_prints(piece, money) for money in self.amounts[form]):
            return _AGREES
        first = piece[0]
        possible = first.is_carry_over and first.amount is not None and self.amounts[form]
        return _POSSIBLE if possible and max(m.yuan for m in self.amounts[form]) >= _yuan(piece) else 0

    def by_likeness(self) -> None:
        """Link forms and lines without a partner where names or amounts show that they are one project."""
        limits = thresholds()
        forms = [form for form in range(len(self.names)) if form not in self.linked_forms]
        pieces = self.free_pieces()
        names = [normalised(piece[0].name) for piece in pieces]
        weights: dict[tuple[int, int], int] = {}
        scores: dict[tuple[int, int], int] = {}
        for form in forms:
            for score, position in similar(self.names[form], names, limits["similar_with_amount"]):
                piece, name = pieces[position], names[position]
                agrees = any(_prints(piece, money) for money in self.amounts[form])
                if agrees or (_is_alike(self.names[form], name, score) and not are_told_apart(self.names[form], name)):
                    scores[form, position] = score
                    weights[form, position] = score * 2 + (100 if agrees else 0)
        for form, position in assign(weights, limits["largest_group"]).items():
            piece, score = pieces[position], scores[form, position]
            agrees = weights[form, position] > score * 2
            self.add(form, piece, score, LinkKind.SIMILAR_AND_AMOUNT if agrees else LinkKind.SIMILAR)

    def elsewhere(self) -> None:
        """A line that bears the name of a linked line in another table belongs to the same form."""
        known: dict[str, tuple[int, int, LinkKind]] = {}
        tables: dict[int, set[int]] = {}
        for form, piece, score, kind in self.found:
            tables.setdefault(form, set()).add(piece[0].table)
            if kind in (LinkKind.SIMILAR, LinkKind.SIMILAR_AND_AMOUNT):
                known.setdefault(normalised(piece[0].name), (form, score, kind))
        for piece in self.free_pieces():
            found = known.get(normalised(piece[0].name))
            if found is not None and piece[0].table not in tables[found[0]]:
                tables[found[0]].add(piece[0].table)
                self.add(found[0], piece, found[1], found[2])

    def exchange(self) -> None:
        """Let two forms exchange lines of one name where the amounts fit better so, likeness or not."""
        groups: dict[tuple[int, str], list[int]] = {}
        for position, (_, piece, _, _) in enumerate(self.found):
            groups.setdefault((piece[0].table, normalised(piece[0].name)), []).append(position)
        for group in groups.values():
            if len(group) > thresholds()["largest_group"]:
                continue
            for i, first in enumerate(group):
                for second in group[i + 1 :]:
                    self._exchange(first, second)

    def _exchange(self, first: int, second: int) -> None:
        one, two = self.found[first], self.found[second]
        now = self._evidence(one[0], one[1]) + self._evidence(two[0], two[1])
        if self._evidence(one[0], two[1]) + self._evidence(two[0], one[1]) > now:
            self.found[first] = (one[0], two[1], one[2], one[3])
            self.found[second] = (two[0], one[1], two[2], two[3])


def _pieces(lines: Sequence[ProjectLine]) -> Iterator[Piece]:
    """Lines that are one project: of one name in one table, told apart by what else they print."""
    groups: dict[tuple[int, str], list[ProjectLine]] = {}
    for line in lines:
        groups.setdefault((line.table, normalised(line.name)), []).append(line)
    for group in groups.values():
        others = [line.distinct for line in group]
        if len(group) > 1 and len(set(others)) == len(group):
            yield tuple(group)
        else:
            yield from ((line,) for line in group)


def _is_alike(a: str, b: str, score: int) -> bool:
    limits = thresholds()
    short = min(len(a), len(b)) < limits["shortest_for_one_character"]
    return score >= limits["similar"] or (not short and one_character_apart(a, b))


def _yuan(piece: Piece) -> int:
    return int(sum(line.amount.yuan for line in piece if line.amount is not None))


def _prints(piece: Piece, money: Money) -> bool:
    """Whether a piece, or all pieces together, may print ``money``."""
    if len(piece) == 1 or any(line.amount is None for line in piece):
        return any(line.prints(money) for line in piece)
    return Money.sum([line.amount for line in piece if line.amount is not None]).agrees(money)
