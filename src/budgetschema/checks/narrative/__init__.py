"""Narrative: what the text claims, against the tables and against itself.

A sentence is understood by patterns, never with certainty, so no rule of this layer is an error.
"""
