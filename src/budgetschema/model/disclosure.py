"""The disclosure: root of a document."""

from __future__ import annotations

import datetime

import attrs

from budgetschema.model.department import DepartmentTarget
from budgetschema.model.enums import Moment, Scope
from budgetschema.model.fields import extended, flagged, many, optional, placed, required, titled
from budgetschema.model.formats import Format
from budgetschema.model.narrative import AssetHolding, ContentsEntry, Duty, GlossaryTerm, Paragraph, Section, Statement
from budgetschema.model.procurement import ProcurementCatalog, ProcurementTotals
from budgetschema.model.project import Project
from budgetschema.model.source import Extension, Flag, Fragment, Place, SourceFile
from budgetschema.model.table import Note, Table

SPEC_VERSION = "1.0"
"""Version of the format this package writes: MAJOR.MINOR."""


@titled("公开单位", "publisher", "公开单位：名称、行政区划代码（GB/T 2260，6 至 12 位）、预算部门代码。")
@attrs.frozen(kw_only=True, slots=True)
class Publisher:
    """Who publishes: name, administrative division (GB/T 2260, 6 to 12 digits) and budget department code."""

    name: str = required(
        "名称", "name", format=Format.TEXT,
        zh_note="公开单位的全称，按原文。", en_note="Full name, as printed.",
    )  # fmt: skip
    division: str | None = optional(
        "行政区划代码", "administrative division code", format=Format.DIVISION,
        zh_note="按 GB/T 2260，6 位至县；9 位、12 位为乡、村两级的统计用区划代码。",
        en_note="Codes of GB/T 2260 have 6 digits, down to the county; those of townships have 9, of villages 12.",
    )  # fmt: skip
    department_code: str | None = optional(
        "部门代码", "department code", format=Format.TEXT,
        zh_note="本级财政给预算部门的编码，只在该级财政内唯一。",
        en_note="The code that the finance office of this level gives the department; unique within that level only.",
    )  # fmt: skip


@titled("所含单位", "covered unit", "数字包含在本公开信息中的单位。")
@attrs.frozen(kw_only=True, slots=True)
class CoveredUnit:
    """A unit whose figures the disclosure includes."""

    name: str = required(
        "单位名称", "name", format=Format.TEXT,
        zh_note="单位名称，按原文。", en_note="Name of the unit, as printed.",
    )  # fmt: skip
    code: str | None = optional(
        "单位代码", "code", format=Format.TEXT,
        zh_note="本级财政给预算单位的编码。", en_note="The code that the finance office gives the unit.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("部门预算公开", "disclosure", "一个部门或单位的预算（或决算）公开信息。")
@attrs.frozen(kw_only=True, slots=True)
class Disclosure:
    """A departmental budget disclosure (部门预算公开), budget or final accounts, of one department or unit."""

    spec_version: str = required(
        "格式版本", "version of the format", format=Format.VERSION,
        zh_note="文件所遵循的格式版本，主版本号.次版本号。",
        en_note="The version that the document follows, as MAJOR.MINOR.",
    )  # fmt: skip
    fiscal_year: int = required(
        "预算年度", "fiscal year", minimum=1949, maximum=2999,
        zh_note="预算或决算所属的年度，不是公布的年份。",
        en_note="The year that the figures are for, not the year of publication.",
    )  # fmt: skip
    moment: Moment = required(
        "口径时点", "moment",
        zh_note="数字所属的时点；表、列、行的坐标可另行给出。",
        en_note="The moment of all figures whose table, column or line does not name another.",
    )  # fmt: skip
    scope: Scope = required(
        "公开范围", "scope",
        zh_note="数字包含所属单位，还是只有一个单位。",
        en_note="Whether the figures include subordinate units or are those of one unit alone.",
    )  # fmt: skip
    title: str | None = optional(
        "标题", "title", format=Format.TEXT,
        zh_note="封面或页首印出的标题。", en_note="The title on the cover or at the head.",
    )  # fmt: skip
    published: datetime.date | None = optional(
        "公开日期", "date of publication", format=Format.DATE,
        zh_note="公开的日期，以公开时标明的为准。", en_note="The day of publication, as stated with it.",
    )  # fmt: skip
    publisher: Publisher = required(
        "公开单位", "publisher",
        zh_note="数字属于谁。", en_note="Whose figures these are.",
    )  # fmt: skip
    units_covered: tuple[CoveredUnit, ...] = many(
        "所含单位", "units covered", item="unit",
        zh_note="预算已并入本公开信息的单位，按原文次序。",
        en_note="Units whose budgets are included, in printed order.",
    )  # fmt: skip
    duties: tuple[Duty, ...] = many(
        "部门职责", "duties", item="duty",
        zh_note="逐项列出的主要职责。", en_note="The main duties, one by one.",
    )  # fmt: skip
    organisation: tuple[Paragraph, ...] = many(
        "机构设置", "organisation", item="paragraph",
        zh_note="介绍内设机构和所属单位的段落。", en_note="The paragraphs on offices and subordinate units.",
    )  # fmt: skip
    contents: tuple[ContentsEntry, ...] = many(
        "目录", "table of contents", item="entry",
        zh_note="印出的目录，逐行保留，页码是印出的页码。",
        en_note="The printed table of contents, line by line, with its printed page numbers.",
    )  # fmt: skip
    sections: tuple[Section, ...] = many(
        "章节", "sections", item="section",
        zh_note="说明文字的各级标题及其段落，按原文次序平铺。",
        en_note="Headings of the text with their paragraphs, as a flat list in printed order.",
    )  # fmt: skip
    tables: tuple[Table, ...] = required(
        "表", "tables", item="table",
        zh_note="全部预算表，按原文次序；没有表时为空列表。",
        en_note="All budget tables in printed order; an empty list where there is none.",
    )  # fmt: skip
    department_targets: tuple[DepartmentTarget, ...] = many(
        "部门整体绩效目标", "performance targets of whole departments", item="target",
        zh_note="部门整体支出绩效目标表，每张表一项。",
        en_note="Performance forms of whole departments, one for each form.",
    )  # fmt: skip
    projects: tuple[Project, ...] = many(
        "项目", "projects", item="project",
        zh_note="项目支出绩效目标表，每张表一项。", en_note="Performance forms of projects, one for each form.",
    )  # fmt: skip
    statements: tuple[Statement, ...] = many(
        "文字中的数字表述", "statements", item="statement",
        zh_note="从 sections 的段落中提取的数字表述；段落原文仍保留在原处。",
        en_note="Claims about figures found in the paragraphs of sections; the paragraphs keep their text.",
    )  # fmt: skip
    procurement_totals: ProcurementTotals | None = optional(
        "政府采购预算", "procurement totals",
        zh_note="文字中所述的政府采购预算，分货物、工程、服务。",
        en_note="The procurement budget told in the text, by goods, works and services.",
    )  # fmt: skip
    procurement_catalogs: tuple[ProcurementCatalog, ...] = many(
        "政府购买服务指导性目录", "service procurement catalogues", item="catalog",
        zh_note="随预算公开的政府购买服务指导性目录。",
        en_note="Catalogues of services that departments may buy, where they are published with the budget.",
    )  # fmt: skip
    state_assets: tuple[AssetHolding, ...] = many(
        "国有资产占有使用情况", "state assets", item="holding",
        zh_note="文字中所述的车辆、设备等国有资产数量。",
        en_note="Vehicles, equipment and other state assets counted in the text.",
    )  # fmt: skip
    glossary: tuple[GlossaryTerm, ...] = many(
        "名词解释", "glossary", item="term",
        zh_note="名词解释，按原文次序。", en_note="Terms explained in the text, in printed order.",
    )  # fmt: skip
    notes: tuple[Note, ...] = many(
        "附注", "notes", item="note",
        zh_note="适用于整份公开信息、不属于某一张表的附注。",
        en_note="Notes that hold for the whole disclosure and not for one table.",
    )  # fmt: skip
    sources: tuple[SourceFile, ...] = many(
        "来源文件", "source files", item="source",
        zh_note="读取所用的文件；出处的 file 按此处的次序计数。",
        en_note="The files it was read from; the file of a place counts in this order.",
    )  # fmt: skip
    fragments: tuple[Fragment, ...] = many(
        "其余原文", "other pieces of the source", item="fragment",
        zh_note="原文中没有进入其他字段的内容，原样保留。",
        en_note="What the source prints and no other field holds, kept as printed.",
    )  # fmt: skip
    flags: tuple[Flag, ...] = flagged()
    extensions: tuple[Extension, ...] = extended()
