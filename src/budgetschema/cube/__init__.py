"""The cube: every printed figure as a fact at a coordinate, the identities that tie facts, and what cannot be true."""

from budgetschema.cube.analysis import Analysis, Cause, Trouble
from budgetschema.cube.cube import Cube
from budgetschema.cube.dimensions import Key
from budgetschema.cube.facts import Fact, State

__all__ = ["Analysis", "Cause", "Cube", "Fact", "Key", "State", "Trouble"]
