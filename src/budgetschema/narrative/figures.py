"""Figures in their clause: whether one is an amount, a change, a rate, a share, a count, and of what."""

from __future__ import annotations

import attrs

from budgetschema.model import Coordinate, Direction, StatementKind
from budgetschema.narrative.claims import Topic
from budgetschema.narrative.context import Clause, Context
from budgetschema.narrative.subjects import plain_item
from budgetschema.narrative.tokens import Kind, Token

DIRECTIONS = {Kind.INCREASE: Direction.INCREASE, Kind.DECREASE: Direction.DECREASE}
_RATES = (Kind.PERCENT, Kind.TIMES, Kind.UNDEFINED)
COMPARED = ("小于", "大于", "低于", "高于", "多于", "少于")
_ONE_EACH = 2


def amount(context: Context, clause: Clause, token: Token, earlier: tuple[Token, ...] = ()) -> None:
    """An amount without a verb: a total, a part, or the base of the change that follows (比上年度100万元减少了…)."""
    words = clause.before + clause.words
    start = token.start if clause.start is None else clause.start
    subject = context.binder.read(words)
    if context.base is not None and clause.code is None and subject.bare and clause.moment is None:
        topic = context.spoken_of("")
        coordinate = context.binder.compared(topic, context.base)
        prior = attrs.evolve(topic, coordinates=(coordinate,) if coordinate else ())
        context.claim(StatementKind.TOTAL, token, prior, start=context.base.start)
        return
    context.base = None
    moment = clause.moment
    known = context.topic if context.topic is not None else context.item
    if subject.bare and clause.code is None and (moment is not None or subject.coordinate.moment is not None):
        topic = known if known is not None else Topic(text=subject.text or None)
        year = moment.year if moment is not None else subject.year
        topic = context.binder.at(topic, moment.moment if moment is not None else subject.coordinate.moment, year)
        is_part = context.listing is not None and context.listing.members > 0 and clause.moment is None
        kind = StatementKind.PART if is_part else StatementKind.TOTAL
        context.claim(kind, token, topic, start=start, base=_whole_at(context, topic) if is_part else None)
        context.topic = topic
        return
    _stated(context, clause, token, earlier, start)


def _stated(context: Context, clause: Clause, token: Token, earlier: tuple[Token, ...], start: int) -> None:
    """An amount of a subject that its own words name."""
    subject = context.binder.read(clause.before + clause.words)
    is_head = clause.code is None and context.is_head(subject)
    topic = context.binder.bind(subject, whole=None if is_head else context.whole, code=clause.code)
    if clause.items and clause.code is None:
        topic = Topic(text=clause.items)
    if clause.items:
        topic = attrs.evolve(topic, text=plain_item(clause.items))
    if clause.moment is not None:
        topic = context.binder.at(topic, clause.moment.moment, clause.moment.year)
    if is_head and not context.is_reason:
        context.leave_lists()
        context.head = topic
    kind = StatementKind.TOTAL if is_head or context.listing is None else StatementKind.PART
    if context.listing is not None and kind is StatementKind.PART:
        context.listing.members += 1
    # 总计各是A,B: the first figure is that of the first flow, the second that of the second.
    figures = (*earlier, token)
    if len(topic.coordinates) == len(figures) == _ONE_EACH:
        for each, coordinate in zip(figures, topic.coordinates, strict=True):
            figure = attrs.evolve(token, value=each.value)
            context.claim(kind, figure, Topic(text=topic.text, coordinates=(coordinate,)), start=start)
    else:
        context.claim(
            kind, token, topic, start=start, base=_whole_at(context, topic) if kind is StatementKind.PART else None
        )
    context.topic = topic
    if clause.code is not None:
        context.item = topic


def change(context: Context, clause: Clause, token: Token, verb: Token) -> None:
    """An amount, percentage or multiple after 增加, 下降 and the like; 增长-- states that there is no rate."""
    own = clause.words if context.binder.read(clause.words).bare is False else ""
    topic = context.spoken_of(own or clause.before, clause.code)
    if context.is_reason and topic is not context.topic:
        # What a reason says of other amounts is no change of the budget's own figures.
        topic = Topic(text=topic.text)
    head = None
    carried = not own and topic.text is not None and topic.text not in context.spoken
    unsure = carried and len(context.before) > 1 and context.topic is not None and topic.text == context.topic.text
    if not own and context.listing is not None and topic is context.topic:
        # 总计A，其中：甲，乙，比上年减少B: of the last member, or of the whole?
        if context.listing.members > 1 and context.listing.compared == 0:
            head = context.binder.now(context.listing.whole)
        context.listing.compared += 1
    kind = StatementKind.RATE if token.kind in _RATES else StatementKind.CHANGE
    base = context.binder.compared(topic, context.base)
    direction = DIRECTIONS.get(verb.kind)
    context.claim(kind, token, topic, start=verb.start, direction=direction, base=base, head=head, unsure=unsure)
    if topic.coordinates:
        context.topic = topic


def unchanged(context: Context, clause: Clause, token: Token) -> None:
    """与上年持平."""
    if context.base is None:
        return
    topic = context.spoken_of(clause.before + clause.words, clause.code)
    start = context.base.start
    base = context.binder.compared(topic, context.base)
    if context.listing is not None:
        context.listing.compared += 1
    context.claim(StatementKind.COMPARISON, token, topic, start=start, direction=Direction.UNCHANGED, base=base)


def compared(context: Context, clause: Clause, token: Token) -> None:
    """A comparison without a figure, which ends before ``token``: 决算数小于预算数."""
    verb, topic = clause.verb, context.topic
    if verb is None or topic is None or topic.coordinate is None or not is_comparison(verb):
        return
    than = context.binder.read(clause.words.removesuffix("的"))
    subject = context.binder.read(clause.before)
    if not (than.bare and than.coordinate.moment and subject.bare):
        return
    moment = subject.coordinate.moment or topic.coordinate.moment
    topic = context.binder.at(topic, moment, None)
    base = context.binder.at(topic, than.coordinate.moment, None).coordinate
    context.claim(
        StatementKind.COMPARISON,
        token,
        topic,
        start=verb.start,
        end=token.start,
        direction=DIRECTIONS[verb.kind],
        base=base,
    )


def is_comparison(verb: Token) -> bool:
    """Whether a verb compares two figures that are named beside it (小于) instead of telling a change."""
    return verb.kind in DIRECTIONS and verb.text[:2] in COMPARED


def completion(context: Context, clause: Clause, token: Token, done: Token) -> None:
    """完成年初预算的95.89%: a share of the budget."""
    topic = context.spoken_of(clause.before, clause.code)
    moment = context.binder.planned(done.text)
    base = context.binder.at(topic, moment, None).coordinate
    context.claim(StatementKind.SHARE, token, topic, start=done.start, base=base)


def portion(context: Context, clause: Clause, token: Token, share: Token) -> None:
    """占本年支出合计的34.30%; without a whole of its own it is that of the list, or of the total before it."""
    topic = context.spoken_of(clause.before, clause.code)
    named = context.binder.read(clause.words.removesuffix("的"))
    if named.text and not named.bare:
        whole = context.binder.bind(named, is_whole=True).coordinate
    else:
        within = context.whole if context.whole is not None else context.head
        whole = within.coordinate if within is not None and within is not topic else None
    if whole is not None and whole.flow is None and topic.coordinate is not None:
        whole = attrs.evolve(whole, flow=topic.coordinate.flow)
    context.claim(StatementKind.SHARE, token, topic, start=share.start, base=whole)


def count(context: Context, clause: Clause, token: Token) -> None:
    """编报绩效目标的项目12个."""
    start = token.start if clause.start is None else clause.start
    words = (clause.before + clause.words).strip('、,，；;。”“":')
    context.claim(StatementKind.COUNT, token, Topic(text=words or None), start=start)


def _whole_at(context: Context, topic: Topic) -> Coordinate | None:
    """The coordinate of the list's whole, at the time of the part."""
    whole = context.whole
    if whole is None or whole.coordinate is None or topic.coordinate is None:
        return None
    time = topic.coordinate
    flow = whole.coordinate.flow if len(whole.coordinates) == 1 else time.flow
    return attrs.evolve(whole.coordinate, flow=flow, moment=time.moment, fiscal_year=time.fiscal_year)
