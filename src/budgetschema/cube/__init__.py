"""The cube: every printed figure as a fact at a coordinate, the identities that tie facts, and what cannot be true."""
