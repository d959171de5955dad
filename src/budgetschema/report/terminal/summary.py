"""The first screen: whose disclosure it is, the verdict, the key figures, and what there is to look at."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from budgetschema.checks import Report
from budgetschema.cube import Cube
from budgetschema.findings import Finding, Language, Severity, message
from budgetschema.model import Disclosure, Table
from budgetschema.model.enums import Vocabulary
from budgetschema.report.key_figures import key_figures
from budgetschema.report.marks import below, marks
from budgetschema.report.terminal.screen import MUTED, STYLES, plain


def summary(disclosure: Disclosure, report: Report, lang: Language) -> Group:
    """The first screen for a disclosure that was checked."""
    return Group(*_heading(disclosure, lang), verdict(report, lang), *_figures(disclosure, lang),
                 *_tables(disclosure, report, lang), _counts(disclosure, lang))  # fmt: skip


def _word(value: Vocabulary | None, lang: Language) -> str:
    return "—" if value is None else value.zh if lang == "zh" else value.en


def _heading(disclosure: Disclosure, lang: Language) -> Iterator[RenderableType]:
    publisher = disclosure.publisher
    codes = ", ".join(filter(None, (publisher.division, publisher.department_code)))
    yield plain(f"{publisher.name}{f' ({codes})' if codes else ''}", "bold")
    words = (str(disclosure.fiscal_year), _word(disclosure.moment, lang), _word(disclosure.scope, lang))
    yield plain(" · ".join(words), MUTED)


def verdict(report: Report, lang: Language) -> Text:
    """What the checks say, in one line."""
    counts = {f"{severity.value}s": count for severity, count in report.counts.items()}
    if not report.findings:
        return plain(f"✓ {message('report.clean', lang)}", "bold green")
    gravest = next(severity for severity in Severity if report.counts[severity])
    sign = "✗" if gravest is Severity.ERROR else "!" if gravest is Severity.WARNING else "✓"
    return plain(f"{sign} {message('report.summary', lang, counts)}", STYLES[gravest])


def _figures(disclosure: Disclosure, lang: Language) -> Iterator[RenderableType]:
    grid = Grid(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    grid.add_column()
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for figure in key_figures(Cube(disclosure)):
        note = message("show.disputed", lang) if figure.is_disputed else ""
        value = format(figure.fact.figure.value or 0, ",f")
        unit = _word(figure.fact.unit, lang)
        grid.add_row(plain(figure.title(lang)), plain(value, "bold"), plain(f"{unit} {note}".rstrip()))
    if grid.row_count:
        yield plain("")
        yield grid


def _tables(disclosure: Disclosure, report: Report, lang: Language) -> Iterator[RenderableType]:
    if not disclosure.tables:
        return
    found = marks(report.findings)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
    grid.add_column(message("show.number", lang), justify="right", no_wrap=True)
    grid.add_column(message("show.table", lang))
    for key in ("show.lines", "show.amounts"):
        grid.add_column(message(key, lang), justify="right", no_wrap=True)
    grid.add_column(message("show.unit", lang), no_wrap=True)
    grid.add_column(message("show.findings", lang), justify="right", no_wrap=True)
    for index, table in enumerate(disclosure.tables):
        grid.add_row(
            plain(table.number or str(index + 1)), _title(table, lang), str(len(table.lines)),
            str(sum(len(line.amounts) for line in table.lines)), plain(_word(table.unit, lang)),
            _tally(below(found, f"/tables/{index}")),
        )  # fmt: skip
    yield grid


def _title(table: Table, lang: Language) -> Text:
    title = plain(table.title)
    if table.is_stated_empty:
        title.append(f" {message('show.empty', lang)}", MUTED)
    if table.is_in_doubt:
        title.append(f" {message('show.in_doubt', lang, {'confidence': table.confidence})}", STYLES[Severity.WARNING])
    return title


def _tally(found: tuple[Finding, ...]) -> Text:
    if not found:
        return Text("")
    gravest = min((each.severity for each in found), key=list(Severity).index)
    return plain(str(len(found)), STYLES[gravest])


def _counts(disclosure: Disclosure, lang: Language) -> Text:
    counts = {
        "projects": len(disclosure.projects),
        "indicators": sum(len(project.indicators) for project in disclosure.projects),
        "entries": sum(len(catalog.entries) for catalog in disclosure.procurement_catalogs),
        "sections": len(disclosure.sections),
        "terms": len(disclosure.glossary),
    }
    return plain(message("show.counts", lang, counts))
