"""Where a sentence stands: what it is about, which list is open, with what it compares."""

from __future__ import annotations

import attrs

from budgetschema.model import Coordinate, Direction, StatementKind
from budgetschema.narrative.binding import Binder
from budgetschema.narrative.claims import Base, Claim, Topic
from budgetschema.narrative.subjects import Subject
from budgetschema.narrative.tokens import Token

_LONGEST = 400


@attrs.define(kw_only=True, slots=True)
class Listing:
    """An open list: the whole that its members are parts of. ``spans``: it goes on in the next paragraphs.

    ``members`` have been named so far, ``compared`` of them with a change of their own. ``outer`` is the list in one of
    whose members it stands. ``style`` is how the paragraph is numbered in which it was opened, ``numbered`` whether the
    paragraphs of its members are.
    """

    whole: Topic
    outer: Listing | None = None
    style: str | None = None
    numbered: bool = False
    spans: bool = False
    members: int = 0
    compared: int = 0


@attrs.define(kw_only=True, slots=True)
class Clause:
    """What was said since the last figure or mark of punctuation.

    ``before`` are the words ahead of a verb or 占, ``words`` those after it (all of them where there is none);
    ``start`` is where the first word stands. ``code`` is the function code of “…（类）…（款）…（项）”.
    """

    words: str = ""
    before: str = ""
    start: int | None = None
    verb: Token | None = None
    share: Token | None = None
    done: Token | None = None
    moment: Token | None = None
    code: str | None = None
    items: str = ""

    def add(self, text: str, start: int) -> None:
        """Take up words."""
        bare = text.lstrip('、,，；;”"')
        if bare and self.start is None:
            self.start = start + len(text) - len(bare)
        # No subject is so long; a hostile text may be.
        self.words = (self.words + text)[-_LONGEST:]

    def carried(self) -> Clause:
        """The clause in the next paragraph, where a page broke it: nothing of it stands there yet."""
        tokens = (self.verb, self.share, self.done, self.moment)
        verb, share, done, moment = (attrs.evolve(each, start=0, end=0) if each else None for each in tokens)
        return attrs.evolve(self, start=None, verb=verb, share=share, done=done, moment=moment)

    def turn(self) -> None:
        """Go on after a signal word: what was said so far stands before it."""
        self.before += self.words
        self.words = ""


@attrs.define(kw_only=True, slots=True)
class Context:
    """What carries over from clause to clause, sentence to sentence and paragraph to paragraph of a section.

    ``topic`` is what was spoken of last, ``head`` the last topic outside a list, ``item`` that of a heading such as
    “…（项）”. In an aside (reasons, purposes) the topic of the sentence waits in ``aside``. ``spoken`` is all of which
    this sentence states an amount, ``before`` all of which the last one did.
    """

    binder: Binder
    path: str | None = None
    topic: Topic | None = None
    head: Topic | None = None
    item: Topic | None = None
    listing: Listing | None = None
    base: Base | None = None
    aside: Topic | None = None
    is_aside: bool = False
    is_reason: bool = False
    style: str | None = None
    spoken: set[str | None] = attrs.Factory(set)
    before: set[str | None] = attrs.Factory(set)
    claims: list[Claim] = attrs.Factory(list)

    def begin_paragraph(self, style: str | None) -> None:
        """Forget what does not reach into the next paragraph, which is numbered in this style (None: not)."""
        self.topic = self.item = self.base = self.aside = None
        self.is_aside = self.is_reason = False
        self.style = style
        self.spoken, self.before = set(), set()
        self.leave_lists()
        # 2．…其中： (1)… (2)… 3．…: the number after the list is of the style that stood before it.
        while self.listing is not None and (
            (style is not None and self.listing.style == style) or (style is None and self.listing.numbered)
        ):
            self.listing = self.listing.outer
            self.leave_lists()
        if self.listing is not None:
            self.listing.numbered = self.listing.numbered or style is not None

    def leave_lists(self) -> None:
        """Close the lists that do not go on in the next sentence."""
        while self.listing is not None and not self.listing.spans:
            self.listing = self.listing.outer

    def open_list(self, whole: Topic) -> None:
        """Open a list of the parts of ``whole``."""
        self.listing = Listing(whole=whole, outer=self.listing, style=self.style)

    def leave_empty_list(self) -> None:
        """At a semicolon an enumeration without figures (主要包括办公费、水费；) is over."""
        if self.listing is not None and self.listing.members == 0 and self.listing.outer is not None:
            self.listing = self.listing.outer

    def end_sentence(self) -> None:
        """Come back from an aside, close a list that does not go on."""
        self.base = None
        if self.spoken:
            self.before, self.spoken = self.spoken, set()
        if self.is_aside:
            self.topic, self.aside, self.is_aside, self.is_reason = self.aside, None, False, False
        self.leave_lists()

    def go_aside(self, *, reason: bool) -> None:
        """Turn to reasons or purposes."""
        if not self.is_aside:
            self.aside, self.is_aside = self.topic, True
        self.is_reason = self.is_reason or reason
        self.topic = None

    def come_back(self) -> None:
        """A comparison after a purpose speaks of the sentence's topic again; one among reasons does not."""
        if self.is_aside and not self.is_reason:
            self.topic, self.is_aside = self.aside, False

    @property
    def whole(self) -> Topic | None:
        """The whole of the open list; what a reason says is no member of it."""
        return self.listing.whole if self.listing is not None and not self.is_reason else None

    def is_head(self, subject: Subject) -> bool:
        """Whether a subject begins anew instead of going on with the list."""
        whole = self.whole
        if whole is None:
            return True
        coordinate = whole.coordinate
        flow = subject.coordinate.flow
        if subject.both or subject.held or (subject.total and flow is not None and len(whole.coordinates) > 1):
            return True
        return coordinate is not None and flow is not None and coordinate.flow is not None and flow != coordinate.flow

    def spoken_of(self, words: str, code: str | None = None) -> Topic:
        """What a change or comparison is about: the words' own subject, else the topic."""
        subject = self.binder.read(words)
        if code is None and (subject.bare or not words.strip('、,，；;。”“"')):
            topic = self.topic or (None if self.is_aside else self.item)
            return self.binder.now(topic) if topic is not None else Topic(text=None)
        if subject.understood and not self.is_head(subject):
            return self.binder.bind(subject, whole=self.whole, code=code)
        return self.binder.bind(subject, code=code)

    def claim(
        self, kind: StatementKind, token: Token, topic: Topic, *, start: int, end: int | None = None,
        direction: Direction | None = None, base: Coordinate | None = None, head: Topic | None = None,
        unsure: bool = False,
    ) -> None:  # fmt: skip
        """Record a claim that ends with ``token``."""
        if kind in (StatementKind.TOTAL, StatementKind.PART):
            self.spoken.add(topic.text)
        self.claims.append(
            Claim(
                kind=kind,
                start=start,
                end=token.end if end is None else end,
                topic=topic,
                value=token.value,
                unit=token.unit,
                measure=token.measure,
                direction=direction,
                base=base,
                head=head,
                unsure=unsure,
            )
        )
