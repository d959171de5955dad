"""Facts that stand in sentences and have fields of their own: state assets, procurement totals, units covered."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from budgetschema.model import AssetHolding, CoveredUnit, Mark, Place, ProcurementTotals, Section
from budgetschema.reading.aliases import alias_table
from budgetschema.reading.figures import Figure, read_figure
from budgetschema.reading.recognise.meanings import UNITS
from budgetschema.reading.recognise.state import Draft

_AS_OF = re.compile(r"截[至止](?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
# What is held, how many, and the measure: 领导用车0辆, 办公用房建筑总面积3210平方米, …通用设备0台（套）.
_HOLDING = re.compile(
    r"(?P<label>[^，,。；;：:、0-9]{0,60}(?:价值)?(?:[0-9]{1,9}万元[^，,。；;：:、0-9]{0,60})?)"
    r"(?P<quantity>[0-9][0-9,]{0,20}(?:\.[0-9]{1,8})?|[Xx×]{2,9}|[-—]{2,9})(?P<unit>辆|平方米|台[（(]套[)）]|台|套|件)"
)
_SUBJECT = re.compile(r".*(?:人民政府|局|委员会|办公室|中心|本部门|本单位)(?=共有|使用|占有|现有|拥有)")
# A figure, or what is printed in its stead.
_FIGURE = r"(?P<figure>[0-9][0-9,]{0,20}(?:\.[0-9]{1,8})?|[Xx×]{2,9}|[-—]{2,9})(?P<unit>亿元|万元|千元|元)"
_USE = r"(?:类)?(?:预算|支出)?(?:金额)?(?:为)?"
_PROCUREMENT = (
    ("goods", re.compile(rf"货物{_USE}{_FIGURE}")),
    ("works", re.compile(rf"工程{_USE}{_FIGURE}")),
    ("services", re.compile(rf"服务{_USE}{_FIGURE}")),
    ("total", re.compile(rf"政府采购[^，,。；;0-9货工服]{{0,60}}?{_FIGURE}")),
)
_UNITS = re.compile(
    r"(?:下设(?:的)?(?:预算)?(?:机构|单位)?|包括|包含|所属(?:预算)?单位)(?:有|为|包括)?[:：]?(?P<names>[^，,。；;]+)"
)
_AND = re.compile(r"[、和及与]")


def read_facts(draft: Draft) -> None:
    """Fill the fields of ``draft`` that come from its sentences."""
    for section in _within(draft, "state_assets"):
        for paragraph in section.paragraphs:
            as_of = _as_of(paragraph.text)
            for label, quantity, unit in holdings(paragraph.text, draft.publisher):
                found = alias_table("assets").find(label)
                draft.state_assets.append(
                    AssetHolding(
                        kind=found["kind"] if found else "other",
                        label=label,
                        quantity=quantity.amount,
                        mark=quantity.mark,
                        unit=unit,
                        as_of=as_of,
                        place=paragraph.place,
                    )
                )
    for section in _within(draft, "procurement"):
        for paragraph in section.paragraphs:
            draft.procurement_totals = draft.procurement_totals or _totals(paragraph.text, paragraph.place)
    for paragraph in draft.organisation:
        match = _UNITS.search(paragraph.text)
        if match and not draft.units_covered:
            names = [name for name in _AND.split(match["names"]) if 2 <= len(name) <= 40]
            draft.units_covered = [CoveredUnit(name=name, place=paragraph.place) for name in names]


def _within(draft: Draft, role: str) -> Iterator[Section]:
    """Sections of a role with the sections under them."""
    level: int | None = None
    for section in draft.sections:
        if section.role == role and level is None:
            level = section.level
        elif level is not None and section.level <= level:
            level = section.level if section.role == role else None
        if level is not None:
            yield section


def _as_of(text: str) -> datetime.date | None:
    match = _AS_OF.search(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def holdings(text: str, publisher: str | None = None) -> Iterator[tuple[str, Figure, str]]:
    """Label, quantity and unit of measure of every holding a sentence names; the holder is left out of the label."""
    for match in _HOLDING.finditer(_AS_OF.sub("", text)):
        quantity = read_figure(match["quantity"])
        label = _SUBJECT.sub("", match["label"]).strip()
        label = label.removeprefix(publisher or "").removeprefix("的")
        label = re.sub(r"^(共有|使用的?|占有使用|现有|拥有)", "", label)
        if quantity is not None and label:
            yield label, quantity, match["unit"]


def _totals(text: str, place: Place | None) -> ProcurementTotals | None:
    found: dict[str, Decimal] = {}
    marks: dict[str, Mark] = {}
    unit = None
    for field, pattern in _PROCUREMENT:
        match = pattern.search(text)
        figure = read_figure(match["figure"]) if match else None
        if match is None or figure is None:
            continue
        unit = unit or UNITS[match["unit"]]
        if UNITS[match["unit"]] is not unit:
            continue
        if figure.amount is not None:
            found[field] = figure.amount
        elif figure.mark is not None:
            marks[field] = figure.mark
    if unit is None or not (found or marks):
        return None
    return ProcurementTotals(
        unit=unit,
        total=found.get("total"),
        goods=found.get("goods"),
        works=found.get("works"),
        services=found.get("services"),
        marks=marks,
        place=place,
    )
