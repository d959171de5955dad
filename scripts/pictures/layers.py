"""Draws the layers of the package as they import each other, in rows: whatever a layer imports stands below it."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping
from textwrap import wrap
from xml.sax.saxutils import escape

import attrs

from layers import LAYERS, imports

Graph = Mapping[str, set[str]]
WIDTH, BOX, HEIGHT = 420, 112, 56
SPACE, GAP, EDGE = 22, 36, 10
"""Between boxes side by side, between rows, and around the picture."""
WORDS = {
    "zh": {"title": "各层及其引用", "cli": "命令行"},
    "en": {"title": "The layers and what they import", "cli": "the command line"},
}
_ROOM = {"zh": 9, "en": 17}
"""Characters in a line of a box."""
# The picture brings its own ground, so that it can be read whichever way the page around it is lit.
STYLE = """
text { font: 12px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; fill: #3e4c59; text-anchor: middle }
.name { font: 600 14px ui-monospace, Menlo, Consolas, monospace; fill: #1f2933 }
.ground { fill: #f7f9fb } .box { fill: #ffffff; stroke: #9aa5b1 }
.line { fill: none; stroke: #7b8794; stroke-width: 1.2 }
@media (prefers-color-scheme: dark) {
text { fill: #cbd2d9 } .name { fill: #f5f7fa }
.ground { fill: #1a1f25 } .box { fill: #2b333c; stroke: #616e7c } .line { stroke: #9aa5b1 }
}
"""


@attrs.frozen
class _Place:
    """Where a layer is drawn: the row from above, the middle of its box, and the upper edge of the box."""

    row: int
    x: float

    @property
    def y(self) -> int:
        return EDGE + self.row * (HEIGHT + GAP)


def svg(language: str) -> bytes:
    """The picture as SVG with words in ``zh`` or ``en``."""
    graph = imports()
    places = _places(graph)
    height = max(place.y for place in places.values()) + HEIGHT + EDGE
    lines = _lines(graph, places)
    boxes = [_box(layer, place, language) for layer, place in places.items()]
    title = escape(WORDS[language]["title"])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH * 1.4:.0f}" role="img" '
        f'aria-label="{title}">',
        f"<title>{title}</title>\n<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>',
        *lines,
        *boxes,
        "</svg>\n",
    ]
    return "\n".join(parts).encode()


def _rank(graph: Graph, layer: str) -> int:
    return 1 + max((_rank(graph, each) for each in graph[layer]), default=-1)


def _reach(graph: Graph, layer: str) -> set[str]:
    return functools.reduce(set.union, (_reach(graph, each) for each in graph[layer]), set(graph[layer]))


def _needed(graph: Graph, layer: str) -> set[str]:
    """What a layer imports, without what follows from its other imports."""
    return {
        each
        for each in graph[layer]
        if not any(each in _reach(graph, other) for other in graph[layer] if other != each)
    }


def _places(graph: Graph) -> dict[str, _Place]:
    order = [each for each in ("cli", *LAYERS) if each in graph]
    ranks = {layer: _rank(graph, layer) for layer in order}
    top = max(ranks.values())
    found: dict[str, _Place] = {}
    for row in range(top + 1):
        layers = [layer for layer in order if ranks[layer] == top - row]
        for number, layer in enumerate(layers):
            found[layer] = _Place(row, WIDTH / 2 + (number - (len(layers) - 1) / 2) * (BOX + SPACE))
    return found


def _lines(graph: Graph, places: Mapping[str, _Place]) -> list[str]:
    """A line for each import; where it passes a row it takes the nearest way between the boxes, beside earlier ones."""
    taken: Counter[tuple[int, float]] = Counter()
    found = []
    for one, upper in places.items():
        for other in sorted(_needed(graph, one), key=lambda each: (places[each].x, each)):
            lower = places[other]
            path, x = [f"M{upper.x:g} {upper.y + HEIGHT}"], upper.x
            for row in range(upper.row + 1, lower.row):
                straight = x + (lower.x - x) / (lower.row - row + 1)
                way = min(_ways(row, places), key=lambda each: abs(each - straight))
                passed = way + _aside(taken[row, way])
                taken[row, way] += 1
                path.append(_curve(x, passed, row))
                path.append(f"v{HEIGHT}")
                x = passed
            path.append(_curve(x, lower.x, lower.row))
            found.append(f'<path class="line" d="{" ".join(path)}"/>')
    return found


def _ways(row: int, places: Mapping[str, _Place]) -> list[float]:
    """The middles of the gaps beside and between the boxes of a row."""
    boxes = [place.x for place in places.values() if place.row == row]
    return [boxes[0] - (BOX + SPACE) / 2, *(x + (BOX + SPACE) / 2 for x in boxes)]


def _aside(earlier: int) -> int:
    """How far from the middle of a gap a line runs that is not the first in it: 0, 5, −5, 10 and so on."""
    return (earlier + 1) // 2 * (5 if earlier % 2 else -5)


def _curve(start: float, end: float, row: int) -> str:
    """From the row above down to a row."""
    y = EDGE + row * (HEIGHT + GAP)
    return f"C{start:g} {y - GAP / 2:g} {end:g} {y - GAP / 2:g} {end:g} {y}"


def _box(layer: str, place: _Place, language: str) -> str:
    about = WORDS[language]["cli"] if layer == "cli" else LAYERS[layer][language]
    lines = wrap(about, _ROOM[language])
    texts = [
        f'<text x="{place.x:g}" y="{place.y + 35 + 14 * number}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    ]
    return "\n".join([
        f'<rect class="box" x="{place.x - BOX / 2:g}" y="{place.y}" width="{BOX}" height="{HEIGHT}" rx="6"/>',
        f'<text class="name" x="{place.x:g}" y="{place.y + 18}">{layer}</text>',
        *texts,
    ])  # fmt: skip
