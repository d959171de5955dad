"""The part of the page with all pictures that the figures allow."""

from __future__ import annotations

from budgetschema.cube import Cube
from budgetschema.report.html.elements import Element
from budgetschema.report.html.pictures.bars import functions_picture, kinds_picture, years_pictures
from budgetschema.report.html.pictures.flow import flow_picture
from budgetschema.report.html.sections import section
from budgetschema.report.html.view import View
from budgetschema.report.html.words import both


def pictures_section(view: View) -> Element | None:
    """The pictures; None where nothing is broken down."""
    cube = view.cube
    found = [flow_picture(cube), functions_picture(cube), kinds_picture(cube)]
    if view.prior is not None:
        found += years_pictures(cube, Cube(view.prior))
    return section("pictures", both("pictures.title"), *found) if any(each is not None for each in found) else None
