"""What a figure is about: classification codes, its coordinate in the cube, and what is printed instead of a figure."""

from __future__ import annotations

import attrs

from budgetschema.model.enums import CodeBasis, ExpenditureKind, Flow, Layer, MarkKind, Moment, Scheme
from budgetschema.model.fields import optional, required, titled
from budgetschema.model.formats import Format


@titled(
    "分类引用",
    "code reference",
    "对某一分类体系的引用：体系、版本年度、编码、原文名称。未知或地方编码照样保留；"
    "原文只有名称时没有编码，依据说明编码是印出的还是按名称对应的。",
)
@attrs.frozen(kw_only=True, slots=True)
class CodeReference:
    """A reference into a classification: scheme, edition year, code and the name as printed.

    An unknown or local code is kept. ``code`` is absent where the source prints only a name; ``basis`` tells a
    printed code from one found by the name.
    """

    scheme: Scheme = required(
        "分类体系", "classification scheme",
        zh_note="编码属于哪一分类。", en_note="The classification that the code belongs to.",
    )  # fmt: skip
    edition: int = required(
        "版本年度", "edition year", minimum=1949, maximum=2999,
        zh_note="编码所依据的分类表的年度；同一编码的名称逐年可能不同。",
        en_note="The year whose list counts; the name of a code changes over the years.",
    )  # fmt: skip
    code: str | None = optional(
        "编码", "code", format=Format.TEXT,
        zh_note="编码，按原文；未知的编码照样保留。", en_note="The code as printed; an unknown one is kept.",
    )  # fmt: skip
    name: str | None = optional(
        "名称（原文）", "name as printed", format=Format.TEXT,
        zh_note="与编码一同印出的名称。", en_note="The name printed with the code.",
    )  # fmt: skip
    basis: CodeBasis = required(
        "依据", "basis of the code",
        zh_note="编码是印出的，还是按名称对应的。", en_note="Whether the code is printed or was found by the name.",
    )  # fmt: skip


@titled(
    "坐标",
    "coordinate",
    "数字在预算立方体中的位置；公开信息、表、列、行各给出若干维度，同一维度以最近者为准：行先于列，列先于表，表先于整份公开信息。",
)
@attrs.frozen(kw_only=True, slots=True)
class Coordinate:
    """Where a figure stands in the budget cube.

    Disclosure, table, column and line each contribute dimensions; of one dimension the nearest counts: the line's
    before the column's, the column's before the table's, the table's before the disclosure's.
    """

    flow: Flow | None = optional(
        "收支方向", "flow",
        zh_note="收入还是支出。", en_note="Income or expenditure.",
    )  # fmt: skip
    fund_source: str | None = optional(
        "资金来源", "fund source", format=Format.ID, codelist="fund_sources",
        zh_note="资金出自何处，如一般公共预算。",
        en_note="Where the money comes from, such as the general public budget.",
    )  # fmt: skip
    layer: Layer | None = optional(
        "资金年度", "layer",
        zh_note="本年安排，还是上年结转。", en_note="Granted for this year, or carried over from the last.",
    )  # fmt: skip
    expenditure_kind: ExpenditureKind | None = optional(
        "支出类别", "expenditure kind",
        zh_note="基本支出、项目支出等。", en_note="Basic expenditure, project expenditure and the like.",
    )  # fmt: skip
    function: str | None = optional(
        "功能分类编码", "function code", format=Format.TEXT,
        zh_note="支出功能分类的类、款、项编码。",
        en_note="Code of a class, section or item of the functional classification.",
    )  # fmt: skip
    economic_department: str | None = optional(
        "部门经济分类编码", "department-side economic code", format=Format.TEXT,
        zh_note="部门预算支出经济分类的类、款编码。",
        en_note="Code of the economic classification that departments use for their budgets.",
    )  # fmt: skip
    economic_government: str | None = optional(
        "政府经济分类编码", "government-side economic code", format=Format.TEXT,
        zh_note="政府预算支出经济分类的类、款编码。",
        en_note="Code of the economic classification of the government's budget.",
    )  # fmt: skip
    item: str | None = optional(
        "事项", "item", format=Format.ID, open_codelist="items",
        zh_note="与分类编码无关的事项，如“三公”经费的各项。",
        en_note="Something that no classification code names, such as the three public expenses.",
    )  # fmt: skip
    project: str | None = optional(
        "项目", "project", format=Format.TEXT,
        zh_note="项目名称。", en_note="Name of the project.",
    )  # fmt: skip
    organisation: str | None = optional(
        "单位", "organisation", format=Format.TEXT,
        zh_note="数字所属的单位名称。", en_note="Name of the unit that the figure belongs to.",
    )  # fmt: skip
    moment: Moment | None = optional(
        "口径时点", "moment",
        zh_note="数字所属的时点，如上年预算。",
        en_note="The moment of the figure, such as the prior-year budget.",
    )  # fmt: skip
    fiscal_year: int | None = optional(
        "预算年度", "fiscal year", minimum=1949, maximum=2999,
        zh_note="数字所属的年度，与公开信息的年度不同时给出。",
        en_note="The year of the figure, where it is not that of the disclosure.",
    )  # fmt: skip


@titled("非数字标记", "mark", "应填数字处的其他内容：横线、不涉及、遗留的占位符等。")
@attrs.frozen(kw_only=True, slots=True)
class Mark:
    """What stands in a cell where a figure is expected: a dash, 不涉及, a leftover placeholder and the like."""

    kind: MarkKind = required(
        "种类", "kind",
        zh_note="印的是什么：横线、不涉及、占位符等。",
        en_note="What is printed: a dash, 不涉及, a placeholder and the like.",
    )  # fmt: skip
    text: str = required(
        "原文", "text as printed", format=Format.TEXT,
        zh_note="单元格中的原文。", en_note="The cell as printed.",
    )  # fmt: skip
