"""The schemas: built from the model, read from the package, used to validate."""

from budgetschema.schema.json_schema import BASE, JSON_SCHEMA_ID
from budgetschema.schema.resources import VERSIONS, schema_bytes

__all__ = ["BASE", "JSON_SCHEMA_ID", "VERSIONS", "schema_bytes"]
