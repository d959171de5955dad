"""A user's alias files: what they may say, what is refused in one sentence, and that readings keep to their own."""

from __future__ import annotations

import csv
import pickle
import threading
from pathlib import Path

import pytest

import budgetschema
from budgetschema import Aliases, Disclosure, OptionsError, UnreadableError, read_aliases
from budgetschema.reading.alias_words import columns_of, required_columns, unknown_word
from budgetschema.reading.aliases import LONGEST, alias_file_names, alias_table, built_in, using

HEAD = "file,text,pattern,like,kind,role,id,fund_source,layer,sides\n"
SOURCE = """\
示例县示例局
2026年部门预算
收支情况汇集
单位：万元
名称→拨付款→甲类款
合计→3.00→1.00
行政运行→3.00→1.00
""".replace("→", "\t")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "budget.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def written(folder: Path, rows: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def meaning(disclosure: Disclosure) -> tuple[str, list[str | None]]:
    (table,) = disclosure.tables
    return table.kind, [column.coordinate.fund_source if column.coordinate else None for column in table.columns[1:]]


def test_rows_of_the_user_say_what_the_built_in_ones_do_not(source: Path, tmp_path: Path) -> None:
    assert meaning(budgetschema.read(source)) == ("unknown", [None, None])
    own = written(tmp_path, "表名,收支情况汇集,,支出总表\nheaders,,拨付(款)?,财政拨款收入\nlines,甲 类款,,其他收入\n")
    assert meaning(budgetschema.read(source, aliases=own)) == ("expenditure_summary", ["fiscal_appropriation", None])


def test_a_row_of_the_user_goes_before_a_built_in_one(source: Path, tmp_path: Path) -> None:
    text = SOURCE.replace("收支情况汇集", "支出总表").replace("甲类款", "其他收入")
    source.write_text(text, encoding="utf-8")
    assert meaning(budgetschema.read(source)) == ("expenditure_summary", [None, "other_income"])
    own = written(tmp_path, "headers,其他收入,,单位资金\ntable_titles,支出总表,,,income_summary\n")
    assert meaning(budgetschema.read(source, aliases=own)) == ("income_summary", [None, "unit_funds"])


def test_what_a_row_adds_goes_before_what_it_is_like(tmp_path: Path) -> None:
    own = read_aliases(written(tmp_path, "headers,甲,,财政拨款收入,,,own,,carry_over\n"))
    with using(own):
        assert alias_table("headers").find("甲") == {
            "id": "own", "role": "amount", "fund_source": "fiscal_appropriation", "layer": "carry_over",
        }  # fmt: skip


def test_a_text_is_no_pattern(tmp_path: Path) -> None:
    own = read_aliases(written(tmp_path, '"lines",合计（1.5）,,合计\n'))
    with using(own):
        assert "合计(1.5)" in alias_table("lines")  # NFKC, as everything that is printed
        assert "合计(1x5)" not in alias_table("lines")
        assert "合计1.5" not in alias_table("lines")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_files_are_read_as_spreadsheets_write_them(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "own.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
        writer.writerows(
            [["文件", "原文", "同", ""], ["# 说明", "", "", ""], ["", "", "", ""], ["列名", "甲\n款", "合计", ""]]
        )
    own = read_aliases(path)
    with using(own):
        assert (alias_table("headers").find("甲款") or {})["id"] == "total"


def test_the_first_of_several_files_goes_before_the_others(tmp_path: Path) -> None:
    first = written(tmp_path, "sections,甲,,,,glossary\n", "first.csv")
    second = written(tmp_path, "sections,甲,,,,duties\nsections,乙,,,,duties\n", "second.csv")
    with using(read_aliases(first, second)):
        assert alias_table("sections").find("甲") == {"role": "glossary"}
        assert alias_table("sections").find("乙") == {"role": "duties"}
        found = alias_table("sections").alias("乙")
        assert found is not None
        assert (found.file, found.line) == ("second.csv", 3)


def test_two_readings_do_not_see_each_others_aliases(source: Path, tmp_path: Path) -> None:
    one = read_aliases(written(tmp_path, "headers,拨付款,,单位资金\n", "one.csv"))
    other = read_aliases(written(tmp_path, "headers,拨付款,,事业收入\n", "other.csv"))
    assert [meaning(budgetschema.read(source, aliases=each))[1][0] for each in (one, other, None, one)] == [
        "unit_funds", "business_income", None, "unit_funds",
    ]  # fmt: skip


def test_a_reading_that_fails_leaves_no_aliases_behind(source: Path, tmp_path: Path) -> None:
    own = written(tmp_path, "headers,拨付款,,单位资金\n")
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("没有表的文字。", encoding="utf-8")
    with pytest.raises(UnreadableError):
        budgetschema.read(nothing, aliases=own)
    assert "拨付款" not in alias_table("headers")


def test_two_threads_do_not_see_each_others_aliases(source: Path, tmp_path: Path) -> None:
    """Both threads stand inside their aliases while the other reads."""
    files = {
        fund: read_aliases(written(tmp_path, f"headers,拨付款,,{name}\n", f"{fund}.csv"))
        for fund, name in (("unit_funds", "单位资金"), ("business_income", "事业收入"))
    }
    both = threading.Barrier(len(files), timeout=60)
    found: dict[str, list[str | None]] = {}

    def run(fund: str, aliases: Aliases) -> None:
        with using(aliases):
            both.wait()
            seen = [(alias_table("headers").find("拨付款") or {}).get("fund_source")]
            seen.append(meaning(budgetschema.read(source, aliases=aliases))[1][0])
            both.wait()
            found[fund] = seen

    threads = [threading.Thread(target=run, args=item) for item in files.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {fund: [fund, fund] for fund in files}
    assert "拨付款" not in alias_table("headers")


def test_aliases_can_be_sent_to_another_process(tmp_path: Path) -> None:
    own = read_aliases(written(tmp_path, "headers,甲,,单位资金\n"))
    with using(pickle.loads(pickle.dumps(own))):  # noqa: S301
        assert "甲" in alias_table("headers")


BAD = [
    ("aliases.file", "lnes,甲,,合计\n", ("2", "lnes", "lines")),
    ("aliases.file", ",甲,,合计\n", ("2",)),
    ("aliases.text", "lines,,,合计\n", ("2",)),
    ("aliases.text", "lines,甲,甲,合计\n", ("2",)),
    ("aliases.long", f"lines,{'甲' * (LONGEST + 1)},,合计\n", ("2", str(LONGEST))),
    ("aliases.like", "lines,甲,,从未见过\n", ("2", "从未见过")),
    ("aliases.word", "lines,甲,,,,totl\n", ("2", "totl", "total")),
    ("aliases.word", "table_titles,甲,,,expenditure_sumary\n", ("expenditure_sumary", "expenditure_summary")),
    ("aliases.word", "headers,甲,,,,amuont,x\n", ("amuont", "amount")),
    ("aliases.word", "headers,甲,,,,amount,总计\n", ("id",)),
    ("aliases.word", "headers,甲,,合计,,,,general_budget\n", ("general_budget", "general_public_budget")),
    ("aliases.word", "table_titles,甲,,,expenditure_summary,,,,,income outgo\n", ("outgo",)),
    ("aliases.other_column", "lines,甲,,合计,expenditure_summary\n", ("kind", "role")),
    ("aliases.nothing", "lines,甲\n", ("2",)),
    ("aliases.nothing", "table_titles,甲,,,,,,unit_funds\n", ("kind",)),
    ("aliases.cells", "lines,甲,,合计,,,,,,,x\n", ("2",)),
    ("aliases.csv", 'lines,"甲\n', ("2",)),
    ("aliases.pattern", "lines,,(甲,合计\n", ("(甲",)),
    ("aliases.costly", "lines,,(甲+)+乙,合计\n", ("(甲+)+乙",)),
    ("aliases.costly", "lines,,(甲|甲甲)*乙,合计\n", ()),
    ("aliases.costly", "lines,,.*.*.*.*.*.*乙,合计\n", ()),
    ("aliases.costly", f"lines,,{'甲?' * 30 + '甲' * 30},合计\n", ()),
    ("aliases.costly", r"lines,,(甲*)\1乙,合计" + "\n", ()),
    ("aliases.costly", "lines,,(?=甲)乙,合计\n", ()),
    ("aliases.costly", f"lines,,{'甲' * 201},合计\n", ("200",)),
]


@pytest.mark.parametrize(("key", "rows", "told"), BAD)
def test_what_cannot_be_meant_is_one_sentence_with_its_line(
    tmp_path: Path, key: str, rows: str, told: tuple[str, ...]
) -> None:
    with pytest.raises(OptionsError) as caught:
        read_aliases(written(tmp_path, rows))
    assert caught.value.key == key
    for lang in ("zh", "en"):
        sentence = caught.value.message(lang)
        assert sentence.startswith("own.csv")
        assert "\n" not in sentence
        assert all(each in sentence for each in told), sentence


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "aliases.header"),
        ("text,like\n甲,合计\n".encode(), "aliases.header"),
        ("file,like\nlines,合计\n".encode(), "aliases.header"),
        (b"file,text,lke\n", "aliases.column"),
        ("file,text,文字\n".encode(), "aliases.twice"),
        (b"file,text\n\xff\xff\xff\xff", "aliases.encoding"),
        (b"PK\x03\x04\x00\x00\x00\x00", "aliases.encoding"),
        (b"file,text\n" + b"#\n" * 6_000, "aliases.size"),
        (b"file,text\n" + b"#" * 2_000_001, "aliases.size"),
    ],
)
def test_files_that_are_no_alias_files(tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(data)
    with pytest.raises(OptionsError) as caught:
        read_aliases(path)
    assert caught.value.key == key


@pytest.mark.parametrize("file", alias_file_names())
def test_the_built_in_files_keep_to_what_a_user_may_write(file: str) -> None:
    assert built_in(file).aliases
    for alias in built_in(file).aliases:
        assert alias.meaning.keys() <= {*columns_of(file)}
        assert alias.meaning.keys() >= required_columns(file)
        assert [unknown_word(file, *item) for item in alias.meaning.items()] == [None] * len(alias.meaning), alias
