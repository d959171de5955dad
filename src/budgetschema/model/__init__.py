"""The typed model of a departmental budget disclosure: the single definition that every other face is made from.

It imports nothing of the package. Objects are frozen and compare by value; lists are tuples; amounts are
:class:`decimal.Decimal` with their printed places. Constructing an object checks nothing: the schema does, when a
document is loaded or dumped.
"""

from budgetschema.model.coordinate import CodeReference, Coordinate, Mark
from budgetschema.model.department import DepartmentTarget, DepartmentTask, TargetBudget
from budgetschema.model.disclosure import SPEC_VERSION, CoveredUnit, Disclosure, Publisher
from budgetschema.model.enums import (
    CodeBasis,
    ColumnRole,
    Direction,
    ExpenditureKind,
    Flow,
    FragmentKind,
    FundingSource,
    IndicatorCategory,
    IndicatorSubcategory,
    Layer,
    LineRole,
    MarkKind,
    Moment,
    MoneyUnit,
    NoteKind,
    Operator,
    Scheme,
    Scope,
    Side,
    StatementKind,
    Vocabulary,
)
from budgetschema.model.narrative import (
    AssetHolding,
    ContentsEntry,
    Duty,
    GlossaryTerm,
    Paragraph,
    Section,
    Statement,
)
from budgetschema.model.procurement import (
    CatalogDepartment,
    OfficialNotice,
    ProcurementCatalog,
    ProcurementCatalogEntry,
    ProcurementTotals,
)
from budgetschema.model.project import DepartmentReference, Funding, PerformanceIndicator, Project
from budgetschema.model.source import Extension, Flag, Fragment, Place, SourceFile, crossing
from budgetschema.model.table import Block, Caption, Column, Line, Note, Table

__all__ = [
    "SPEC_VERSION",
    "AssetHolding",
    "Block",
    "Caption",
    "CatalogDepartment",
    "CodeBasis",
    "CodeReference",
    "Column",
    "ColumnRole",
    "ContentsEntry",
    "Coordinate",
    "CoveredUnit",
    "DepartmentReference",
    "DepartmentTarget",
    "DepartmentTask",
    "Direction",
    "Disclosure",
    "Duty",
    "ExpenditureKind",
    "Extension",
    "Flag",
    "Flow",
    "Fragment",
    "FragmentKind",
    "Funding",
    "FundingSource",
    "GlossaryTerm",
    "IndicatorCategory",
    "IndicatorSubcategory",
    "Layer",
    "Line",
    "LineRole",
    "Mark",
    "MarkKind",
    "Moment",
    "MoneyUnit",
    "Note",
    "NoteKind",
    "OfficialNotice",
    "Operator",
    "Paragraph",
    "PerformanceIndicator",
    "Place",
    "ProcurementCatalog",
    "ProcurementCatalogEntry",
    "ProcurementTotals",
    "Project",
    "Publisher",
    "Scheme",
    "Scope",
    "Section",
    "Side",
    "SourceFile",
    "Statement",
    "StatementKind",
    "Table",
    "TargetBudget",
    "Vocabulary",
    "crossing",
]
