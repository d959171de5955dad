"""Code lists: the vocabularies of public finance, as CSV files shipped with the package.

``codelist(name)`` loads one; ``NAMES`` lists them. Nothing is fetched.
"""

from budgetschema.codelists.lists import CodeList, CodeListEntry, UnknownCodeListError, codelist, codelist_names

__all__ = ["CodeList", "CodeListEntry", "UnknownCodeListError", "codelist", "codelist_names"]
