"""The cube: every printed figure as a fact at a coordinate, the identities that tie facts, and what cannot be true."""

from budgetschema.cube.cube import Cube
from budgetschema.cube.dimensions import Key
from budgetschema.cube.facts import Fact, State

__all__ = ["Cube", "Fact", "Key", "State"]
