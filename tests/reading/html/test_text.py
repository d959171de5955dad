"""Running text: one row for each line that a browser begins."""

import pytest

from budgetschema.model import FragmentKind
from tests.reading.html.pages import grid_of, shown, texts

LINES = {
    "paragraphs and headings": ("<h1>甲</h1><p>乙</p><div>丙</div>丁", ["甲", "乙", "丙", "丁"]),
    "a line break": ("<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
    "inline elements run on": ("<p>收<b>入</b><span>总<font>计</font></span></p>", ["收入总计"]),
    "white space": ("<p>  a \n\t b  </p>", ["a b"]),
    "a line end in Chinese text is none": ("<p>一般公共\n  预算，\r\n收入</p>", ["一般公共预算，收入"]),
    "a space in Chinese text stays": ("<p>部门名称：甲局 单位：万元</p>", ["部门名称：甲局 单位：万元"]),
    "no-break spaces": ("<p>&nbsp;&nbsp;甲：&nbsp;&nbsp;乙&nbsp;</p><p>&nbsp;</p>", ["甲：  乙"]),
    "entities": ("<p>&ldquo;三公&rdquo;&#32463;&#x8d39; 1&lt;2 &amp; &bogus;</p>", ["“三公”经费 1<2 & &bogus;"]),
    "lists": ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["甲", "乙", "丙"]),
    "a block within text": ("前<div>中</div>后", ["前", "中", "后"]),
    "an inline block": ("<div style='display:inline'>前</div><div style='display: inline'>后</div>", ["前后"]),
    "a span shown as a block": ("前<span style='display:block'>中</span>后", ["前", "中", "后"]),
    "hidden": (
        "<p>甲<span style='color:red; display : none'>x</span><i hidden>x</i><b style='visibility:hidden'>x</b>乙</p>",
        ["甲乙"],
    ),
    "none of the text": (
        "<title>x</title><style>x{}</style><script>x</script><template><p>x</template><noscript>x</noscript>"
        "<!-- x --><p>甲<!--[if gte mso 9]><xml>x</xml><![endif]--></p><![if !vml]>乙<![endif]>",
        ["甲", "乙"],
    ),
    "text after a comment": ("<p>甲<!-- x -->乙</p>", ["甲乙"]),
    "preformatted": ("<pre>甲\n  乙\n\n丙</pre>", ["甲", "乙", "丙"]),
    "line ends kept within a line": ("<p>甲<span style='white-space:pre-wrap'>乙\n丙</span>丁</p>", ["甲乙", "丙丁"]),
    "unclosed": ("<div><p>甲<p>乙<b>丙", ["甲", "乙丙"]),
    "cut off in a tag": ("<p>甲</p><p>乙<span sty", ["甲", "乙"]),
    "characters that are none": ("<p>甲&#1;乙\x00丙&#xFFFF;丁</p>", ["甲\ufffd乙\ufffd丙丁"]),
    "XHTML": (
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        "<p>甲</p><p/><p>乙</p></body></html>",
        ["甲", "乙"],
    ),
}


@pytest.mark.parametrize("case", LINES)
def test_lines(case: str):
    page, expected = LINES[case]
    assert texts(page) == expected


def test_tabs_in_preformatted_text_separate_cells():
    assert shown("<pre>201\t公共\t1.00\n合计\t\t1.00</pre>") == [("201", "公共", "1.00"), ("合计", "", "1.00")]


def test_rows_are_counted_through_the_page():
    grid = grid_of("<p>甲</p><table><tr><td>a<td>b<tr><td>c<td>d</table><p>乙</p>")
    assert [(row.index, row.place.line) for row in grid.rows] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert grid.rows[2].cell_place(1).cell == 2


FURNITURE = {
    "navigation": ("<nav>首页 政务公开</nav><p>正文</p>", ["首页 政务公开"]),
    "header, footer, aside": ("<header>网站</header><p>正文</p><aside>链接</aside><footer>备案</footer>", 3),
    "a role": ("<div role='Navigation'><a>上级</a></div><p>正文</p>", ["上级"]),
    "buttons": ("<p>正文</p><button>打印</button>", ["打印"]),
    "the header of an article is its text": ("<article><header>标题</header><p>正文</p></article>", []),
    "what holds a table is text": ("<footer><table><tr><td>a<td>b</table></footer><p>正文</p>", []),
    "hidden furniture does not leak": ("<nav hidden>菜单</nav><p>正文</p>", []),
}


@pytest.mark.parametrize("case", FURNITURE)
def test_what_stands_around_the_text(case: str):
    page, expected = FURNITURE[case]
    marked = [row.text for row in grid_of(page).rows if row.furniture is FragmentKind.RUNNING_HEAD]
    assert marked == expected if isinstance(expected, list) else len(marked) == expected
    assert all(row.text not in marked or row.furniture for row in grid_of(page).rows)
    assert next(row for row in grid_of(page).rows if row.text == "正文").furniture is None
