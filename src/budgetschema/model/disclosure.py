"""The disclosure: root of a document."""

from __future__ import annotations

import datetime

import attrs

from budgetschema.model.department import DepartmentTarget
from budgetschema.model.enums import Moment, Scope
from budgetschema.model.fields import many, optional, required, titled
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

    name: str = required("名称", "name", format=Format.TEXT)
    division: str | None = optional("行政区划代码", "administrative division code", format=Format.DIVISION)
    department_code: str | None = optional("部门代码", "department code", format=Format.TEXT)


@titled("所含单位", "covered unit", "数字包含在本公开信息中的单位。")
@attrs.frozen(kw_only=True, slots=True)
class CoveredUnit:
    """A unit whose figures the disclosure includes."""

    name: str = required("单位名称", "name", format=Format.TEXT)
    code: str | None = optional("单位代码", "code", format=Format.TEXT)
    place: Place | None = optional("出处", "place", xml="inline")


@titled("部门预算公开", "disclosure", "一个部门或单位的预算（或决算）公开信息。")
@attrs.frozen(kw_only=True, slots=True)
class Disclosure:
    """A departmental budget disclosure (部门预算公开), budget or final accounts, of one department or unit."""

    spec_version: str = required("格式版本", "version of the format", format=Format.VERSION)
    fiscal_year: int = required("预算年度", "fiscal year", minimum=1949, maximum=2999)
    moment: Moment = required("口径时点", "moment")
    scope: Scope = required("公开范围", "scope")
    title: str | None = optional("标题", "title", format=Format.TEXT)
    published: datetime.date | None = optional("公开日期", "date of publication", format=Format.DATE)
    publisher: Publisher = required("公开单位", "publisher")
    units_covered: tuple[CoveredUnit, ...] = many("所含单位", "units covered", item="unit")
    duties: tuple[Duty, ...] = many("部门职责", "duties", item="duty")
    organisation: tuple[Paragraph, ...] = many("机构设置", "organisation", item="paragraph")
    contents: tuple[ContentsEntry, ...] = many("目录", "table of contents", item="entry")
    sections: tuple[Section, ...] = many("章节", "sections", item="section")
    tables: tuple[Table, ...] = required("表", "tables", item="table")
    department_targets: tuple[DepartmentTarget, ...] = many(
        "部门整体绩效目标", "performance targets of whole departments", item="target"
    )
    projects: tuple[Project, ...] = many("项目", "projects", item="project")
    statements: tuple[Statement, ...] = many("文字中的数字表述", "statements", item="statement")
    procurement_totals: ProcurementTotals | None = optional("政府采购预算", "procurement totals")
    procurement_catalogs: tuple[ProcurementCatalog, ...] = many(
        "政府购买服务指导性目录", "service procurement catalogues", item="catalog"
    )
    state_assets: tuple[AssetHolding, ...] = many("国有资产占有使用情况", "state assets", item="holding")
    glossary: tuple[GlossaryTerm, ...] = many("名词解释", "glossary", item="term")
    notes: tuple[Note, ...] = many("附注", "notes", item="note")
    sources: tuple[SourceFile, ...] = many("来源文件", "source files", item="source")
    fragments: tuple[Fragment, ...] = many("其余原文", "other pieces of the source", item="fragment")
    flags: tuple[Flag, ...] = many("异常标记", "flags", item="flag")
    extensions: tuple[Extension, ...] = many("扩展", "extensions", item="extension")
