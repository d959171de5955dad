"""How much of a source became data, told on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetschema.cli.session import Exit, Session

if TYPE_CHECKING:
    from budgetschema.reading import Reading

_SHOWN = 20
_LONGEST = 60


def tell_coverage(session: Session, name: str, reading: Reading) -> None:
    """Say which share became data, what is left over and which tables are in doubt; what is left over is a finding."""
    from budgetschema.findings import place_text

    coverage, inspection = reading.coverage, reading.inspection
    if coverage is None or inspection is None:
        return
    session.say("cli.coverage", name=name, share=str(coverage).split(" (")[0], cells=coverage.cells)
    sources = [source.name for source in reading.disclosure.sources]
    for leftover in coverage.leftovers[:_SHOWN]:
        place = place_text(leftover.place, session.lang, sources)
        session.say("cli.leftover", place=place, text=leftover.text[:_LONGEST])
    if len(coverage.leftovers) > _SHOWN:
        session.say("cli.more", count=len(coverage.leftovers) - _SHOWN)
    if coverage.unread:
        pages = "; ".join(place_text(place, session.lang, sources) for place in coverage.unread[:_SHOWN])
        session.say("cli.unread", count=len(coverage.unread), pages=pages)
    doubt = [each.table.title[:_LONGEST] for each in inspection.tables if each.table.is_in_doubt]
    if doubt:
        session.say("cli.in_doubt", count=len(doubt), of=len(inspection.tables), titles="; ".join(doubt))
    if not coverage.is_whole:
        session.note(Exit.FINDINGS)
