"""Code lists: the vocabularies of public finance, as CSV files shipped with the package.

``codelist(name)`` loads one, ``codelist_names()`` lists them; ``correspondence(name)`` loads a mapping between two.
Nothing is fetched.
"""

from budgetschema.codelists.correspondences import CORRESPONDENCES, CofogMatch, cofog_of, correspondence
from budgetschema.codelists.lists import CodeList, CodeListEntry, UnknownCodeListError, codelist, codelist_names

__all__ = [
    "CORRESPONDENCES",
    "CodeList",
    "CodeListEntry",
    "CofogMatch",
    "UnknownCodeListError",
    "codelist",
    "codelist_names",
    "cofog_of",
    "correspondence",
]
