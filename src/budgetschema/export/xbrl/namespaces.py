"""Names that a report is written with: those of the standard, and the report's own."""

from __future__ import annotations

from urllib.parse import quote

import attrs

from budgetschema.export.naming import publisher_code
from budgetschema.model import Disclosure
from budgetschema.schema.json_schema import BASE

PREFIX = "bs"
"""Stands for the namespace of a report's taxonomy."""
ENTITY = "entity"
"""Stands for the scheme that names the publisher."""
ROLE = f"{BASE}xbrl/role/"

XLINK = "http://www.w3.org/1999/xlink"
XS = "http://www.w3.org/2001/XMLSchema"
LINK = "http://www.xbrl.org/2003/linkbase"
INSTANCE = "http://www.xbrl.org/2003/instance"
DIMENSIONS = "http://xbrl.org/2005/xbrldt"
ISO_4217 = "http://www.xbrl.org/2003/iso4217"
LABEL_ROLE = "http://www.xbrl.org/2003/role/label"
SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"

INSTANCE_SCHEMA = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
DIMENSIONS_SCHEMA = "http://www.xbrl.org/2005/xbrldt-2005.xsd"
CALCULATION_SCHEMA = "https://www.xbrl.org/2023/calculation-1.1.xsd"


@attrs.frozen
class Names:
    """Who reports, and the namespace of the report's own taxonomy.

    A publisher with codes is its division and department code, another one its name; a department and the unit of the
    same name are two entities.
    """

    scheme: str
    identifier: str
    namespace: str

    @classmethod
    def of(cls, disclosure: Disclosure) -> Names:
        """The names of a disclosure."""
        publisher, scope = disclosure.publisher, disclosure.scope.value
        code = publisher_code(publisher)
        identifier = "_".join((code or publisher.name).split()) or "_"
        scheme = f"{BASE}{scope}/{'code' if code else 'name'}"
        path = "/".join((scope, quote(identifier, safe=""), str(disclosure.fiscal_year), disclosure.moment.value))
        return cls(scheme, identifier, f"{BASE}xbrl/{path}")
