"""Every visible text comes out once, in whatever it is nested; nothing hidden comes out."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.html.pages import grid_of

VISIBLE = ("p", "div", "span", "b", "font", "li", "h2", "pre", "nav", "footer", "header", "select", "form", "article")
HIDDEN = ("script", "style", "template", "noscript", "p hidden", "div style='display:none'")
LEAF = "leaf"

Node = tuple[str, list["Node"]] | str


@st.composite
def _tables(draw: st.DrawFn, inner: st.SearchStrategy[Node]) -> Node:
    rows = draw(st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3), inner), max_size=3), max_size=3))
    made: list[Node] = [
        ("tr", [(f"td colspan={wide} rowspan={deep}", [content]) for wide, deep, content in row]) for row in rows
    ]
    if draw(st.booleans()):
        made = [("tbody", made)]
    if draw(st.booleans()):
        made.insert(0, ("caption", [draw(inner)]))
    return "table", made


def _nested(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    element = st.tuples(st.sampled_from(VISIBLE), st.lists(inner, max_size=3))
    return st.one_of(element, _tables(inner))


NODES: st.SearchStrategy[Node] = st.recursive(
    st.just(LEAF) | st.sampled_from(HIDDEN).map(lambda tag: (tag, [])), _nested, max_leaves=25
)


def written(node: Node, visible: list[str]) -> str:
    """A page of a node; each leaf is a text of its own, which is added to ``visible``."""
    if isinstance(node, str):
        visible.append(f"[{len(visible)}]")
        return visible[-1]
    tag, inner = node
    name = tag.partition(" ")[0]
    if tag in HIDDEN:
        return f"<{tag}>secret</{name}>"
    return f"<{tag}>{''.join(written(one, visible) for one in inner)}</{name}>"


@given(st.lists(NODES, min_size=1, max_size=4))
def test_every_text_comes_out_once(nodes: list[Node]):
    visible = ["[0]"]
    page = "<body>[0]" + "".join(written(node, visible) for node in nodes)

    printed = "".join(cell.text for _, cell in grid_of(page).printed_cells())

    found = Counter(part + "]" for part in "".join(printed.split()).split("]") if part)
    assert found == Counter(visible)
