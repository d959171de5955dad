"""Long junk is read in bounded steps: no pattern repeats without bound, and nothing is made of it."""

import re
from pathlib import Path

import pytest

import budgetschema.narrative as package
from budgetschema.narrative.sentences import numbering
from budgetschema.narrative.tokens import tokens
from budgetschema.narrative.vocabulary import rows
from tests.unit.narrative.texts import statements

PATTERNS = [row["pattern"] for name in ("words", "bases", "measures", "subjects") for row in rows(name)]
LENGTH = 30_000


def unbounded(pattern: str) -> list[str]:
    """Repeats without an upper bound, outside character classes."""
    plain = re.sub(r"\\.", "x", pattern)
    return re.findall(r"[*+]|\{[0-9]*,\}", re.sub(r"\[\^?\]?[^\]]*\]", "x", plain))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_words_repeat_with_a_bound(pattern: str) -> None:
    re.compile(pattern)
    assert unbounded(pattern) == []


def test_the_test_knows_an_unbounded_repeat() -> None:
    assert unbounded("a+") == ["+"]
    assert unbounded("(?:a|b){2,}") == ["{2,}"]
    assert unbounded(r"[a+*]{1,3}\+") == []


@pytest.mark.parametrize("path", sorted(Path(package.__file__).parent.glob("*.py")), ids=lambda path: path.name)
def test_patterns_in_modules_repeat_with_a_bound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    literals = re.findall(r'(?:re\.compile\(\s*|\br)f?"((?:[^"\\]|\\.)*)"', text)
    assert [each for each in literals if unbounded(each.replace("{{", "{").replace("}}", "}"))] == []


JUNK = (
    "1", "1,", "(", "增加", "比2024年", "一般公共预算", "1%", "X", "甲（类）", "-", "“", "公务用车购置", "其中：", " 1",
    "决算数小于预算数", "2024年",
)  # fmt: skip


@pytest.mark.parametrize("junk", JUNK)
def test_junk_states_nothing(junk: str) -> None:
    text = junk * (LENGTH // len(junk))
    assert [each for each in statements(text) if each.coordinate is not None] == []
    assert sum(1 for _ in tokens(text)) <= LENGTH


def test_long_lists_keep_their_statements_apart() -> None:
    text = "项目12个" * 2_000
    found = statements(text)
    assert all(len(each.text) < 200 for each in found)


@pytest.mark.parametrize(
    ("text", "style"),
    [("1.甲", "figure"), ("1.5万元", None), ("(一)甲", "bracketed"), ("(1)甲", "bracketed figure"), ("甲", None)],
)
def test_numbering(text: str, style: str | None) -> None:
    assert numbering(text) == style
