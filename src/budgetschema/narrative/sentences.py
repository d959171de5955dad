"""Reading sentences: from token to token through the paragraphs of a section, gathering claims."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from budgetschema.narrative import figures
from budgetschema.narrative.binding import Binder
from budgetschema.narrative.claims import Base, Claim, Topic
from budgetschema.narrative.context import Clause, Context
from budgetschema.narrative.subjects import plain_item
from budgetschema.narrative.tokens import Kind, Token, tokens

_FINAL = "。!?;:"
_LONGEST_COUNTED = 60
_QUIET = '、,，；;”“"() '
_REMARK = re.compile(r"[(][^()]{0,80}(?:万元|亿元|%|为0)[^()]{0,80}[)]")
_NUMBERINGS = (
    ("part", re.compile(r"[一二三四五六七八九十]{1,3}、")),
    ("bracketed", re.compile(r"[(][一二三四五六七八九十]{1,3}[)]")),
    ("figure", re.compile(r"[0-9]{1,2}[、.](?![0-9])")),
    ("bracketed figure", re.compile(r"[(][0-9]{1,2}[)]")),
)


def numbering(text: str) -> str | None:
    """The style in which a paragraph is numbered, or None."""
    return next((style for style, pattern in _NUMBERINGS if pattern.match(text)), None)


class SectionReader:
    """Reads the paragraphs of one section in order; topics, items and lists carry over from one to the next."""

    def __init__(self, binder: Binder, *, counts: bool, path: str | None = None) -> None:
        self._context = Context(binder=binder, path=path)
        self._counts = counts
        self._clause = Clause()
        self._unfinished = False
        self._cued = False
        self._begun = True
        self._counted = False
        self._waiting: list[Token] = []

    def read(self, text: str) -> tuple[Claim, ...]:
        """The claims of a squeezed paragraph, in the order of their figures."""
        context = self._context
        context.claims = []
        self._begun = True
        if not self._unfinished or numbering(text) is not None:
            context.begin_paragraph(numbering(text))
            self._clause = Clause()
        else:
            self._clause = self._clause.carried()
            context.base = attrs.evolve(context.base, start=0) if context.base is not None else None
        last, remarks = 0, iter((*_REMARK.finditer(text), None))
        remark = next(remarks)
        for token in tokens(text):
            if remark is not None and token.start >= remark.end():
                self._words(text[remark.end() : token.start], remark.end())
                remark = next(remarks)
            elif remark is not None and token.start > remark.start():
                # Figures in brackets are by the way; the sentence goes on as if they were not there.
                last = token.end
                continue
            else:
                self._words(text[last : token.start], last)
            self._take(token)
            last = token.end
        self._words(text[last:], last)
        self._end(text)
        return tuple(context.claims)

    def _end(self, text: str) -> None:
        if self._cued and self._context.listing is not None:
            self._context.listing.spans = True
        self._unfinished = bool(text) and text[-1] not in _FINAL and not self._cued
        self._waiting.clear()
        if not self._unfinished:
            self._context.end_sentence()

    def _words(self, text: str, start: int) -> None:
        if text.strip(_QUIET):
            self._cued = self._begun = False
        if self._counted and text.startswith("、"):
            self._clause = Clause()
        self._counted = False
        self._clause.add(text, start)

    def _take(self, token: Token) -> None:
        if token.kind is Kind.CUE:
            self._cued = True
        elif token.kind is not Kind.COLON:
            self._cued = False
        is_first = token.kind is Kind.STOP
        _HANDLERS.get(token.kind, SectionReader._break)(self, token)
        self._begun = is_first

    # Punctuation

    def _break(self, token: Token) -> None:
        """A mark, or a figure that states nothing, ends the clause."""
        figures.compared(self._context, self._clause, token)
        self._clause = Clause()

    def _comma(self, token: Token) -> None:
        if self._waiting:
            return
        words = self._clause.words
        if words.endswith("中") and self._clause.verb is None:
            subject = self._context.binder.read(words)
            if subject.understood and not subject.bare:
                self._context.head = self._context.binder.bind(subject)
                self._context.open_list(self._context.head)
        self._break(token)

    def _semicolon(self, token: Token) -> None:
        self._break(token)
        self._context.base = None
        self._context.leave_empty_list()
        self._waiting.clear()

    def _colon(self, token: Token) -> None:
        # 住房公积金（项）：支出100万元
        if not self._clause.items or self._clause.words.strip(_QUIET):
            self._break(token)

    def _stop(self, token: Token) -> None:
        self._semicolon(token)
        self._context.end_sentence()

    # Words that say what a figure means

    def _verb(self, token: Token) -> None:
        self._clause.turn()
        self._clause.verb = token

    def _share(self, token: Token) -> None:
        self._clause.turn()
        self._clause.share = token

    def _done(self, token: Token) -> None:
        self._clause.turn()
        self._clause.done = token

    def _base(self, token: Token) -> None:
        self._context.come_back()
        year = self._context.binder.year
        prior = (
            token.year != year
            if token.year is not None
            else not token.text[1:].startswith(("年初", "预算", "全年", "调整"))
        )
        self._context.base = Base(start=token.start, moment=token.moment, year=token.year, prior=prior)

    def _moment(self, token: Token) -> None:
        if self._clause.verb is not None:
            self._base(token)
            return
        self._clause.moment = token
        if self._clause.start is None:
            self._clause.start = token.start

    def _same(self, token: Token) -> None:
        figures.unchanged(self._context, self._clause, token)
        self._clause = Clause()

    def _cue(self, token: Token) -> None:
        """其中, 包括: parts follow, of what the words before say, the last figure, or the total of the sentence."""
        context = self._context
        subject = context.binder.read(self._clause.before + self._clause.words)
        # 甲1万元；乙2万元。按年度分，其中：… A new sentence that has named no amount divides the whole anew, not 乙.
        begun = self._begun or not context.spoken
        whole = context.topic if context.topic is not None and not begun else context.head
        if token.text.endswith("如下") and subject.bare:
            whole = context.listing.whole if context.listing is not None else context.head
        elif subject.understood and not subject.bare:
            whole = context.binder.bind(subject, whole=context.head)
        elif whole is None or (context.listing is not None and context.listing.spans):
            whole = context.topic or whole
        if whole is not None:
            context.open_list(context.binder.now(whole))
        self._clause = Clause()

    def _close(self, token: Token) -> None:
        self._context.listing = None
        self._clause = Clause()

    def _aside(self, token: Token) -> None:
        self._break(token)
        self._context.go_aside(reason=token.kind is Kind.REASON)

    def _item(self, token: Token) -> None:
        """A name before （类）, （款） or （项）."""
        clause, context = self._clause, self._context
        level = token.measure or ""
        above = clause.code or ("" if level == "类" else context.path)
        name = clause.words.strip(_QUIET + ".0123456789")
        clause.code = context.binder.below(name, level, above)
        if level != "项":
            context.path = clause.code
        clause.items += clause.words + token.text
        clause.words = ""
        if clause.code is not None:
            subject = context.binder.read("")
            item = context.binder.bind(subject, whole=context.whole, code=clause.code)
            context.item = context.topic = Topic(text=plain_item(clause.items), coordinates=item.coordinates)
        else:
            context.item = context.topic = Topic(text=plain_item(clause.items))

    # Figures

    def _figure(self, token: Token) -> None:
        context, clause = self._context, self._clause
        if clause.done is not None and token.kind is Kind.PERCENT:
            figures.completion(context, clause, token, clause.done)
        elif clause.share is not None and token.kind is Kind.PERCENT:
            figures.portion(context, clause, token, clause.share)
        elif clause.verb is not None:
            figures.change(context, clause, token, clause.verb)
        elif token.kind in (Kind.AMOUNT, Kind.NIL):
            figures.amount(context, clause, token, tuple(self._waiting))
            self._waiting.clear()
        self._clause = Clause()

    def _bare(self, token: Token) -> None:
        self._waiting.append(token)

    def _count(self, token: Token) -> None:
        if self._counts and self._clause.verb is None:
            figures.count(self._context, self._clause, token)
        # 所属1家行政机关运行经费: the number is a word of the subject as well, unless an enumeration follows.
        self._words(token.text, token.start)
        self._counted = True
        if len(self._clause.words) > _LONGEST_COUNTED:
            self._clause = Clause()


Handler = Callable[[SectionReader, Token], None]
_HANDLERS: dict[Kind, Handler] = {
    Kind.COMMA: SectionReader._comma,
    Kind.SEMICOLON: SectionReader._semicolon,
    Kind.STOP: SectionReader._stop,
    Kind.COLON: SectionReader._colon,
    Kind.TEMPLATE: SectionReader._verb,
    Kind.INCREASE: SectionReader._verb,
    Kind.DECREASE: SectionReader._verb,
    Kind.SHARE: SectionReader._share,
    Kind.DONE: SectionReader._done,
    Kind.BASE: SectionReader._base,
    Kind.MOMENT: SectionReader._moment,
    Kind.SAME: SectionReader._same,
    Kind.CUE: SectionReader._cue,
    Kind.CLOSE: SectionReader._close,
    Kind.REASON: SectionReader._aside,
    Kind.PURPOSE: SectionReader._aside,
    Kind.ITEM: SectionReader._item,
    Kind.EACH: lambda reader, token: None,
    Kind.BARE: SectionReader._bare,
    Kind.COUNT: SectionReader._count,
    **dict.fromkeys(
        (Kind.AMOUNT, Kind.NIL, Kind.PERCENT, Kind.TIMES, Kind.POINTS, Kind.UNDEFINED), SectionReader._figure
    ),
}
