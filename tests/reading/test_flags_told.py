"""What the reader flags is told in the words that are printed."""

import budgetschema
from tests.reading.sources import read_source

TEXT = (
    "某县某局\n2026年部门预算\n表1 支出总表\n单位：万元\n科目名称→合计→跨年度平衡数\n"
    "一般公共服务支出→3.00→1.00\n合计→3.00→1.00\n"
)


def test_an_unknown_column_is_named_as_its_header_prints_it():
    found = read_source(TEXT).disclosure
    (flag,) = (flag for flag in found.tables[0].flags if flag.kind == "unknown_column")
    (finding,) = (one for one in budgetschema.check(found).findings if one.rule_id == "R001")

    column = next(column for column in found.tables[0].columns if column.id == flag.text)
    assert finding.params["text"] == "跨年度平衡数" != column.id
    assert finding.place == column.place
