"""Draws README's picture: a printed table, one of its lines as data, and what the check found in the example."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from budgetschema.checks import check
from budgetschema.convert import make_converter
from budgetschema.findings import LAYERS, Severity
from budgetschema.model import Disclosure, Line, Table

WIDTH, LINE = 1060, 24
STYLE = """
text { font: 14px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; fill: #1f2933 }
.title { font-weight: 600; fill: #52606d; font-size: 13px }
.figure { text-anchor: end; font-variant-numeric: tabular-nums }
.code, .code text { font-family: ui-monospace, "Noto Sans Mono CJK SC", Menlo, Consolas, monospace; font-size: 13px }
.name { fill: #0b69a3 } .marked { fill: #9b1c1c } .finding { font-size: 13px }
.panel { fill: #ffffff; stroke: #cbd2d9 } .head { fill: #f0f4f8 } .mark { fill: #fff3c4 }
"""


def svg(disclosure: Disclosure) -> bytes:
    """The picture as SVG."""
    table = next(table for table in disclosure.tables if table.kind == "expenditure_summary")
    marked = table.lines[3]
    parts = [*_printed(table, marked, 20, 20), *_data(marked, 600, 20), *_findings(disclosure, 20, 344)]
    body = "\n".join(parts)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} 490" role="img" '
        f'aria-label="{escape(table.title)}">\n<style>{STYLE}</style>\n'
        f'<rect width="{WIDTH}" height="490" fill="#f7f9fb"/>\n{body}\n</svg>\n'
    )
    return text.encode()


def _text(x: float, y: float, text: str, style: str = "") -> str:
    return f'<text x="{x}" y="{y}" class="{style}" xml:space="preserve">{escape(text)}</text>'


def _panel(x: int, y: int, width: int, height: int, title: str) -> list[str]:
    return [
        _text(x, y + 4, title, "title"),
        f'<rect class="panel" x="{x}" y="{y + 14}" width="{width}" height="{height}" rx="6"/>',
    ]


def _printed(table: Table, marked: Line, x: int, y: int) -> list[str]:
    figures = ("total", "basic", "project")
    right = (x + 350, x + 445, x + 540)
    lines = table.lines[:10]
    unit = table.unit.zh if table.unit else ""
    parts = _panel(x, y, 560, LINE * (len(lines) + 1) + 14, f"公开的表 Printed: {table.title}（{unit}）")
    top = y + 14
    parts.append(f'<rect class="head" x="{x + 1}" y="{top + 1}" width="558" height="{LINE + 4}" rx="6"/>')
    for column, edge in zip(figures, right, strict=True):
        header = next(each.header[-1] for each in table.columns if each.id == column)
        parts.append(_text(edge, top + 19, header, "figure"))
    for number, line in enumerate(lines, 1):
        base = top + LINE * number + 20
        if line is marked:
            parts.append(f'<rect class="mark" x="{x + 1}" y="{base - 17}" width="558" height="{LINE}"/>')
        code = next((reference.code for reference in line.codes if reference.code), "")
        parts.append(_text(x + 12, base, code))
        label = line.label or ""
        parts.append(_text(x + 82, base, label if len(label) <= 13 else label[:12] + "…"))
        for column, edge in zip(figures, right, strict=True):
            if column in line.amounts:
                parts.append(_text(edge, base, format(line.amounts[column], "f"), "figure"))
    return parts


def _data(line: Line, x: int, y: int) -> list[str]:
    plain = make_converter().unstructure(line)
    text = json.dumps(plain, ensure_ascii=False, indent=2).splitlines()
    parts = _panel(x, y, 440, 278, "成为数据 As data: tables[2].lines[3]")
    for number, each in enumerate(_folded(text)[:14]):
        parts.append(_text(x + 12, y + 36 + number * 18.5, each, "code name" if '"amounts"' in each else "code"))
    return parts


def _folded(lines: list[str]) -> list[str]:
    """Small objects on one line, as a person would write them."""
    folded: list[str] = []
    for line in lines:
        if folded and folded[-1].rstrip().endswith(("{", "[")) and len(folded) > 1:
            folded[-1] = f"{folded[-1]}{line.strip()}"
        elif len(folded) > 1 and folded[-1].count("{") > folded[-1].count("}"):
            folded[-1] += ("" if line.strip().startswith("}") else " ") + line.strip()
        else:
            folded.append(line)
    return [part for line in folded for part in _wrapped(line)]


def _wrapped(line: str, room: int = 46) -> list[str]:
    if len(line) <= room:
        return [line]
    cut = line.rfind(", ", 0, room)
    return [line[: cut + 1], *_wrapped(" " * 4 + line[cut + 1 :], room)] if cut > 0 else [line]


def _findings(disclosure: Disclosure, x: int, y: int) -> list[str]:
    first = {each.rule.layer: each for each in reversed(check(disclosure).at_least(Severity.WARNING))}
    shown = [first[layer] for layer in LAYERS if layer in first][:4]
    parts = _panel(x, y, 1020, LINE * len(shown) + 14, "检查所得 What the check found")
    for number, finding in enumerate(shown, 1):
        line = finding.place.line if finding.place else None
        text = f"{finding.rule_id}  来源第 {line} 行  {finding.message('zh')}"
        parts.append(_text(x + 12, y + 8 + number * LINE, text if len(text) <= 78 else text[:77] + "…", "finding"))
    return parts
